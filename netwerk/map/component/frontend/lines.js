/* Lines that go through a gate: from a kern to the middle all leave at one point of its edge. vis-network draws a line
   straight or bent at one point of its own, so these are drawn here, in its turn and with its own ends. */

const ROUND = 16, HIT = 10, HEAD = 13, DETOUR = 1.2; // a gate far off the way is no gate: the line goes straight

/* Every line with gates draws itself and knows when it is pointed at; to be called when lines came or changed. */
export function bendLines(map) {
  for (const item of map.lines) {
    const edge = map.net.body.edges[item.id];
    if (!edge) continue;
    if (!item.gates) {
      if (edge.bent) { for (const name of ["draw", "drawArrows", "isOverlappingWith"]) delete edge[name]; edge.bent = false; }
      continue;
    }
    edge.bent = true;
    edge.draw = (ctx) => paintBent(map, ctx, edge, item);
    edge.drawArrows = (ctx) => paintHeads(map, ctx, edge, item);
    edge.isOverlappingWith = (place) => edge.connected && near(pathOf(map, edge, item), { x: place.left, y: place.top }) < HIT;
  }
}

/* The points of a line from end to end, on the map. */
export function pathOf(map, edge, item) {
  const { from, to } = edge;
  if (!item.gates) return [from, to];
  const gates = item.gates.map(([x, y]) => ({ x, y: y * map.stretch }));
  const points = [from, ...gates, to], long = points.slice(1).reduce((sum, p, k) => sum + distance(points[k], p), 0);
  return long > DETOUR * distance(from, to) ? [from, to] : points;
}

function paintBent(map, ctx, edge, item) {
  const points = pathOf(map, edge, item);
  const lifted = edge.selected || edge.hover;
  ctx.save();
  ctx.strokeStyle = edge.selected ? item.color.highlight : item.color.color;
  ctx.globalAlpha = lifted ? 1 : item.color.opacity;
  ctx.lineWidth = item.width + (edge.selected ? 1.5 : edge.hover ? 0.5 : 0);
  ctx.lineJoin = "round";
  if (item.dashes) ctx.setLineDash(item.dashes);
  ctx.beginPath();
  ctx.moveTo(points[0].x, points[0].y);
  for (let k = 1; k < points.length - 1; k++) {
    const room = Math.min(distance(points[k - 1], points[k]), distance(points[k], points[k + 1])) / 2;
    ctx.arcTo(points[k].x, points[k].y, points[k + 1].x, points[k + 1].y, Math.min(ROUND, room));
  }
  ctx.lineTo(points[points.length - 1].x, points[points.length - 1].y);
  ctx.stroke();
  ctx.restore();
}

function paintHeads(map, ctx, edge, item) {
  const points = pathOf(map, edge, item), last = points.length - 1;
  if (item.arrows.to.enabled) paintHead(ctx, points[last - 1], points[last], edge.to, item, edge);
  if (item.arrows.from.enabled) paintHead(ctx, points[1], points[0], edge.from, item, edge);
}

function paintHead(ctx, from, to, node, item, edge) {
  const turn = Math.atan2(to.y - from.y, to.x - from.x), back = (node.options.size ?? 8) + 2, size = HEAD * item.arrows.to.scaleFactor || 7;
  const tip = { x: to.x - back * Math.cos(turn), y: to.y - back * Math.sin(turn) };
  ctx.save();
  ctx.fillStyle = edge.selected ? item.color.highlight : item.color.color;
  ctx.globalAlpha = edge.selected ? 1 : item.color.opacity;
  ctx.beginPath();
  ctx.moveTo(tip.x, tip.y);
  for (const side of [0.42, -0.42]) ctx.lineTo(tip.x - size * Math.cos(turn + side), tip.y - size * Math.sin(turn + side));
  ctx.closePath();
  ctx.fill();
  ctx.restore();
}

function distance(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function near(points, place) {
  let least = Infinity;
  for (let k = 1; k < points.length; k++) least = Math.min(least, toLine(points[k - 1], points[k], place));
  return least;
}

function toLine(a, b, p) {
  const long = (b.x - a.x) ** 2 + (b.y - a.y) ** 2 || 1;
  const share = Math.max(0, Math.min(1, ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / long));
  return Math.hypot(a.x + share * (b.x - a.x) - p.x, a.y + share * (b.y - a.y) - p.y);
}
