/* The field to type in first has the focus when its form opens: once, and not when one is typing elsewhere in it already.
   After saving, when the form is gone, the heading has it and the top of the page is in sight: there stands what was saved. */
const DONE = new WeakMap(); // which field had it: the same place may ask for another one later
const FIELD = "textarea, input";
const WAIT = 80, TIMES = 40; // milliseconds, and how often it is looked for again: a long form is drawn in pieces

export default function ({ parentElement, data }) {
  const here = parentElement.querySelector(".netwerk-eerste");
  const asked = data.top ? "top" : data.label;
  if (DONE.get(here) === asked) return;
  DONE.set(here, asked);
  // after the dialog took the focus for itself
  setTimeout(() => (data.top ? toTop(data.form) : focus(data, TIMES)), WAIT);
}

function focus(data, times) {
  const box = document.querySelector(`.st-key-${CSS.escape(data.form)}`);
  const fields = [...(box?.querySelectorAll(FIELD) ?? [])];
  const field = data.label ? fields.find((one) => one.getAttribute("aria-label") === data.label) : fields[0];
  if (fields.includes(document.activeElement)) return;
  if (field) field.focus();
  else if (times) setTimeout(() => focus(data, times - 1), WAIT);
}

function toTop(form) {
  const heading = document.querySelector(`.st-key-${CSS.escape(form)} h1`);
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  for (const page of document.querySelectorAll(".stMain")) page.scrollTo({ top: 0 });
}
