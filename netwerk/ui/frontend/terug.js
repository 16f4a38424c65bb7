/* Back is one press: one step of the user is one step of the browser. Streamlit writes a step for each change of the address:
   for what a page adds by itself when it opens (the gebied, another name of the page) as well, and on its way to another page.
   What follows without a click or key in between belongs to the step before. Another gebied is no step: who goes back keeps it. */
const GEBIED = "gebied";

function withoutGebied(address) {
  const url = new URL(address, location.href);
  url.searchParams.delete(GEBIED);
  url.searchParams.sort();
  return url.href;
}

export function oneStepBack() {
  let acted = false; // whether the user did something since the last step
  for (const kind of ["pointerdown", "click", "keydown"]) addEventListener(kind, () => (acted = true), true);
  addEventListener("popstate", () => (acted = false), true);
  const push = history.pushState.bind(history);
  history.pushState = (state, unused, address) => {
    const step = acted && withoutGebied(address ?? location.href) !== withoutGebied(location.href);
    if (step) {
      acted = false;
      push(state, unused, address);
    } else history.replaceState(state, unused, address);
  };
}
