/* The legend as a list: a sign drawn in SVG and the words beside it, made element by element (never from HTML text). */
import { tintOf } from "./items.js";

const SVG = "http://www.w3.org/2000/svg", WIDE = 30, HIGH = 18;

export function showLegend(list, entries, look) {
  list.replaceChildren();
  let part = null;
  for (const entry of entries) {
    const line = document.createElement("li");
    const group = entry.part === "maat" ? "actor" : entry.part;
    if (part !== null && group !== part) line.className = "nk-first";
    part = group;
    const words = document.createElement("span");
    words.textContent = entry.label;
    line.append(sign(entry, look), words);
    if (entry.count !== null) {
      const count = document.createElement("span");
      count.className = "nk-count";
      count.textContent = String(entry.count);
      line.append(count);
    }
    list.append(line);
  }
}

/* The signs of the closed legend: what the shapes stand for, then colour, ring and thread in a few words. */
export function showSigns(chip, entries, look) {
  const shapes = entries.filter((entry) => entry.part === "actor").slice(0, 6);
  const told = [...shapes, ...entries.filter((entry) => entry.style.chip)];
  chip.replaceChildren(...told.map((entry) => {
    const one = document.createElement("span"), words = document.createElement("span");
    words.textContent = entry.style.chip ?? entry.label;
    one.append(sign(entry, look), words);
    return one;
  }));
  if (!told.length) chip.textContent = "Legenda";
}

function sign(entry, look) {
  const svg = make("svg", { width: WIDE, height: HIGH, viewBox: `0 0 ${WIDE} ${HIGH}`, "aria-hidden": "true" });
  const style = entry.style, color = tintOf(look.palette, style.tint, look.dark);
  if (entry.part === "actor" || entry.part === "kleur") svg.append(shape(style, color, look));
  else if (entry.part === "maat") svg.append(...[[6, 3], [16, 5], [25.5, 4]].slice(0, 2).map(([x, r]) => make("circle", { cx: x, cy: 9, r: r + (x > 10 ? 2 : 0), fill: color })));
  else if (entry.part === "vlak") svg.append(make("rect", { x: 2, y: 2, width: 26, height: 14, rx: 7, fill: color, "fill-opacity": 0.2, stroke: style.dash === "streep" ? color : "none", "stroke-width": 1.5, "stroke-dasharray": "4 3" }));
  else if (style.sign === "ring" && style.mark === "los") svg.append(
    make("circle", { cx: 15, cy: 9, r: 4, fill: look.paper, stroke: color, "stroke-width": 2 }),
    make("circle", { cx: 15, cy: 9, r: 7.5, fill: "none", stroke: color, "stroke-width": 1.2, "stroke-dasharray": "1.5 2.5" }),
  );
  else if (style.sign === "ring") svg.append(make("circle", { cx: 15, cy: 9, r: 6.5, fill: "none", stroke: color, "stroke-width": 3, "stroke-dasharray": style.mark === "valt_weg" ? "4 3" : "none" }));
  else line(svg, style, color, look);
  return svg;
}

function line(svg, style, color, look) {
  const dash = { streep: "6 4", voorstel: "2 5", valt_weg: "2 4" }[style.dash || style.mark] || "none";
  const width = style.dash === "dik" ? 5 : style.sign ? 4 : 2;
  svg.append(make("line", { x1: 1, x2: 29, y1: 9, y2: 9, stroke: color, "stroke-width": width, "stroke-dasharray": dash }));
  if (style.dash === "pijl") svg.append(make("path", { d: "M20 4 L29 9 L20 14 Z", fill: color }));
  if (style.dash === "getal") {
    const text = make("text", { x: 15, y: 13, "text-anchor": "middle", "font-size": 12, "font-weight": 700, fill: look.ink, stroke: look.paper, "stroke-width": 3, "paint-order": "stroke" });
    text.textContent = "2";
    svg.append(text);
  }
}

function shape(style, color, look) {
  const paint = style.hollow ? { fill: look.paper, stroke: color, "stroke-width": 2 } : { fill: color };
  const points = {
    square: "9,3 21,3 21,15 9,15", diamond: "15,1 23,9 15,17 7,9", triangle: "15,1.5 23.5,16 6.5,16",
    triangleDown: "15,16.5 23.5,2 6.5,2", hexagon: "10.5,1.5 19.5,1.5 24,9 19.5,16.5 10.5,16.5 6,9",
  }[style.shape];
  return points ? make("polygon", { points, ...paint }) : make("circle", { cx: 15, cy: 9, r: 7, ...paint });
}

function make(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
