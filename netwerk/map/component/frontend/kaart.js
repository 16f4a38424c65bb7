/* The map as a Streamlit component (v2). Streamlit calls the default export when the element is mounted and again when
   its data or the theme changes; not when another widget changes. What must outlive that is kept here. */
import "./vis-network.min.js";
import { dropMap, makeMap, newKept, showMap } from "./map.js";
import { fillHeight, fingers, liveOnPage } from "./page.js";
import { withScene } from "./scene_cache.js";

const MAPS = new WeakMap(); // element -> its map, from mount to unmount
const KEPT = new Map();     // key -> what outlives the element: camera, choice and dragged places

export default withScene(kaart);
function kaart({ parentElement, data, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector(".nk-root");
  let map = MAPS.get(parentElement), before = null;
  if (map && map.root !== root) { map.leave?.(); dropMap(map); map = null; } // Streamlit wrote the element anew
  if (!map) {
    if (!KEPT.has(data.channel)) KEPT.set(data.channel, newKept());
    const kept = KEPT.get(data.channel);
    map = makeMap(root, {}, kept);
    map.turn = 0;
    root.dataset.opens = "1";
    MAPS.set(parentElement, map);
    before = kept.chosen;
    if (Object.keys(kept.moved).length) setStateValue("moved", kept.moved);
  }
  map.on = {
    select: (chosen) => setStateValue("selection", chosen),
    moved: (places) => setStateValue("moved", places),
    expand: (node) => setTriggerValue("expand", { node }),
  };
  const turn = ++map.turn;
  if (data.fill) {
    map.leave ??= liveOnPage(map, parentElement instanceof Element ? parentElement : parentElement.host);
    fillHeight(map);
  }
  showMap(map, data);
  fingers(map);
  const { chosen } = map.kept; // a map that is made again tells what was chosen on the one before, unless that changed just now
  if (chosen === before && (chosen.nodes.length || chosen.edges.length)) setStateValue("selection", chosen);
  if (data.debug) globalThis.netwerkMaps ??= {}; // once asked for, on every page of this tab
  if (globalThis.netwerkMaps) globalThis.netwerkMaps[data.channel] = map;
  return () => { // also called for a turn that a newer one replaced: only the last may end the map
    if (map.turn !== turn || !map.net) return;
    map.leave?.();
    dropMap(map);
    MAPS.delete(parentElement);
  };
}
