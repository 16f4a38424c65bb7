/* Which part of the map is in view. Two rules: as long as the user has not moved the map, everything is in view; once
   moved, it stays exactly so. Both are kept in `map.kept` while the map stands on the page and has a size: when the page
   is left, an element has lost its size before anybody hears of it, and a camera read then is of a corner. */

const ROOMY = 700, SIZES = 24, HELD = 0.9, EDGE = 30, ABOVE = 26, BELOW_MAP = 64, SHEET = 1.6, LOWEST = 0.75, HIGHEST = 1.8;
const PANEL_WIDE = 352, SHEET_TOP = 0.6, AWAY = 44;

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
  const below = Math.min(high - BELOW_MAP, innerHeight * SHEET_TOP - Math.max(box.getBoundingClientRect().top, 0));
  return { left: AWAY, right: narrow ? wide - AWAY : Math.max(wide - PANEL_WIDE - AWAY, wide / 2), top: AWAY, bottom: narrow ? Math.max(below - AWAY, 2 * AWAY) : high - BELOW_MAP };
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
  if (kept.touched && kept.camera && (!extent || meets(map, kept.camera, extent))) return kept.camera;
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

/* Whether any part of the map is in view. */
function meets(map, camera, { left, top, right, bottom }) {
  const { wide, high } = reach(map, camera), { x, y } = camera.position;
  return x + wide > left && x - wide < right && y + high > top && y - high < bottom;
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
