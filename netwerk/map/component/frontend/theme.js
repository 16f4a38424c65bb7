/* The colours and the letter of the page. Streamlit (and the page of a map in a file) gives its theme in custom
   properties; they hold from the first moment on, also when no style sheet has been read yet. */

const PAPER = "#ffffff", INK = "#1f2933";

export function themeOf(root) {
  const css = getComputedStyle(root), given = (name) => css.getPropertyValue(name).trim();
  const paper = solid(root, given("--st-background-color")) ?? behind(root) ?? rgbOf(root, PAPER);
  const dark = lightness(paper) < 128;
  const ink = solid(root, given("--st-text-color")) ?? rgbOf(root, dark ? PAPER : INK);
  const accent = solid(root, given("--st-link-color")) ?? solid(root, given("--st-primary-color")) ?? ink;
  return { paper: written(paper), ink: written(ink), accent: written(accent), dark, family: given("--st-font") || css.fontFamily };
}

/* Any colour that CSS knows as [red, green, blue, share that covers], 0 to 255 and 0 to 1; null for what is no colour.
   The browser itself reads it: mixed into the RGB space it is always written in one way, whatever form it had. */
export function rgbOf(root, color) {
  if (!color) return null;
  const probe = document.createElement("span");
  probe.style.color = color;
  if (!probe.style.color) return null;
  const plain = color.trim();
  probe.style.color = `color-mix(in srgb, ${plain}, ${plain})`;
  root.append(probe);
  const read = getComputedStyle(probe).color;
  probe.remove();
  const parts = (read.slice(read.indexOf("(")).match(/-?[\d.]+(?:e-?\d+)?|none/g) ?? []).map((part) => Number(part) || 0);
  if (parts.length < 3) return null;
  const whole = read.startsWith("rgb") ? 1 : 255; // "color(srgb 1 0.5 0)" counts from 0 to 1
  const [red, green, blue] = parts.slice(0, 3).map((part) => Math.min(255, Math.max(0, Math.round(part * whole))));
  return [red, green, blue, parts.length > 3 ? parts[3] : 1];
}

function solid(root, color) {
  const rgb = rgbOf(root, color);
  return rgb && rgb[3] > 0.5 ? rgb : null;
}

/* What is seen through an element without a background of its own. */
function behind(root) {
  for (let element = root; element; element = element.parentElement ?? element.getRootNode().host) {
    const paper = solid(root, getComputedStyle(element).backgroundColor);
    if (paper) return paper;
  }
  return null;
}

function lightness([red, green, blue]) {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

function written([red, green, blue]) {
  return `rgb(${red}, ${green}, ${blue})`;
}
