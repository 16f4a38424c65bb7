/* The map on its page: it takes what is left of the window, Escape closes the panel that lies over it, and one finger moves
   the page. In a file by itself none of this is used. */
const LEAST = 320, PHONE = 760, SHARE = 0.62, BELOW = 14;
const CANVAS = ".st-key-kaartvlak", PANEL = ".st-key-paneel", SHUT = ".st-key-kaart-sluit button";
const OPEN = '[data-testid="stPopoverBody"], [role="dialog"], [role="listbox"], [role="menu"]';

/* Whether the map stands alone on the whole window. */
function large() {
  return document.documentElement.classList.contains("nk-groot");
}

/* The height of the map: to the bottom of the window; on a phone a share of it, since the page goes on. */
export function fillHeight(map) {
  const main = map.place.closest('[data-testid="stMain"]'), top = map.root.getBoundingClientRect().top;
  const before = large() || !main ? top : top - main.getBoundingClientRect().top + main.scrollTop;
  const room = innerHeight - before - (large() ? 0 : BELOW);
  const high = innerWidth < PHONE && !large() ? Math.max(innerHeight * SHARE, LEAST) : Math.max(room, LEAST);
  const style = `${Math.round(high)}px`, stage = map.root.querySelector(".nk-stage");
  if (stage.style.height !== style) stage.style.height = style;
}

/* Begin to live on the page `place` is on; returns what ends it. */
export function liveOnPage(map, place) {
  const stopping = new AbortController(), { signal } = stopping;
  map.place = place;
  const look = () => { fillHeight(map); fingers(map); };
  addEventListener("resize", look, { signal });
  const above = new ResizeObserver(() => { if (map.data) fillHeight(map); });
  for (const name of ["kaartkop", "kaartbalk"]) {
    const part = document.querySelector(`.st-key-${name}`);
    if (part) above.observe(part);
  }
  let open = false; // something that Escape closes first
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") open = document.querySelector(OPEN) !== null; }, { signal, capture: true });
  document.addEventListener("keydown", (event) => {
    const panel = document.querySelector(PANEL);
    if (event.key !== "Escape" || open || event.defaultPrevented || !panel || !event.target.closest?.(CANVAS)) return;
    event.preventDefault(); // no other Escape: Groot stays
    panel.querySelector(SHUT)?.click();
  }, { signal });
  document.addEventListener("click", (event) => { // the button goes with its panel: the focus goes back to the map
    if (event.target instanceof Element && event.target.closest(SHUT)) map.box.focus({ preventScroll: true });
  }, { signal });
  twoFingers(map, signal);
  return () => { stopping.abort(); above.disconnect(); };
}

/* With a finger the page moves, not the map; two fingers move and zoom the map. Large, one finger is enough. */
export function fingers(map) {
  if (!map.net || !map.data.fill) return;
  const page = matchMedia("(pointer: coarse)").matches && !large();
  map.net.canvas.frame.canvas.style.touchAction = page ? "pan-x pan-y" : "none";
  if (map.pageMoves === page) return;
  map.pageMoves = page;
  map.net.setOptions({ interaction: { dragView: !page, dragNodes: !page } });
}

function twoFingers(map, signal) {
  let at = null;
  const middle = (event) => {
    const [a, b] = event.touches;
    return { x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2 };
  };
  map.box.addEventListener("touchstart", (event) => { at = event.touches.length === 2 ? middle(event) : null; }, { signal, passive: true });
  map.box.addEventListener("touchmove", (event) => {
    if (event.touches.length !== 2 || !at || !map.net || large()) return;
    const now = middle(event), scale = map.net.getScale(), view = map.net.getViewPosition();
    map.net.moveTo({ position: { x: view.x - (now.x - at.x) / scale, y: view.y - (now.y - at.y) / scale } });
    at = now;
  }, { signal, passive: true });
}
