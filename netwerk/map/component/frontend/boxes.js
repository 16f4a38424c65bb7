/* What is taken on the screen: boxes that may not meet, and lines that a name had better not lie on. In screen pixels. */

const CELL = 64;

function over(b, visit) {
  for (let i = Math.floor(b[0] / CELL); i <= Math.floor(b[2] / CELL); i++)
    for (let j = Math.floor(b[1] / CELL); j <= Math.floor(b[3] / CELL); j++) if (visit(i * 4099 + j)) return true;
  return false;
}

function put(cells, key, value) {
  if (!cells.has(key)) cells.set(key, []);
  cells.get(key).push(value);
}

export function grid() {
  const cells = new Map();
  return {
    free: (b, id) => !over(b, (k) => (cells.get(k) || []).some((c) => (id === undefined || c.id !== id) && b[0] < c[2] && b[2] > c[0] && b[1] < c[3] && b[3] > c[1])),
    take: (b) => { over(b, (k) => { put(cells, k, b); return false; }); },
  };
}

/* Lines from point to point; `under` counts those that run through a box. */
export function lineGrid() {
  const cells = new Map();
  let turn = 0;
  return {
    add(a, b) {
      const line = { a, b, seen: 0 }, steps = Math.max(1, Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / (CELL / 2)));
      let last = null;
      for (let k = 0; k <= steps; k++) {
        const key = Math.floor((a.x + ((b.x - a.x) * k) / steps) / CELL) * 4099 + Math.floor((a.y + ((b.y - a.y) * k) / steps) / CELL);
        if (key !== last) put(cells, key, line);
        last = key;
      }
    },
    under(box, most) {
      let found = 0;
      turn++;
      over(box, (key) => {
        for (const line of cells.get(key) || []) {
          if (line.seen === turn) continue;
          line.seen = turn;
          if (crosses(line.a, line.b, box)) found++;
        }
        return found >= most;
      });
      return found;
    },
  };
}

/* Whether a line runs through a box (Liang and Barsky). */
function crosses(a, b, box) {
  const dx = b.x - a.x, dy = b.y - a.y;
  let from = 0, to = 1;
  for (const [p, q] of [[-dx, a.x - box[0]], [dx, box[2] - a.x], [-dy, a.y - box[1]], [dy, box[3] - a.y]]) {
    if (p === 0) { if (q < 0) return false; continue; }
    const share = q / p;
    if (p < 0) from = Math.max(from, share);
    else to = Math.min(to, share);
    if (from > to) return false;
  }
  return true;
}
