/* Enter in a line of text saves the form it stands in. The forms to enter something are no forms of Streamlit, which would
   hold what is typed in the browser until it is sent: then it would be gone on another page. */
const FORM = "[class*=st-key-invulformulier]";
const LINE = "input:not([role=combobox]):not([type=checkbox]):not([type=radio])";

export function enterSaves() {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !(event.target instanceof Element) || !event.target.matches(LINE)) return;
    event.target.closest(FORM)?.querySelector("button[kind=primary]")?.click();
  });
}
