/* What is painted under and over the network: regions, areas, rings of marks, who stands out, and names. */
import { ringOf } from "./hulls.js";
import { tintOf } from "./items.js";
import { paintNames, paintPaleNames } from "./names.js";

const PALE = 0.72;

export function paintUnder(map, ctx) {
  for (const area of map.data.areas) paintArea(map, ctx, area);
  for (const region of map.data.regions) paintRegion(map, ctx, region);
  if (map.data.crowded) paintPaleNames(map, ctx);
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

/* A kern is one rounded hull, dashed where no line leaves it; who serves several kernen is a grey one without an edge. */
function paintRegion(map, ctx, region) {
  const ring = ringOf(map, region), scale = map.net.getScale();
  if (!ring.length) return;
  ctx.save();
  ctx.beginPath();
  ring.forEach((p, i) => (i ? ctx.lineTo(p.x, p.y) : ctx.moveTo(p.x, p.y)));
  ctx.closePath();
  ctx.fillStyle = ctx.strokeStyle = tintOf(map.look.palette, region.colour, map.look.dark);
  ctx.globalAlpha = map.look.dark ? 0.16 : region.soft ? 0.09 : 0.08;
  ctx.fill();
  if (!region.soft) {
    ctx.globalAlpha = region.los ? 0.9 : 0.55;
    ctx.lineWidth = (region.los ? 2 : 1.2) / scale;
    if (region.los) ctx.setLineDash([7 / scale, 5 / scale]);
    ctx.stroke();
  }
  ctx.restore();
}

export function paintOver(map, ctx) {
  paintLoose(map, ctx);
  paintMarks(map, ctx);
  if (map.lit.any) paintLit(map, ctx);
  paintNames(map, ctx);
}

/* Who has no relation here stands in a dotted ring. */
function paintLoose(map, ctx) {
  ctx.save();
  ctx.strokeStyle = map.look.ink;
  ctx.lineWidth = 1.2;
  ctx.setLineDash([1.5, 2.5]);
  for (const item of map.loose) {
    const node = map.net.body.nodes[item.id];
    if (!node) continue;
    ctx.beginPath();
    ctx.arc(node.x, node.y, item.size + 4, 0, 2 * Math.PI);
    ctx.stroke();
  }
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

/* Somebody is chosen: the rest goes pale under a thin sheet of paper, and who stands out is drawn again on top of it. */
function paintLit(map, ctx) {
  const { nodes, edges } = map.net.body, { clientWidth: wide, clientHeight: high } = map.box;
  const from = map.net.DOMtoCanvas({ x: 0, y: 0 }), to = map.net.DOMtoCanvas({ x: wide, y: high });
  ctx.save();
  ctx.globalAlpha = PALE;
  ctx.fillStyle = map.look.paper;
  ctx.fillRect(from.x, from.y, to.x - from.x, to.y - from.y);
  ctx.restore();
  for (const id of map.lit.edges) edges[id]?.draw(ctx);
  for (const id of map.lit.edges) edges[id]?.drawArrows(ctx);
  for (const id of map.lit.nodes) nodes[id]?.draw(ctx);
  ctx.save();
  ctx.strokeStyle = map.look.accent;
  ctx.lineWidth = 2.5;
  for (const id of map.kept.chosen.nodes) {
    const item = map.items.get(id), node = nodes[id];
    if (!item || !node) continue;
    ctx.beginPath();
    ctx.arc(node.x, node.y, item.size + 7, 0, 2 * Math.PI);
    ctx.stroke();
  }
  ctx.restore();
}
