/* A small picture: SVG from netwerk.map, read as XML, so that nothing in it is taken for HTML. */
const BIG = 1.5; // on a phone a picture is as wide as the page

export default function ({ data, parentElement }) {
  const place = parentElement.querySelector(".nw-plaatje");
  if (!place || place.dataset.made === data.key) return;
  const read = new DOMParser().parseFromString(data.svg, "image/svg+xml").documentElement;
  if (read.nodeName !== "svg") return;
  const svg = document.importNode(read, true);
  svg.querySelectorAll("script, foreignObject").forEach((part) => part.remove());
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", data.alt);
  const [, , width] = (svg.getAttribute("viewBox") ?? "0 0 290 200").split(" ").map(Number);
  svg.style.maxWidth = `${width * BIG}px`;
  place.replaceChildren(svg);
  place.dataset.made = data.key;
}
