/* A button that puts a class on the whole page and takes it off again: "groot" (the map over everything) and "meer" (on a
   phone: the row above the map unfolds). The page itself does the rest, in kaartpagina.css. Nothing goes to the server. */
const OPEN = '[data-testid="stPopoverBody"], [role="dialog"], [role="listbox"], [role="menu"]';
const TURNED = "netwerk-knop";
const HEARD = new WeakMap(); // button -> what ends the listeners of the call before

export default function knop({ parentElement, data }) {
  const button = parentElement.querySelector(".nk-knop"), page = document.documentElement, name = `nk-${data.name}`;
  HEARD.get(button)?.abort();
  const listening = new AbortController(), { signal } = listening;
  HEARD.set(button, listening);
  let open = false; // something that Escape closes first
  const show = () => {
    const on = page.classList.contains(name);
    button.textContent = on ? data.other : data.words;
    button.setAttribute("aria-expanded", String(on));
    button.dataset.name = data.name;
    if (data.name === "meer") button.setAttribute("aria-label", `${on ? data.other : data.words} knoppen voor de kaart`);
  };
  const turn = (on) => {
    page.classList.toggle(name, on);
    if (data.name === "groot") page.classList.remove("nk-meer"); // no unfolded row over a large map
    dispatchEvent(new Event(TURNED));
    dispatchEvent(new Event("resize")); // the map and Streamlit's own parts look at their room again
  };
  addEventListener(TURNED, show, { signal });
  button.addEventListener("click", () => turn(!page.classList.contains(name)), { signal });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") open = document.querySelector(OPEN) !== null;
  }, { signal, capture: true });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || open || event.defaultPrevented || !page.classList.contains(name)) return;
    turn(false);
    button.focus();
  }, { signal });
  show();
  return () => { // also called for a call that a newer one replaced: only the last may end it
    if (HEARD.get(button) !== listening) return;
    listening.abort();
    page.classList.remove(name);
  };
}
