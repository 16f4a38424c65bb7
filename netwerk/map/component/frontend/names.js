/* Names that never overlap, each in one or two lines, where the fewest lines of the network run under it. Where they go is
   worked out once for each look at the map and kept, since that costs more than drawing. */
import { grid, lineGrid } from "./boxes.js";
import { middleOf, ringOf, topOf } from "./hulls.js";
import { tintOf } from "./items.js";
import { pathOf } from "./lines.js";

const REST = 90, PX = 13, STRONG = 14, PLACE = 15, COUNT = 12, LEADING = 1.15, WORST = 3, MANY_LINES = 4000, NARROW = 500, FIRST_SIGHT = 1.3;
const LONGEST = 26, LONGEST_PLACE = 34, MOST = 900;

/* Write every name of this look at the map. */
export function paintNames(map, ctx) {
  plan(map, ctx);
  const scale = map.net.getScale(), nodes = map.net.body.nodes;
  ctx.save();
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  for (const one of map.plan.texts) {
    const node = one.id === undefined ? { x: 0, y: 0 } : nodes[one.id], near = one.id === undefined ? 1 : one.scale / scale;
    if (!node) continue;
    const x = node.x + one.at.x * near, y = node.y + one.at.y * near, colour = one.colour ? tintOf(map.look.palette, one.colour, map.look.dark) : map.look.ink;
    ctx.font = `${one.weight} ${one.px / scale}px ${map.look.family}`;
    ctx.lineWidth = 3.5 / scale;
    ctx.strokeStyle = map.look.paper;
    ctx.fillStyle = colour;
    one.lines.forEach((line, k) => {
      const top = y + (k * one.px * LEADING) / scale;
      ctx.strokeText(line, x, top);
      ctx.fillText(line, x, top);
    });
  }
  ctx.restore();
}

/* Kern names large and pale in their own place, under the signs: for a map with very many. */
export function paintPaleNames(map, ctx) {
  const scale = map.net.getScale();
  ctx.save();
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.globalAlpha = 0.45;
  for (const region of map.data.regions) {
    const ring = ringOf(map, region);
    if (!ring.length || region.soft) continue;
    const at = middleOf(ring);
    ctx.font = `700 ${24 / scale}px ${map.look.family}`;
    ctx.fillStyle = tintOf(map.look.palette, region.colour, map.look.dark);
    ctx.fillText(shortened(region.name, LONGEST_PLACE), at.x, at.y);
  }
  ctx.restore();
}

/* While the user moves or zooms, names stay by their signs as they were; at rest they look for their places again. */
function plan(map, ctx) {
  const what = [map.box.clientWidth, map.box.clientHeight, map.version].join(), look = lookOfCamera(map), before = map.plan;
  if (before?.what !== what) {
    clearTimeout(before?.timer);
    map.plan = { what, look, texts: planned(map, ctx) };
  } else if (before.look !== look && before.wanted !== look && !map.moving) {
    before.wanted = look;
    clearTimeout(before.timer);
    before.timer = setTimeout(() => { if (map.plan === before) map.plan = null; map.net?.redraw(); }, REST);
  }
}

function lookOfCamera(map) {
  const scale = map.net.getScale(), at = map.net.getViewPosition();
  return [scale.toFixed(4), Math.round(at.x * scale), Math.round(at.y * scale)].join();
}

function planned(map, ctx) {
  const texts = [], taken = grid(), scale = map.net.getScale();
  const board = { map, ctx, texts, taken, scale, signs: signBoxes(map), wide: map.box.clientWidth, high: map.box.clientHeight };
  for (const part of map.root.querySelectorAll(".nk-legend, .nk-bar")) taken.take(boxIn(map.box, part));
  placeNames(board);
  if (!map.bundled) counts(board);
  actorNames(board);
  if (map.bundled) counts(board); // what a bundle is comes before how many lines there are
  return texts;
}

/* What lies over the map for good: no name goes under it. */
function boxIn(box, part) {
  const { left, top } = box.getBoundingClientRect(), b = part.getBoundingClientRect();
  return [b.left - left, b.top - top, b.right - left, b.bottom - top];
}

function widthOf(map, ctx, text, weight) {
  const key = weight + text;
  if (!map.widths.has(key)) { ctx.font = `${weight} 100px ${map.look.family}`; map.widths.set(key, ctx.measureText(text).width / 100); }
  return map.widths.get(key);
}

function shortened(text, most) {
  return text.length > most ? text.slice(0, most - 1) + "\u2026" : text;
}

/* The box on the screen of lines of text whose middle top is at a place of the map. */
function boxOf({ map, ctx }, lines, at, px, weight) {
  const d = map.net.canvasToDOM(at), half = (Math.max(...lines.map((line) => widthOf(map, ctx, line, weight))) * px) / 2 + 2;
  return [d.x - half, d.y - 1, d.x + half, d.y + px * LEADING * lines.length + 1];
}

function inside({ wide, high }, box) {
  return box[0] >= 0 && box[1] >= 0 && box[2] <= wide && box[3] <= high;
}

function placeNames(board) {
  const { map, taken, texts, scale } = board, high = (PLACE + 3) / scale;
  const named = map.data.areas.map((area) => ({ text: area.name, colour: area.colour, spots: [{ x: area.at[0], y: area.at[1] }] }));
  if (!map.data.crowded) for (const region of map.data.regions) {
    const ring = ringOf(map, region);
    if (!ring.length) continue;
    const top = topOf(ring), left = Math.min(...ring.map((p) => p.x)), right = Math.max(...ring.map((p) => p.x));
    const below = Math.max(...ring.map((p) => p.y)), aside = (right - left) / 4;
    const above = [0, -aside, aside].map((shift) => ({ x: top.x + shift, y: top.y - high }));
    named.push({ text: region.name, colour: region.colour, spots: [...above, { x: middleOf(ring).x, y: below + 3 / scale }, above[0]], must: true });
  }
  for (const { text, colour, spots, must } of named) {
    const lines = [shortened(text, LONGEST_PLACE)];
    for (const [turn, at] of spots.entries()) {
      if (must) at.x = within(board, lines[0], at);
      const box = boxOf(board, lines, at, PLACE, 700), last = must && turn === spots.length - 1;
      if (!taken.free(box) || (must && !last && !(inside(board, box) && board.signs.free(box)))) continue;
      taken.take(box);
      texts.push({ lines, at, px: PLACE, weight: 700, colour });
      break;
    }
  }
}

/* The middle of a kern name, so far aside that all of it is on the canvas; for a kern that is in view. */
function within({ map, ctx, scale, wide }, text, at) {
  const half = (widthOf(map, ctx, text, 700) * PLACE) / 2 + 4, x = map.net.canvasToDOM(at).x;
  if (x < 0 || x > wide || 2 * half > wide) return at.x;
  return at.x + (Math.min(Math.max(x, half), wide - half) - x) / scale;
}

function counts(board) {
  const { map, taken, texts, scale } = board;
  if (map.moving && map.look.big) return;
  for (const edge of map.counted) {
    if (edge.bundle ? edge.count === "1" : scale < 0.9 || map.lit.any) continue;
    const a = map.net.body.nodes[edge.from], b = map.net.body.nodes[edge.to];
    if (!a || !b || edge.faded || edge.gates) continue;
    const at = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 - COUNT / scale / 2 }, box = boxOf(board, [edge.count], at, COUNT, 600);
    if (!taken.free(box) || (map.bundled && !board.signs.free(box))) continue;
    taken.take(box);
    texts.push({ lines: [edge.count], at, px: COUNT, weight: 600 });
  }
}

/* The signs themselves, so that a name does not cover somebody else; only those that stand out when somebody is chosen. */
function signBoxes(map) {
  const signs = grid(), scale = map.net.getScale();
  for (const item of map.look.big ? [] : map.items.values()) {
    const node = map.net.body.nodes[item.id];
    if (!node || (map.lit.any && !map.lit.nodes.has(item.id))) continue;
    const d = map.net.canvasToDOM({ x: node.x, y: node.y }), r = item.size * scale * 0.85 + (item.loose ? 3 : 0);
    signs.take(Object.assign([d.x - r, d.y - r, d.x + r, d.y + r], { id: item.id }));
  }
  return signs;
}

function linesUnder(map) {
  const under = lineGrid();
  if (map.lines.length > MANY_LINES) return under;
  for (const item of map.lines) {
    const edge = map.net.body.edges[item.id];
    if (!edge?.connected || item.faded || (map.lit.any && !map.lit.edges.has(item.id))) continue;
    const points = pathOf(map, edge, item).map((p) => map.net.canvasToDOM({ x: p.x, y: p.y }));
    for (let k = 1; k < points.length; k++) under.add(points[k - 1], points[k]);
  }
  return under;
}

/* Most important first: chosen and hovered always, their neighbours always, then the heads of each kern, then by rank; no
   more than fits calmly. When somebody is chosen, the others have no name. */
function actorNames(board) {
  const { map, wide, high } = board, { must, near, any } = map.lit, under = linesUnder(map);
  const budget = Math.round((wide * high) / 5200);
  let drawn = 0, tried = 0;
  const one = (id, force, over = false) => {
    const item = map.items.get(id), node = map.net.body.nodes[id];
    if (!item || !node || !item.name || (item.faded && !force)) return;
    const d = map.net.canvasToDOM({ x: node.x, y: node.y });
    if (d.x < -60 || d.y < -60 || d.x > wide + 60 || d.y > high + 60) return;
    tried++;
    if (nameOne(board, item, node, under, force, over)) drawn++;
  };
  for (const id of must) one(id, true);
  for (const id of near) if (!must.has(id)) one(id, any && near.size <= 40, true);
  if (!any) for (const id of order(map)) {
    if (drawn >= budget || tried >= MOST) break;
    if (!must.has(id) && !near.has(id)) one(id, false);
  }
  map.namesDrawn = drawn;
}

/* Who is named, in order. On a phone, and among very many, only the heads of each kern until the user comes nearer. */
function order(map) {
  const items = map.order, heads = items.filter((id) => map.items.get(id)?.head), rest = items.filter((id) => !map.items.get(id)?.head);
  const far = map.kept.fitScale && map.net.getScale() <= map.kept.fitScale * FIRST_SIGHT;
  if (!heads.length || !far) return [...heads, ...rest];
  if (map.box.clientWidth < NARROW) return heads;
  if (map.data.crowded) return [...heads, ...rest.filter((id) => !map.items.get(id)?.loose)];
  return items;
}

function nameOne(board, item, node, under, force, over) {
  const { map, texts, taken } = board, main = map.lit.must.has(item.id), weight = main ? 700 : item.rank >= 60 ? 600 : 400;
  const base = main ? STRONG : PX, sizes = lettersOf(map).map((larger) => base * larger);
  let px = sizes[0], best = null;
  for (px of sizes) if ((best = freePlace(board, item, node, under, px, weight))) break;
  if (!best && force) best = forced(board, item, node, (px = sizes[0]), weight, over);
  if (!best) return false;
  taken.take(best.box);
  texts.push({ id: item.id, lines: best.lines, at: { x: best.at.x - node.x, y: best.at.y - node.y }, scale: board.scale, px, weight });
  return true;
}

/* How large letters are; where there is room for few, smaller ones for a name that has no place otherwise. */
function lettersOf(map) {
  const larger = map.box.clientWidth < NARROW ? 1 : map.data.letters ?? 1;
  return larger > 1 ? [1, 0.75, 0.5, 0.25, 0].map((share) => 1 + (larger - 1) * share) : [larger];
}

/* The place with the fewest lines under it that is free of names and signs; null where none is. */
function freePlace(board, item, node, under, px, weight) {
  const { taken, signs } = board;
  let best = null, least = Infinity;
  for (const [extra, lines] of broken(item.short || item.name).entries()) {
    let turn = extra;
    for (const at of spots(board, item, node, lines, px, weight)) {
      const box = boxOf(board, lines, at, px, weight);
      turn++;
      if (!taken.free(box) || !inside(board, box) || !(signs.free(box, item.id) || item.rank >= 100)) continue;
      const cost = under.under(box, WORST) * 10 + turn;
      if (cost < least) [best, least] = [{ lines, at, box }, cost];
      if (least < 10) return best;
    }
  }
  return best;
}

/* No place is free: who is chosen is named all the same; a neighbour only where no other name is. */
function forced(board, item, node, px, weight, over) {
  const lines = broken(item.short || item.name)[0];
  let first = null;
  for (const at of spots(board, item, node, lines, px, weight)) {
    const box = boxOf(board, lines, at, px, weight);
    if (board.taken.free(box) && inside(board, box)) return { lines, at, box };
    first ??= { lines, at, box };
  }
  return over ? null : first;
}

/* A name in one line and in two, as even as can be, the better one first. */
export function broken(name) {
  const words = name.split(" ");
  if (words.length < 2 || name.length < 12) return [[shortened(name, LONGEST)]];
  let best = 1, least = Infinity;
  for (let k = 1; k < words.length; k++) {
    const size = Math.max(words.slice(0, k).join(" ").length, words.slice(k).join(" ").length);
    if (size < least) [best, least] = [k, size];
  }
  const two = [words.slice(0, best), words.slice(best)].map((part) => shortened(part.join(" "), LONGEST));
  if (name.length > LONGEST) return [two];
  return name.length > 18 ? [two, [name]] : [[name], two];
}

/* Twelve places around a sign, the best one first. */
function* spots({ map, ctx, scale }, item, node, lines, px, weight) {
  const r = item.size * (item.shape === "dot" ? 1 : 0.95) + (item.mark ? 7 : item.loose ? 6 : map.lit.must.has(item.id) ? 8 : 2);
  const high = (px * LEADING * lines.length) / scale, half = (Math.max(...lines.map((line) => widthOf(map, ctx, line, weight))) * px) / 2 / scale;
  const gap = 2 / scale, { x, y } = node;
  yield { x, y: y + r + gap };
  yield { x, y: y - r - high - gap };
  for (const side of [1, -1]) yield { x: x + side * (r + half + 2 * gap), y: y - high / 2 };
  for (const side of [1, -1]) yield { x: x + side * 0.45 * half, y: y + r + gap };
  for (const side of [1, -1]) yield { x: x + side * 0.45 * half, y: y - r - high - gap };
  for (const side of [1, -1]) yield { x: x + side * (0.7 * r + half), y: y + 0.6 * r };
  for (const side of [1, -1]) yield { x: x + side * (0.7 * r + half), y: y - 0.6 * r - high };
}
