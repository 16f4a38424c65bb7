/* One map on one element: made once, changed in place, controlled by pointer, touch and keyboard. It knows nothing of
   Streamlit: whoever makes it listens through `on` = { select, expand, moved }. */
import { edgeItem, nodeItem, sync } from "./items.js";
import { paintOver, paintUnder } from "./paint.js";
import { showLegend, showSigns } from "./legend.js";
import { bendLines } from "./lines.js";
import { aim, glide, keepFree, remember, settle, showAll, stretchOf } from "./camera.js";
import { themeOf } from "./theme.js";

const NOTHING = { nodes: [], edges: [] };
const BIG = 800;

/* What outlives the element: choice, dragged places, camera. Whoever makes a map again hands it back. */
export function newKept() {
  return {
    chosen: NOTHING, moved: {}, sent: new Map(), layoutKey: undefined, seq: undefined,
    touched: false, camera: null, fits: new Map(), legend: null,
  };
}

export function makeMap(root, on, kept = newKept()) {
  const map = {
    root, on, kept, box: root.querySelector(".nk-canvas"), live: root.querySelector(".nk-live"), widths: new Map(),
    marked: [], counted: [], loose: [], order: [], bundled: false, legend: "", hover: null, moving: false,
    stretch: 1, version: 0, plan: null, rings: new Map(), items: new Map(), lines: [], hushed: [], lit: lightOf(),
    net: null, size: null, fitted: false, gliding: false, builds: 0, changes: 0,
  };
  map.box.setAttribute("aria-describedby", describe(root));
  root.addEventListener("keydown", (event) => { if (event.target === map.box && press(map, event.key)) event.preventDefault(); });
  for (const button of root.querySelectorAll("button[data-key]")) button.addEventListener("click", () => press(map, button.dataset.key));
  root.querySelector(".nk-legend summary").addEventListener("click", () => { kept.legend = !root.querySelector(".nk-legend").open; });
  map.watcher = new ResizeObserver(() => settle(map));
  map.watcher.observe(map.box);
  document.fonts?.ready.then(() => { map.widths.clear(); again(map); });
  return map;
}

/* Everything that was worked out from what is drawn is worked out anew. */
function again(map) {
  map.version++;
  map.lit = lightOf(map);
  if (!map.net) return;
  hush(map);
  map.net.redraw();
}

/* No words over who is chosen: what they say stands in the panel. */
function hush(map) {
  for (const id of map.hushed) { const node = map.net.body.nodes[id]; if (node) delete node.getTitle; }
  map.hushed = map.kept.chosen.nodes.filter((id) => map.net.body.nodes[id]);
  for (const id of map.hushed) map.net.body.nodes[id].getTitle = () => undefined;
  if (!map.hushed.length) return;
  map.net.interactionHandler.popup?.hide();
  map.net.interactionHandler.popupObj = undefined; // vis shows no other words as long as it thinks that these are there
}

/* Who and what stands out: `must` is named whatever happens, `near` knows them; `any`: the rest goes pale. */
function lightOf(map) {
  const lit = { any: false, must: new Set(), near: new Set(), nodes: new Set(), edges: new Set() };
  if (!map?.net) return lit;
  const { chosen } = map.kept, nodes = chosen.nodes.filter((id) => map.nodes.get(id));
  for (const id of nodes) for (const line of map.net.getConnectedEdges(id)) lit.edges.add(line);
  for (const line of chosen.edges.length ? map.lines : []) if (joins(chosen.edges, line)) {
    lit.edges.add(line.id);
    nodes.push(line.from, line.to);
  }
  for (const id of nodes) for (const other of map.net.getConnectedNodes(id)) lit.near.add(other);
  if (chosen.edges.length) lit.near.clear();
  lit.any = nodes.length > 0;
  lit.nodes = new Set([...lit.near, ...nodes]);
  if (map.hover !== null && map.nodes.get(map.hover)) {
    nodes.push(map.hover);
    if (!lit.any) for (const other of map.net.getConnectedNodes(map.hover)) lit.near.add(other);
  }
  lit.must = new Set(nodes);
  return lit;
}

let described = 0;
function describe(root) {
  const help = root.querySelector(".nk-help");
  help.id = help.id || `nk-help-${++described}`;
  return help.id;
}

export function showMap(map, data) {
  const { kept } = map;
  map.data = data;
  map.look = lookOf(map.root, data);
  if (!data.fill) map.root.querySelector(".nk-stage").style.height = `min(${Number(data.height) || 640}px, 85vh, max(420px, 125vw))`;
  map.box.setAttribute("aria-label", data.summary || "Netwerkkaart");
  const legend = JSON.stringify([data.legend, map.look.dark]);
  if (legend !== map.legend) {
    showLegend(map.root.querySelector(".nk-legend ul"), data.legend, map.look);
    showSigns(map.root.querySelector(".nk-signs"), data.legend, map.look);
    map.legend = legend;
  }
  const other = kept.layoutKey !== undefined && kept.layoutKey !== data.layout_key;
  if (other) { kept.moved = {}; kept.sent.clear(); }
  kept.layoutKey = data.layout_key;
  map.stretch = stretchOf(map);
  const nodes = data.nodes.map((node) => stay(map, nodeItem(node, map.look)));
  const edges = data.edges.map((edge) => edgeItem(edge, map.look));
  if (map.net === null) build(map, nodes, edges);
  else map.changes += sync(map.nodes, nodes) + sync(map.edges, edges);
  arrange(map);
  bendLines(map);
  forget(map);
  again(map);
  if (other) showAll(map);
  else if (!map.fitted) settle(map);
  obey(map, data.command);
  map.net.redraw();
}

export function dropMap(map) {
  map.watcher.disconnect();
  map.net.destroy();
  map.net = null;
}

function lookOf(root, data) {
  const many = data.edges.length;
  return {
    ...themeOf(root), palette: data.palette, opens: Boolean(root.dataset.opens), big: data.nodes.length > BIG,
    lineOpacity: many > 3000 ? 0.4 : many > 800 ? 0.55 : 0.8,
  };
}

/* A place that the server moved wins; otherwise a dragged node stays where the user left it. */
function stay(map, item) {
  const { kept } = map, key = String(item.id), place = `${item.x} ${item.y}`;
  if (kept.sent.get(key) !== place) { if (kept.sent.has(key)) delete kept.moved[key]; kept.sent.set(key, place); }
  const moved = kept.moved[key];
  const [x, flat] = moved ?? [item.x, item.y];
  return { ...item, x, flat, y: flat * map.stretch };
}

function build(map, nodes, edges) {
  map.nodes = new vis.DataSet(nodes);
  map.edges = new vis.DataSet(edges);
  const options = structuredClone(map.data.options || {});
  delete options.configure;
  options.physics = { enabled: false };
  options.autoResize = false; // it changes the scale with the size: see camera.js
  options.interaction = {
    ...options.interaction, hover: nodes.length < 4000, keyboard: false,
    hideEdgesOnDrag: map.look.big, hideEdgesOnZoom: map.look.big,
  };
  const net = (map.net = new vis.Network(map.box, { nodes: map.nodes, edges: map.edges }, options));
  map.builds++;
  net.canvas.frame.tabIndex = -1;
  net.canvas.frame.canvas.setAttribute("aria-hidden", "true");
  net.on("beforeDrawing", (ctx) => paintUnder(map, ctx));
  net.on("afterDrawing", (ctx) => { paintOver(map, ctx); remember(map); });
  net.on("animationFinished", () => { map.gliding = false; });
  net.on("hoverNode", (event) => { map.hover = event.node; again(map); });
  net.on("blurNode", () => { map.hover = null; again(map); });
  net.on("click", (event) => {
    choose(map, { nodes: event.nodes, edges: event.nodes.length ? [] : ends(map, event.edges) });
    if (map.data.fill && event.nodes.length === 1) keepFree(map, event.nodes[0]);
  });
  net.on("doubleClick", (event) => { if (event.nodes.length) map.on.expand(event.nodes[0]); });
  net.on("dragStart", () => { map.moving = true; touch(map); });
  net.on("zoom", () => touch(map));
  net.on("dragEnd", (event) => dragged(map, event.nodes));
  const chosen = map.kept.chosen.nodes.filter((id) => map.nodes.get(id));
  if (chosen.length) net.selectNodes(chosen);
  else net.selectEdges(map.edges.getIds({ filter: (edge) => joins(map.kept.chosen.edges, edge) }));
}

/* Whether this line is among these pairs of ends. */
function joins(pairs, edge) {
  return pairs.some(([from, to]) => edge.from === from && edge.to === to);
}

/* A line that is not on the map any more is no choice any more. */
function forget(map) {
  const { chosen } = map.kept, edges = map.edges.get();
  const left = chosen.edges.filter((pair) => edges.some((edge) => joins([pair], edge)));
  if (left.length < chosen.edges.length) choose(map, { ...chosen, edges: left });
}

/* The user has the camera in hand now. */
function touch(map) {
  map.kept.touched = true;
  map.gliding = false;
}

function ends(map, ids) {
  return ids.map((id) => map.edges.get(id)).filter(Boolean).map((edge) => [edge.from, edge.to]);
}

function dragged(map, ids) {
  map.moving = false;
  if (!ids.length) return map.net.redraw();
  const { chosen, moved } = map.kept;
  const places = map.net.getPositions(ids);
  for (const [id, p] of Object.entries(places)) moved[id] = [Math.round(p.x * 10) / 10, Math.round((p.y / map.stretch) * 10) / 10];
  map.nodes.update(ids.map((id) => ({ id, x: moved[id][0], flat: moved[id][1], y: moved[id][1] * map.stretch })));
  map.net.setSelection({ nodes: chosen.nodes.filter((id) => map.nodes.get(id)), edges: [] });
  map.on.moved({ ...moved });
  again(map);
}

function arrange(map) {
  const items = map.nodes.get();
  map.items = new Map(items.map((item) => [item.id, item]));
  map.lines = map.edges.get();
  map.order = items.sort((a, b) => b.rank - a.rank || (a.name < b.name ? -1 : 1)).map((item) => item.id);
  map.marked = items.filter((item) => item.mark);
  map.loose = items.filter((item) => item.loose && !item.faded);
  map.rings.clear();
  map.bundled = items.some((item) => item.opens);
  map.counted = map.lines.filter((edge) => edge.count).sort((a, b) => Number(b.count) - Number(a.count));
}

function choose(map, chosen) {
  if (JSON.stringify(chosen) === JSON.stringify(map.kept.chosen)) return;
  map.kept.chosen = chosen;
  const name = chosen.nodes.length ? map.nodes.get(chosen.nodes[0])?.name : null;
  again(map);
  map.live.textContent = name ? `Gekozen: ${name}` : chosen.edges.length ? "Relatie gekozen" : "Keuze gewist";
  map.on.select(chosen);
}

function obey(map, command) {
  if (!command || command.seq === map.kept.seq) return;
  map.kept.seq = command.seq;
  if (command.reset && Object.keys(map.kept.moved).length) {
    map.kept.moved = {};
    map.on.moved({});
    map.nodes.update(map.data.nodes.map((node) => ({ id: node.id, x: node.x, flat: node.y, y: node.y * map.stretch })));
  }
  if (command.select) {
    const ids = command.select.filter((id) => map.nodes.get(id));
    map.net.unselectAll();
    if (ids.length) map.net.selectNodes(ids);
    choose(map, { nodes: ids, edges: [] });
  }
  if (command.fit) showAll(map);
  if (command.focus !== undefined && command.focus !== null && map.nodes.get(command.focus)) {
    if (map.data.fill) keepFree(map, command.focus);
    else center(map, command.focus, glide());
  }
}

/* An actor in the middle, near enough to read who is around. */
function center(map, id, animation) {
  aim(map, { position: map.net.getPosition(id), scale: Math.max(0.9, map.net.getScale()) }, animation);
}

function press(map, key) {
  const { net } = map, scale = net.getScale(), at = net.getViewPosition(), step = 80 / scale;
  const shift = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[key];
  if (shift) aim(map, { position: { x: at.x + shift[0], y: at.y + shift[1] } });
  else if (key === "+" || key === "=") aim(map, { scale: Math.min(scale * 1.3, 4) });
  else if (key === "-") aim(map, { scale: Math.max(scale / 1.3, 0.02) });
  else if (key === "0") showAll(map);
  else if (key === "PageDown" || key === "PageUp") walk(map, key === "PageDown" ? 1 : -1);
  else if (key === "Enter" && map.kept.chosen.nodes.length) map.on.expand(map.kept.chosen.nodes[0]);
  else if (key === "Escape" && (map.kept.chosen.nodes.length || map.kept.chosen.edges.length)) { net.unselectAll(); choose(map, NOTHING); }
  else return false;
  return true;
}

function walk(map, step) {
  if (!map.order.length) return;
  const now = map.order.indexOf(map.kept.chosen.nodes[0]), id = map.order[(now + step + map.order.length) % map.order.length];
  map.net.selectNodes([id]);
  if (map.data.fill) keepFree(map, id);
  else center(map, id, false);
  choose(map, { nodes: [id], edges: [] });
}
