/* One map on one element: made once, changed in place, controlled by pointer, touch and keyboard. It knows nothing of
   Streamlit: whoever makes it listens through `on` = { select, expand, moved }. */
import { edgeItem, nodeItem, sync } from "./items.js";
import { paintOver, paintUnder } from "./paint.js";
import { showLegend } from "./legend.js";

const NOTHING = { nodes: [], edges: [] };
const BIG = 800;

export function makeMap(root, on, kept) {
  const map = {
    root, on, box: root.querySelector(".nk-canvas"), live: root.querySelector(".nk-live"), widths: new Map(), marked: [], counted: [],
    order: [], bundled: false, chosen: kept?.chosen ?? NOTHING, moved: kept?.moved ?? {}, sent: new Map(Object.entries(kept?.sent ?? {})), camera: kept?.camera ?? null,
    layoutKey: kept?.layoutKey, fitted: false, touched: false, seq: kept?.seq, hover: null, builds: 0, changes: 0, net: null, moving: false, legend: "",
  };
  map.chosenNow = () => new Set([...map.chosen.nodes.filter((id) => map.nodes.get(id)), ...(map.hover !== null ? [map.hover] : [])]);
  map.box.setAttribute("aria-describedby", describe(root));
  root.addEventListener("keydown", (event) => { if (event.target === map.box && press(map, event.key)) event.preventDefault(); });
  for (const button of root.querySelectorAll("button[data-key]")) button.addEventListener("click", () => press(map, button.dataset.key));
  map.watcher = new ResizeObserver(() => { if (!map.touched) { map.fitted = false; settle(map); } });
  map.watcher.observe(map.box);
  return map;
}

let described = 0;
function describe(root) {
  const help = root.querySelector(".nk-help");
  help.id = help.id || `nk-help-${++described}`;
  return help.id;
}

export function showMap(map, data) {
  map.data = data;
  map.look = lookOf(map.root, data);
  map.root.querySelector(".nk-stage").style.height = `min(${Number(data.height) || 640}px, 85vh, max(420px, 125vw))`;
  map.box.setAttribute("aria-label", data.summary || "Netwerkkaart");
  const legend = JSON.stringify([data.legend, map.look.dark]);
  if (legend !== map.legend) { showLegend(map.root.querySelector(".nk-legend ul"), data.legend, map.look); map.legend = legend; }
  const other = map.layoutKey !== undefined && map.layoutKey !== data.layout_key;
  if (other) { map.moved = {}; map.sent.clear(); map.camera = null; map.fitted = map.touched = false; }
  map.layoutKey = data.layout_key;
  const nodes = data.nodes.map((node) => stay(map, nodeItem(node, map.look)));
  const edges = data.edges.map((edge) => edgeItem(edge, map.look));
  if (map.net === null) build(map, nodes, edges);
  else map.changes += sync(map.nodes, nodes) + sync(map.edges, edges);
  arrange(map);
  if (other) settle(map);
  obey(map, data.command);
  map.net.redraw();
}

export function dropMap(map) {
  const keep = {
    chosen: map.chosen, moved: map.moved, sent: Object.fromEntries(map.sent), layoutKey: map.layoutKey, seq: map.seq,
    camera: map.fitted ? { position: map.net.getViewPosition(), scale: map.net.getScale() } : map.camera,
  };
  map.watcher.disconnect();
  map.net.destroy();
  map.net = null;
  return keep;
}

function lookOf(root, data) {
  const css = getComputedStyle(root), paper = css.backgroundColor, [r, g, b] = (paper.match(/[\d.]+/g) || [255, 255, 255]).map(Number);
  const many = data.edges.length;
  return {
    paper, ink: css.color, opens: Boolean(root.dataset.opens), family: css.fontFamily, dark: 0.299 * r + 0.587 * g + 0.114 * b < 128, palette: data.palette,
    big: data.nodes.length > BIG, lineOpacity: many > 3000 ? 0.4 : many > 800 ? 0.55 : 0.8,
  };
}

/* A place that the server moved wins; otherwise a dragged node stays where the user left it. */
function stay(map, item) {
  const key = String(item.id), place = `${item.x} ${item.y}`;
  if (map.sent.get(key) !== place) { if (map.sent.has(key)) delete map.moved[key]; map.sent.set(key, place); }
  const moved = map.moved[key];
  return moved ? { ...item, x: moved[0], y: moved[1] } : item;
}

function build(map, nodes, edges) {
  map.nodes = new vis.DataSet(nodes);
  map.edges = new vis.DataSet(edges);
  const options = structuredClone(map.data.options || {});
  delete options.configure;
  options.physics = { enabled: false };
  options.autoResize = true;
  options.interaction = { ...options.interaction, hover: nodes.length < 4000, keyboard: false, hideEdgesOnDrag: map.look.big, hideEdgesOnZoom: map.look.big };
  const net = (map.net = new vis.Network(map.box, { nodes: map.nodes, edges: map.edges }, options));
  map.builds++;
  net.canvas.frame.tabIndex = -1;
  net.canvas.frame.canvas.setAttribute("aria-hidden", "true");
  net.on("beforeDrawing", (ctx) => paintUnder(map, ctx));
  net.on("afterDrawing", (ctx) => paintOver(map, ctx));
  net.on("hoverNode", (event) => { map.hover = event.node; net.redraw(); });
  net.on("blurNode", () => { map.hover = null; net.redraw(); });
  net.on("click", (event) => choose(map, { nodes: event.nodes, edges: event.nodes.length ? [] : ends(map, event.edges) }));
  net.on("doubleClick", (event) => { if (event.nodes.length) map.on.expand(event.nodes[0]); });
  net.on("dragStart", () => { map.moving = map.touched = true; });
  net.on("zoom", () => { map.touched = true; });
  net.on("dragEnd", (event) => dragged(map, event.nodes));
  const chosen = map.chosen.nodes.filter((id) => map.nodes.get(id));
  if (chosen.length) net.selectNodes(chosen);
  settle(map);
}

function ends(map, ids) {
  return ids.map((id) => map.edges.get(id)).filter(Boolean).map((edge) => [edge.from, edge.to]);
}

function dragged(map, ids) {
  map.moving = false;
  if (!ids.length) return;
  const places = map.net.getPositions(ids);
  for (const [id, p] of Object.entries(places)) map.moved[id] = [Math.round(p.x * 10) / 10, Math.round(p.y * 10) / 10];
  map.nodes.update(ids.map((id) => ({ id, x: map.moved[id][0], y: map.moved[id][1] })));
  map.net.setSelection({ nodes: map.chosen.nodes.filter((id) => map.nodes.get(id)), edges: [] });
  map.on.moved({ ...map.moved });
}

function arrange(map) {
  const items = map.nodes.get();
  map.order = items.sort((a, b) => b.rank - a.rank || (a.name < b.name ? -1 : 1)).map((item) => item.id);
  map.marked = items.filter((item) => item.mark);
  map.bundled = items.some((item) => item.opens);
  map.counted = map.edges.get().filter((edge) => edge.count).sort((a, b) => Number(b.count) - Number(a.count));
}

/* As soon as there is room to draw: everything fits, or the camera is put back. A hidden tab has no room yet, and while
   a page is being built the room changes: until the user touches the map it is done again for the new room. */
function settle(map) {
  if (!map.net || map.fitted || !map.box.clientWidth || !map.box.clientHeight) return;
  map.net.setSize("100%", "100%");
  if (map.box.clientWidth >= 700) map.root.querySelector(".nk-legend").open = true;
  if (map.camera) map.net.moveTo({ ...map.camera, animation: false });
  else fit(map);
  map.fitted = true;
}

/* Everything in view, beside the buttons and, where it is wide enough, the open legend. */
function fit(map) {
  const places = Object.values(map.net.getPositions());
  for (const area of map.data.areas) for (const ring of area.rings) for (const p of ring) places.push({ x: p[0], y: p[1] });
  if (!places.length) return;
  const xs = places.map((p) => p.x), ys = places.map((p) => p.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const legend = map.root.querySelector(".nk-legend"), wide = map.box.clientWidth, high = map.box.clientHeight;
  const inset = wide >= 1000 && legend.open ? legend.offsetWidth + 10 : 0, side = wide < 700 ? 24 : 64;
  const scale = Math.min((wide - inset - 2 * side) / (right - left + 60), (high - 76) / (bottom - top + 60), 1.4);
  map.net.moveTo({ position: { x: (left + right) / 2 - inset / 2 / scale, y: (top + bottom) / 2 }, scale: Math.max(scale, 0.02), animation: false });
}

function choose(map, chosen) {
  if (JSON.stringify(chosen) === JSON.stringify(map.chosen)) return;
  map.chosen = chosen;
  const name = chosen.nodes.length ? map.nodes.get(chosen.nodes[0])?.name : null;
  map.live.textContent = name ? `Gekozen: ${name}` : chosen.edges.length ? "Relatie gekozen" : "Keuze gewist";
  map.on.select(chosen);
}

function obey(map, command) {
  if (!command || command.seq === map.seq) return;
  map.seq = command.seq;
  if (command.reset) { map.moved = {}; map.nodes.update(map.data.nodes.map((n) => ({ id: n.id, x: n.x, y: n.y }))); }
  if (command.select) {
    const ids = command.select.filter((id) => map.nodes.get(id));
    map.net.unselectAll();
    if (ids.length) map.net.selectNodes(ids);
    choose(map, { nodes: ids, edges: [] });
  }
  if (command.fit) fit(map);
  if (command.focus !== undefined && command.focus !== null && map.nodes.get(command.focus)) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    map.touched = true;
    map.net.focus(command.focus, { scale: Math.max(0.9, map.net.getScale()), animation: calm ? false : { duration: 350, easingFunction: "easeInOutQuad" } });
  }
}

function press(map, key) {
  const net = map.net, scale = net.getScale(), at = net.getViewPosition(), step = 80 / scale;
  const shift = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[key];
  if (shift) net.moveTo({ position: { x: at.x + shift[0], y: at.y + shift[1] }, animation: false });
  else if (key === "+" || key === "=") net.moveTo({ scale: Math.min(scale * 1.3, 4), animation: false });
  else if (key === "-") net.moveTo({ scale: Math.max(scale / 1.3, 0.02), animation: false });
  else if (key === "0") fit(map);
  else if (key === "PageDown" || key === "PageUp") walk(map, key === "PageDown" ? 1 : -1);
  else if (key === "Enter" && map.chosen.nodes.length) map.on.expand(map.chosen.nodes[0]);
  else if (key === "Escape") { net.unselectAll(); choose(map, NOTHING); }
  else return false;
  map.touched = true;
  return true;
}

function walk(map, step) {
  if (!map.order.length) return;
  const now = map.order.indexOf(map.chosen.nodes[0]), id = map.order[(now + step + map.order.length) % map.order.length];
  map.net.selectNodes([id]);
  map.net.focus(id, { scale: Math.max(0.9, map.net.getScale()), animation: false });
  choose(map, { nodes: [id], edges: [] });
}
