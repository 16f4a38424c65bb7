/* The field to type in first has the focus when its form opens: once, and not when one is typing elsewhere in it already. */
const DONE = new WeakMap(); // which field had it: the same place may ask for another one later
const FIELD = "textarea, input";
const WAIT = 80, TIMES = 40; // milliseconds, and how often it is looked for again: a long form is drawn in pieces

export default function ({ parentElement, data }) {
  const here = parentElement.querySelector(".netwerk-eerste");
  if (DONE.get(here) === data.label) return;
  DONE.set(here, data.label);
  setTimeout(() => focus(data, TIMES), WAIT); // after the dialog took the focus for itself
}

function focus(data, times) {
  const box = document.querySelector(`.st-key-${CSS.escape(data.form)}`);
  const fields = [...(box?.querySelectorAll(FIELD) ?? [])];
  const field = data.label ? fields.find((one) => one.getAttribute("aria-label") === data.label) : fields[0];
  if (fields.includes(document.activeElement)) return;
  if (field) field.focus();
  else if (times) setTimeout(() => focus(data, times - 1), WAIT);
}
