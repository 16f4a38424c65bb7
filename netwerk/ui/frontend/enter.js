/* Enter in a line of text saves the form it stands in. The forms to enter something are no forms of Streamlit, which would
   hold what is typed in the browser until it is sent: then it would be gone on another page. */
const FORM = "[class*=st-key-invulformulier]";
const LINE = "input:not([role=combobox]):not([type=checkbox]):not([type=radio])";

/* What stands in a line but was not told to the server yet: a line that lost the focus without a word, since the connection
   was away for a moment, would be called empty. Streamlit tells it when the focus leaves. */
function tell(form) {
  for (const line of form.querySelectorAll(`${LINE}, textarea`)) {
    if (line === document.activeElement) continue;
    line.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  }
}

export function enterSaves() {
  document.addEventListener("pointerdown", (event) => {
    const button = event.target instanceof Element && event.target.closest("button[kind=primary]");
    const form = button && button.closest(FORM);
    if (form) tell(form);
  }, true);

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !(event.target instanceof Element) || !event.target.matches(LINE)) return;
    event.target.closest(FORM)?.querySelector("button[kind=primary]")?.click();
  });
}
