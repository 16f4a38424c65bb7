/* What this browser keeps for each user: when he was here, and who he is in the network. Nothing of others. */
const PREFIX = "netwerk.";
const KEPT = ["vorig", "ik"];
const VISIT = 4 * 3600 * 1000; // so long nothing was opened: what comes then is another visit, as on another day

export default function ({ parentElement, data, setStateValue }) {
  keep(data, setStateValue);
  parentElement.querySelector(".netwerk-eigen").dataset.told = ""; // nothing more comes by itself
}

function keep(data, setStateValue) {
  let store;
  try { store = window.localStorage; } catch { return; } // a browser may forbid it
  const own = PREFIX + (data.who ? `${data.who}.` : ""); // who shares this browser has his own
  for (const [name, value] of Object.entries(data.write ?? {})) {
    if (value === null) store.removeItem(own + name);
    else store.setItem(own + name, value);
  }
  const before = store.getItem(own + "laatst") !== null;
  arrive(store, own, new Date());
  if (data.known) return;
  const found = Object.fromEntries(KEPT.map((name) => [name, store.getItem(own + name)]).filter(([, value]) => value !== null));
  if (window.matchMedia?.("(max-width: 760px)").matches) found.smal = "ja"; // not kept: a window is resized
  if (before) found.eerder = "ja";
  if (Object.keys(found).length) setStateValue("kept", found);
}

/* The last moment of the visit before stays what it is as long as this visit goes on, in each tab and when a page is loaded anew. */
function arrive(store, own, now) {
  const last = store.getItem(own + "laatst");
  const then = new Date(last ?? NaN);
  if (last !== null && (!(now - then < VISIT) || now.toDateString() !== then.toDateString())) store.setItem(own + "vorig", last);
  store.setItem(own + "laatst", now.toISOString());
}
