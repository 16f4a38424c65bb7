/* Where you are, for who does not see that it is bold. Streamlit marks a link to the page that is open in no other way. */
const LINKS = "a[data-testid=stPageLink-NavLink]";

export function markHere() {
  for (const link of document.querySelectorAll(LINKS)) {
    const here = link.closest("[class*=st-key-menu-], [class*=st-key-naar-]")?.className.includes("-hier") ?? false;
    if (here && link.getAttribute("aria-current") !== "page") link.setAttribute("aria-current", "page");
    if (!here && link.hasAttribute("aria-current")) link.removeAttribute("aria-current");
  }
}
