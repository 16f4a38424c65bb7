/* Which part of the map is in view. Two rules: as long as the user has not moved the map, everything is in view; once
   moved, it stays exactly so. Both are kept in `map.kept` while the map stands on the page and has a size: when the page
   is left, an element has lost its size before anybody hears of it, and a camera read then is of a corner. */

const ROOMY = 700, SIZES = 24, HELD = 0.9, EDGE = 30, ABOVE = 26, BELOW_MAP = 64, SHEET = 1.6, LOWEST = 0.75, HIGHEST = 1.8;
const PANEL_WIDE = 352, SHEET_TOP = 0.6, AWAY = 44, NEAR_ENOUGH = 0.9;

/* Called when the map is made, gets another size, or must show everything. Does nothing while there is no room (a hidden
   tab, a page that was left): what is kept waits for the room. */
export function settle(map) {
  const size = sizeOf(map);
  if (!map.net || !size) return;
  map.net.setSize("100%", "100%");
  restretch(map);
  openLegend(map);
  const camera = wanted(map, size);
  if (camera) map.net.moveTo({ ...structuredClone(camera), animation: false });
  map.size = size;
  map.fitted = true;
  map.net.redraw();
}

/* Where the user left the camera; to be called after each drawing. */
export function remember(map) {
  if (!map.kept.touched || map.gliding || !map.fitted || map.size !== sizeOf(map)) return;
  map.kept.camera = { position: map.net.getViewPosition(), scale: map.net.getScale() };
}

/* Look there. The kept camera is the end of the way, also when the way is cut short by another size. */
export function aim(map, camera, animation = false) {
  const { kept, net } = map;
  kept.touched = true;
  kept.camera = structuredClone({ position: net.getViewPosition(), scale: net.getScale(), ...camera });
  if (!map.fitted || !sizeOf(map)) return;
  map.gliding = Boolean(animation);
  net.moveTo({ ...structuredClone(kept.camera), animation });
}

/* Everything in view again, now and after each change of size. */
export function showAll(map) {
  Object.assign(map.kept, { touched: false, camera: null, fits: new Map() });
  map.gliding = false;
  settle(map);
}

/* Places are made for a sheet of 16 by 10. On a page they are stretched to the form of the canvas: height times this. Never
   a plattegrond, which has the form of the land. */
export function stretchOf(map) {
  const { clientWidth: wide, clientHeight: high } = map.box;
  if (!map.data.fill || map.data.areas.length) return 1;
  if (!sizeOf(map)) return map.stretch;
  const room = (wide - 2 * sideOf(wide)) / Math.max(high - ABOVE - BELOW_MAP, 1);
  return Math.round(Math.min(Math.max(SHEET / room, LOWEST), HIGHEST) * 1000) / 1000;
}

/* Another form of the canvas: everybody moves along, and so does what the camera looked at. */
function restretch(map) {
  const before = map.stretch ?? 1, now = stretchOf(map);
  if (now !== before) {
    map.stretch = now;
    map.nodes.update(map.nodes.get().map(({ id, flat }) => ({ id, y: flat * now })));
    map.version++;
  }
  const { kept } = map;
  if (kept.camera && kept.stretch && kept.stretch !== now) kept.camera.position.y *= now / kept.stretch;
  kept.stretch = now;
}

/* The part of the canvas over which nothing will lie when somebody is chosen: beside the panel, on a phone above it. */
export function freeOf(box) {
  const { clientWidth: wide, clientHeight: high } = box, narrow = wide < ROOMY;
  const foot = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--nk-onder")) || 0;
  const below = Math.min(high - BELOW_MAP, innerHeight * SHEET_TOP - foot - Math.max(box.getBoundingClientRect().top, 0));
  return { narrow, left: AWAY, right: narrow ? wide - AWAY : Math.max(wide - PANEL_WIDE - AWAY, wide / 2), top: AWAY, bottom: narrow ? Math.max(below - AWAY, 2 * AWAY) : high - BELOW_MAP };
}

function sideOf(wide) {
  return wide < ROOMY ? 12 : 40;
}

/* The size of the canvas as words; null when it has none. */
export function sizeOf(map) {
  const { clientWidth: wide, clientHeight: high, isConnected } = map.box;
  return isConnected && wide && high ? `${wide} ${high}` : null;
}

/* The camera for this size: the user's own, as long as it looks at any part of the map, also between two actors; or the
   one that showed everything before at this size, as long as it still does; else a new one. */
function wanted(map, size) {
  const { kept } = map, places = Object.values(map.net.getPositions()), extent = extentOf(map, places);
  if (kept.touched && kept.camera && (!extent || meets(map, kept.camera, extent, places))) return kept.camera;
  kept.touched = false;
  const before = kept.fits.get(size);
  if (before && share(map, before, places) >= HELD) return before;
  if (!extent) return null;
  const fit = whole(map, extent);
  if (kept.fits.size >= SIZES) kept.fits.clear();
  kept.fits.set(size, fit);
  kept.fitScale = fit.scale;
  return fit;
}

/* Half of what is in view, in the measure of the places. */
function reach(map, camera) {
  return { wide: map.box.clientWidth / 2 / camera.scale, high: map.box.clientHeight / 2 / camera.scale };
}

/* Which share of these places is in view. */
function share(map, camera, places) {
  const { wide, high } = reach(map, camera), at = camera.position;
  return places.filter((place) => Math.abs(place.x - at.x) < wide && Math.abs(place.y - at.y) < high).length / places.length;
}

/* Whether anything of the map is in view: an actor, or what lies between them. */
function meets(map, camera, { left, top, right, bottom }, places) {
  const { x, y } = camera.position;
  return share(map, camera, places) > 0 || (x > left && x < right && y > top && y < bottom);
}

/* The part of the plane that the map takes: every actor and every area, with room for their edges. Null when there is nothing. */
function extentOf(map, actors) {
  const places = [...actors, ...map.data.areas.flatMap((area) => area.rings.flat()).map(([x, y]) => ({ x, y }))];
  if (!places.length) return null;
  const [left, top] = ["x", "y"].map((axis) => places.reduce((least, place) => Math.min(least, place[axis]), Infinity) - EDGE);
  const [right, bottom] = ["x", "y"].map((axis) => places.reduce((most, place) => Math.max(most, place[axis]), -Infinity) + EDGE);
  return { left, top, right, bottom };
}

/* Everything in view: above the legend and the buttons, with room for the names at the edges. */
function whole(map, { left, top, right, bottom }) {
  const wide = map.box.clientWidth, high = map.box.clientHeight, side = sideOf(wide);
  const room = Math.min((wide - 2 * side) / (right - left), (high - ABOVE - BELOW_MAP) / (bottom - top), 1.4);
  const scale = Math.max(room, 0.02);
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 + (BELOW_MAP - ABOVE) / 2 / scale }, scale };
}

/* As the user left it; closed at first, and it never takes room from the map. */
function openLegend(map) {
  const legend = map.root.querySelector(".nk-legend");
  legend.open = map.kept.legend ?? legend.open;
}

/* On a phone little is free: who is chosen is shown with all neighbours, where that does not make them much smaller. */
function withNeighbours(map, id, free, now) {
  const all = [id, ...map.net.getConnectedNodes(id)].map((one) => map.net.getPosition(one)), seen = all.map((p) => map.net.canvasToDOM(p));
  if (seen.every((p) => p.x > free.left && p.x < free.right && p.y > free.top && p.y < free.bottom)) return true;
  const [left, right, top, bottom] = [["x", Math.min], ["x", Math.max], ["y", Math.min], ["y", Math.max]].map(([axis, pick]) => pick(...all.map((p) => p[axis])));
  const scale = Math.min(now, (free.right - free.left) / Math.max(right - left, 1), (free.bottom - free.top) / Math.max(bottom - top, 1));
  if (scale < 0.6 * now) return false;
  const off = { x: map.box.clientWidth / 2 - (free.left + free.right) / 2, y: map.box.clientHeight / 2 - (free.top + free.bottom) / 2 };
  aim(map, { position: { x: (left + right) / 2 + off.x / scale, y: (top + bottom) / 2 + off.y / scale }, scale }, glide());
  return true;
}

export function glide() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 350, easingFunction: "easeInOutQuad" };
}

/* Who is chosen stands where nothing lies over the map: the map moves only when it has to, and comes nearer only when it
   was too far to read who is around. */
export function keepFree(map, id) {
  if (!sizeOf(map)) return;
  const free = freeOf(map.box), at = map.net.canvasToDOM(map.net.getPosition(id)), now = map.net.getScale();
  if (free.narrow && !map.data.crowded && withNeighbours(map, id, free, now)) return;
  const scale = Math.max(now, Math.min(NEAR_ENOUGH, map.data.crowded ? NEAR_ENOUGH : map.kept.fitScale ?? now));
  const fits = at.x > free.left && at.x < free.right && at.y > free.top && at.y < free.bottom;
  if (fits && scale <= now) return;
  const place = map.net.getPosition(id), { clientWidth: wide, clientHeight: high } = map.box;
  const off = { x: wide / 2 - (free.left + free.right) / 2, y: high / 2 - (free.top + free.bottom) / 2 };
  const position = inTheMap(map, free, { x: place.x + off.x / scale, y: place.y + off.y / scale }, scale);
  aim(map, { position, scale }, glide());
}

/* As near to there as the map goes: what is free of the canvas stays filled with map. Where the map is smaller than that,
   it stands in the middle of it. */
function inTheMap(map, free, position, scale) {
  const extent = extentOf(map, Object.values(map.net.getPositions())), { wide, high } = reach(map, { scale });
  const [x, y] = [[extent.left, extent.right, wide, free.right, "x"], [extent.top, extent.bottom, high, free.bottom, "y"]].map(
    ([first, last, half, end, axis]) => {
      const least = first - AWAY / scale + half, most = last + half - end / scale;
      return least > most ? (least + most) / 2 : Math.min(Math.max(position[axis], least), most);
    },
  );
  return { x, y };
}
