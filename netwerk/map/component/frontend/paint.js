/* What is painted under and over the network: soft regions, areas, rings of marks, and names that never overlap. */
import { tintOf } from "./items.js";

const REGION = 92, STRETCH = 420;

export function paintUnder(map, ctx) {
  for (const area of map.data.areas) paintArea(map, ctx, area);
  for (const region of map.data.regions) paintRegion(map, ctx, region);
}

function paintArea(map, ctx, area) {
  const tint = tintOf(map.look.palette, area.colour, map.look.dark);
  ctx.save();
  ctx.beginPath();
  for (const ring of area.rings) {
    ring.forEach((p, i) => (i ? ctx.lineTo(p[0], p[1]) : ctx.moveTo(p[0], p[1])));
    ctx.closePath();
  }
  ctx.fillStyle = tint;
  ctx.globalAlpha = 0.1;
  ctx.fill("evenodd");
  ctx.globalAlpha = 0.55;
  ctx.strokeStyle = tint;
  ctx.lineWidth = 1.5 / map.net.getScale();
  ctx.stroke();
  ctx.restore();
}

/* One stroke with round ends over dots and links: a soft shape around the members, evenly pale where strokes overlap. */
function paintRegion(map, ctx, region) {
  const nodes = map.net.body.nodes;
  ctx.save();
  ctx.beginPath();
  for (const id of region.members) {
    const node = nodes[id];
    if (node) { ctx.moveTo(node.x, node.y); ctx.lineTo(node.x + 0.01, node.y); }
  }
  for (const [one, other] of region.links) {
    const a = nodes[one], b = nodes[other];
    if (a && b && Math.hypot(a.x - b.x, a.y - b.y) < STRETCH) { ctx.moveTo(a.x, a.y); ctx.lineTo(b.x, b.y); }
  }
  ctx.lineCap = ctx.lineJoin = "round";
  ctx.lineWidth = REGION;
  ctx.strokeStyle = tintOf(map.look.palette, region.colour, map.look.dark);
  ctx.globalAlpha = map.look.dark ? 0.2 : 0.13;
  ctx.stroke();
  ctx.restore();
}

export function paintOver(map, ctx) {
  paintMarks(map, ctx);
  const taken = grid();
  ctx.save();
  ctx.textAlign = "center";
  ctx.lineJoin = "round";
  paintPlaceNames(map, ctx, taken);
  const counts = () => { if (!map.moving || !map.look.big) paintCounts(map, ctx, taken); };
  if (!map.bundled) counts();
  paintNames(map, ctx, taken);
  if (map.bundled) counts(); // what a bundle is comes before how many lines there are
  ctx.restore();
}

function paintMarks(map, ctx) {
  ctx.save();
  for (const item of map.marked) {
    const node = map.net.body.nodes[item.id];
    if (!node) continue;
    const r = item.size + 5;
    ctx.strokeStyle = tintOf(map.look.palette, item.mark, map.look.dark);
    ctx.lineWidth = 3;
    ctx.setLineDash(item.mark === "valt_weg" ? [4, 4] : []);
    ctx.beginPath();
    ctx.arc(node.x, node.y, r, 0, 2 * Math.PI);
    if (item.mark === "valt_weg") { ctx.moveTo(node.x - r, node.y - r); ctx.lineTo(node.x + r, node.y + r); }
    ctx.stroke();
  }
  ctx.restore();
}

/* The signs themselves, so that a name does not cover somebody else. */
function signBoxes(map) {
  const signs = grid(), scale = map.net.getScale();
  for (const item of map.nodes.get()) {
    const node = map.net.body.nodes[item.id], d = map.net.canvasToDOM({ x: node.x, y: node.y }), r = item.size * scale * 0.8;
    signs.take(Object.assign([d.x - r, d.y - r, d.x + r, d.y + r], { id: item.id }));
  }
  return signs;
}

function grid() {
  const cell = 64, cells = new Map();
  const over = (b, visit) => {
    for (let i = Math.floor(b[0] / cell); i <= Math.floor(b[2] / cell); i++)
      for (let j = Math.floor(b[1] / cell); j <= Math.floor(b[3] / cell); j++) if (visit(i * 4099 + j)) return true;
    return false;
  };
  return {
    free: (b, id) => !over(b, (k) => (cells.get(k) || []).some((c) => (id === undefined || c.id !== id) && b[0] < c[2] && b[2] > c[0] && b[1] < c[3] && b[3] > c[1])),
    take: (b) => { over(b, (k) => { if (!cells.has(k)) cells.set(k, []); cells.get(k).push(b); return false; }); },
  };
}

function widthOf(map, ctx, text, weight) {
  const key = weight + text;
  if (!map.widths.has(key)) { ctx.font = `${weight} 100px ${map.look.family}`; map.widths.set(key, ctx.measureText(text).width / 100); }
  return map.widths.get(key);
}

/* Text at a place of the map (x, y is the middle of its top), in screen pixels whatever the zoom. */
function write(map, ctx, text, at, px, weight, color) {
  const scale = map.net.getScale();
  ctx.font = `${weight} ${px / scale}px ${map.look.family}`;
  ctx.textBaseline = "top";
  ctx.lineWidth = 3.5 / scale;
  ctx.strokeStyle = map.look.paper;
  ctx.strokeText(text, at.x, at.y);
  ctx.fillStyle = color;
  ctx.fillText(text, at.x, at.y);
}

function boxAt(map, ctx, text, at, px, weight) {
  const d = map.net.canvasToDOM(at), half = (widthOf(map, ctx, text, weight) * px) / 2 + 4;
  return [d.x - half, d.y - 2, d.x + half, d.y + px + 3];
}

function paintPlaceNames(map, ctx, taken) {
  const px = 15, scale = map.net.getScale(), nodes = map.net.body.nodes;
  const named = map.data.areas.map((a) => ({ text: a.name, at: { x: a.at[0], y: a.at[1] }, colour: a.colour }));
  for (const region of map.data.regions) {
    const points = region.core.map((id) => nodes[id]).filter(Boolean);
    if (!points.length) continue;
    const x = points.reduce((sum, p) => sum + p.x, 0) / points.length, top = Math.min(...points.map((p) => p.y));
    named.push({ text: region.name, at: { x, y: top - REGION / 2 - (px + 2) / scale }, colour: region.colour });
  }
  for (const { text, at, colour } of named) {
    const box = boxAt(map, ctx, text, at, px, 700);
    if (!taken.free(box)) continue;
    taken.take(box);
    write(map, ctx, text, at, px, 700, tintOf(map.look.palette, colour, map.look.dark));
  }
}

function paintCounts(map, ctx, taken) {
  const scale = map.net.getScale(), px = 12, signs = map.bundled ? signBoxes(map) : null;
  for (const edge of map.counted) {
    if (edge.bundle ? edge.count === "1" : scale < 0.9) continue;
    const a = map.net.body.nodes[edge.from], b = map.net.body.nodes[edge.to];
    if (!a || !b || edge.faded) continue;
    const at = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 - px / scale / 2 }, box = boxAt(map, ctx, edge.count, at, px, 600);
    if (!taken.free(box) || (signs && !signs.free(box))) continue;
    taken.take(box);
    write(map, ctx, edge.count, at, px, 600, map.look.ink);
  }
}

/* Most important first: chosen and hovered always, then their neighbours, then by rank; no more than fits calmly. */
function paintNames(map, ctx, taken) {
  const canvas = map.net.canvas.frame.canvas, wide = canvas.clientWidth, high = canvas.clientHeight;
  const must = map.chosenNow(), near = new Set(), signs = map.look.big ? null : signBoxes(map);
  for (const id of must) for (const other of map.net.getConnectedNodes(id)) near.add(other);
  const budget = Math.round((wide * high) / 8000), most = 900;
  let drawn = 0, tried = 0;
  const one = (id, force) => {
    const item = map.nodes.get(id), node = map.net.body.nodes[id];
    if (!item || !node || !item.name || (item.faded && !force)) return;
    const d = map.net.canvasToDOM({ x: node.x, y: node.y });
    if (d.x < -60 || d.y < -60 || d.x > wide + 60 || d.y > high + 60) return;
    tried++;
    const heavy = force || item.rank >= 40 ? 700 : 400, px = heavy === 700 ? 14 : 13;
    const text = item.name.length > 34 ? item.name.slice(0, 33) + "\u2026" : item.name;
    for (const at of places(map, ctx, item, node, text, px, heavy)) {
      const box = boxAt(map, ctx, text, at, px, heavy);
      const inside = box[0] >= 0 && box[1] >= 0 && box[2] <= wide && box[3] <= high;
      if (!force && !(inside && taken.free(box) && (!signs || tried <= 8 || item.rank >= 100 || signs.free(box, id)))) continue;
      taken.take(box);
      write(map, ctx, text, at, px, heavy, map.look.ink);
      drawn++;
      return;
    }
  };
  for (const id of must) one(id, true);
  for (const id of near) if (!must.has(id)) one(id, false);
  for (const id of map.order) {
    if (drawn >= budget || tried >= most) break;
    if (!must.has(id) && !near.has(id)) one(id, false);
  }
  map.namesDrawn = drawn;
}

function* places(map, ctx, item, node, text, px, weight) {
  const scale = map.net.getScale(), r = item.size + (item.mark ? 7 : 2), high = px / scale;
  const half = (widthOf(map, ctx, text, weight) * px) / 2 / scale;
  yield { x: node.x, y: node.y + r + 2 / scale };
  yield { x: node.x, y: node.y - r - high - 3 / scale };
  yield { x: node.x + r + half + 5 / scale, y: node.y - high / 2 };
  yield { x: node.x - r - half - 5 / scale, y: node.y - high / 2 };
}
