/* What this browser keeps for its user: when it was here last, and who the user is in the network. Nothing of others. */
const PREFIX = "netwerk.";
const KEPT = ["laatst", "ik"];

export default function ({ parentElement, data, setStateValue }) {
  keep(data, setStateValue);
  parentElement.querySelector(".netwerk-eigen").dataset.told = ""; // nothing more comes by itself
}

function keep(data, setStateValue) {
  let store;
  try { store = window.localStorage; } catch { return; } // a browser may forbid it
  for (const [name, value] of Object.entries(data.write ?? {})) {
    if (value === null) store.removeItem(PREFIX + name);
    else store.setItem(PREFIX + name, value);
  }
  if (data.known) return;
  const found = Object.fromEntries(KEPT.map((name) => [name, store.getItem(PREFIX + name)]).filter(([, value]) => value !== null));
  if (window.matchMedia?.("(max-width: 760px)").matches) found.smal = "ja"; // not kept: a window is resized
  if (Object.keys(found).length) setStateValue("kept", found);
  store.setItem(PREFIX + "laatst", new Date().toISOString());
}
