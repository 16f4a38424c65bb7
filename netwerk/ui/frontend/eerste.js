/* The field to type in first has the focus when its form opens: once, and not when one is typing elsewhere in it already.
   After saving, when the form is gone, the heading has it and the top of the page is in sight: there stands what was saved. */
const DONE = new WeakSet();

export default function ({ parentElement, data }) {
  const here = parentElement.querySelector(".netwerk-eerste");
  if (DONE.has(here)) return;
  DONE.add(here);
  const take = data.top ? toTop : focus;
  setTimeout(() => take(data.form), 80); // after the dialog took the focus for itself
}

function focus(form) {
  const box = document.querySelector(`.st-key-${CSS.escape(form)}`);
  const field = box?.querySelector("textarea, input");
  const inside = box?.contains(document.activeElement) && document.activeElement.matches("textarea, input");
  if (field && !inside) field.focus();
}

function toTop(form) {
  const heading = document.querySelector(`.st-key-${CSS.escape(form)} h1`);
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  for (const page of document.querySelectorAll(".stMain")) page.scrollTo({ top: 0 });
}
