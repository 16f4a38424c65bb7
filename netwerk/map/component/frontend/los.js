/* The map in a file by itself: draw it, show who is chosen with all ties, search a name. */
import { makeMap, showMap } from "./map.js";

const data = JSON.parse(document.getElementById("nk-data").textContent);
const panel = document.querySelector(".nk-panel");
const alone = makeMap(document.querySelector(".nk-root"), { select: showChosen, expand() {}, moved() {} });
showMap(alone, data);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => showMap(alone, data));
globalThis.netwerkMaps = { los: alone };

function showChosen(chosen) {
  panel.replaceChildren();
  const node = data.nodes.find((n) => n.id === chosen.nodes[0]);
  const ties = node
    ? data.edges.filter((e) => e.from === node.id || e.to === node.id)
    : data.edges.filter((e) => chosen.edges.some(([a, b]) => e.from === a && e.to === b));
  if (!node && !ties.length) return;
  if (node && node.title) {
    const [name, ...facts] = node.title.split("\n");
    panel.append(element("h2", name), element("div", facts.join("\n")));
  }
  const list = document.createElement("ul");
  for (const line of ties.flatMap((e) => e.title.split("\n")).filter(Boolean)) list.append(element("li", line));
  panel.append(list);
}

function element(name, words) {
  const made = document.createElement(name);
  made.textContent = words;
  return made;
}

let asked = 0;
document.getElementById("nk-name")?.addEventListener("change", (event) => {
  const found = data.nodes.find((n) => n.label === event.target.value);
  if (found) showMap(alone, { ...data, command: { seq: ++asked, select: [found.id], focus: found.id } });
});
