/* From what Python describes to what vis-network draws. Only listed fields and shapes pass: a shape that fetches an
   image from an address in the data must be impossible. Text stays text: vis shows a string title with innerText. */
const SHAPES = new Set(["dot", "square", "diamond", "triangle", "triangleDown", "hexagon"]);

export function tintOf(palette, key, dark) {
  const pair = palette[key] || palette.rest;
  return pair[dark ? 1 : 0];
}

export function nodeItem(node, look) {
  const tint = tintOf(look.palette, node.tint, look.dark);
  const fill = node.hollow ? look.paper : tint;
  return {
    id: node.id, x: node.x, y: node.y, size: node.size, shape: SHAPES.has(node.shape) ? node.shape : "dot",
    title: String(node.title ?? "") + (node.opens && look.opens ? "\nDubbelklik om te openen" : ""), name: String(node.label ?? ""), rank: node.rank ?? 0, mark: node.mark ?? null, opens: Boolean(node.opens),
    faded: Boolean(node.faded), opacity: node.faded ? 0.28 : 1, borderWidth: node.hollow ? 3 : 1.5, borderWidthSelected: 4,
    color: {
      background: fill, border: node.hollow ? tint : look.paper,
      highlight: { background: fill, border: look.ink }, hover: { background: fill, border: look.ink },
    },
  };
}

export function edgeItem(edge, look) {
  const color = tintOf(look.palette, edge.tint, look.dark);
  const ends = String(edge.arrows ?? "");
  const head = { enabled: true, scaleFactor: 0.55 };
  return {
    id: String(edge.id), from: edge.from, to: edge.to, title: String(edge.title ?? ""), width: edge.width, mark: edge.mark ?? null,
    count: edge.label ? String(edge.label) : "", faded: Boolean(edge.faded), bundle: Boolean(edge.bundle), dashes: edge.dashes ?? false,
    color: { color, highlight: look.ink, hover: color, inherit: false, opacity: edge.faded ? 0.18 : edge.mark ? 1 : look.lineOpacity },
    arrows: { to: ends.includes("to") ? head : { enabled: false }, from: ends.includes("from") ? head : { enabled: false } },
    smooth: edge.smooth ? { enabled: true, type: edge.smooth.type, roundness: edge.smooth.roundness } : false,
  };
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
