/* From what Python describes to what vis-network draws. Only listed fields and shapes pass: a shape that fetches an
   image from an address in the data must be impossible. Text stays text: vis shows a string title with innerText. */
const BETWEEN = 0.6;
const SHAPES = new Set(["dot", "square", "diamond", "triangle", "triangleDown", "hexagon"]);

export function tintOf(palette, key, dark) {
  const pair = palette[key] || palette.rest;
  return pair[dark ? 1 : 0];
}

export function nodeItem(node, look) {
  const tint = tintOf(look.palette, node.tint, look.dark);
  const fill = node.hollow || node.loose ? look.paper : tint;
  return {
    id: node.id, x: node.x, y: node.y, flat: node.y, size: node.size, shape: SHAPES.has(node.shape) ? node.shape : "dot",
    title: String(node.title ?? "") + (node.opens && look.opens ? "\nDubbelklik om te openen" : ""), name: String(node.label ?? ""), rank: node.rank ?? 0, mark: node.mark ?? null, opens: Boolean(node.opens),
    short: String(node.short ?? ""), loose: Boolean(node.loose), head: Boolean(node.head),
    faded: Boolean(node.faded), opacity: node.faded ? 0.28 : 1, borderWidth: node.hollow ? 3 : node.loose ? 2.2 : 1.5, borderWidthSelected: 4,
    color: {
      background: fill, border: node.hollow || node.loose ? tint : look.paper,
      highlight: { background: fill, border: look.ink }, hover: { background: fill, border: look.ink },
    },
  };
}

export function edgeItem(edge, look) {
  const color = tintOf(look.palette, edge.thread && !edge.mark ? "brug" : edge.tint, look.dark);
  const ends = String(edge.arrows ?? "");
  const head = { enabled: true, scaleFactor: 0.55 };
  return {
    id: String(edge.id), from: edge.from, to: edge.to, title: String(edge.title ?? ""), width: edge.width, mark: edge.mark ?? null,
    count: edge.label ? String(edge.label) : "", faded: Boolean(edge.faded), bundle: Boolean(edge.bundle), dashes: edge.dashes ?? false,
    color: { color, highlight: edge.thread ? color : look.ink, hover: color, inherit: false, opacity: opacityOf(edge, look) },
    gates: gatesOf(edge),
    arrows: { to: ends.includes("to") ? head : { enabled: false }, from: ends.includes("from") ? head : { enabled: false } },
    smooth: edge.smooth ? { enabled: true, type: edge.smooth.type, roundness: edge.smooth.roundness } : false,
  };
}

function opacityOf(edge, look) {
  if (edge.faded) return 0.18;
  if (edge.mark || edge.thread) return 1;
  return edge.between ? look.lineOpacity * BETWEEN : look.lineOpacity;
}

/* The points where a line leaves and enters a kern; null for a straight one. */
function gatesOf(edge) {
  if (!Array.isArray(edge.gates) || !edge.gates.length) return null;
  return edge.gates.map(([x, y]) => [Number(x), Number(y)]);
}

/* Change only what differs: no flicker, and what the user dragged stays where it is. Returns the number of changes. */
export function sync(set, items) {
  const ids = new Set(items.map((item) => item.id));
  const gone = set.getIds().filter((id) => !ids.has(id));
  if (gone.length) set.remove(gone);
  const changed = [];
  for (const item of items) {
    const old = set.get(item.id);
    if (!old || Object.keys(item).some((key) => !same(item[key], old[key]))) changed.push(item);
  }
  if (changed.length) set.update(changed);
  return gone.length + changed.length;
}

function same(a, b) {
  return a === b || (typeof a === "object" && JSON.stringify(a) === JSON.stringify(b));
}
