/* The region of a kern: one rounded hull around its members. It follows who is dragged, and is made anew only then. */

const CORNERS = 16;

/* The ring of a region as points of the map; empty when none of its members is on it. */
export function ringOf(map, region) {
  const points = region.members.map((id) => map.net.body.nodes[id]).filter(Boolean);
  const key = points.map((p) => `${Math.round(p.x)},${Math.round(p.y)}`).join(" "), before = map.rings.get(region);
  if (before && before.key === key) return before.ring;
  const pad = map.data.pad ?? 34;
  const around = hull(points).flatMap((p) => Array.from({ length: CORNERS }, (_, k) => {
    const turn = (2 * k * Math.PI) / CORNERS;
    return { x: p.x + pad * Math.cos(turn), y: p.y + pad * Math.sin(turn) };
  }));
  const ring = hull(around);
  map.rings.set(region, { key, ring });
  return ring;
}

/* The convex hull (Andrew's monotone chain). */
export function hull(points) {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  if (sorted.length < 3) return sorted;
  const half = (list) => {
    const out = [];
    for (const p of list) {
      while (out.length > 1) {
        const a = out[out.length - 2], b = out[out.length - 1];
        if ((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) > 0) break;
        out.pop();
      }
      out.push(p);
    }
    out.pop();
    return out;
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/* The middle of the top of a ring. */
export function topOf(ring) {
  const top = Math.min(...ring.map((p) => p.y)), near = ring.filter((p) => p.y < top + 8);
  return { x: (Math.min(...near.map((p) => p.x)) + Math.max(...near.map((p) => p.x))) / 2, y: top };
}

export function middleOf(ring) {
  const side = (axis, pick) => pick(...ring.map((p) => p[axis]));
  return { x: (side("x", Math.min) + side("x", Math.max)) / 2, y: (side("y", Math.min) + side("y", Math.max)) / 2 };
}
