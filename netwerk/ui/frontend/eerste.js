/* The field to type in first has the focus when its form opens: once, and not when one is typing elsewhere in it already. */
const DONE = new WeakSet();

export default function ({ parentElement, data }) {
  const here = parentElement.querySelector(".netwerk-eerste");
  if (DONE.has(here)) return;
  DONE.add(here);
  setTimeout(() => focus(data.form), 80); // after the dialog took the focus for itself
}

function focus(form) {
  const box = document.querySelector(`.st-key-${CSS.escape(form)}`);
  const field = box?.querySelector("textarea, input");
  const inside = box?.contains(document.activeElement) && document.activeElement.matches("textarea, input");
  if (field && !inside) field.focus();
}
