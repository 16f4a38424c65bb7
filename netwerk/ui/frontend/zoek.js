/* The search for everything: a line with what fits below it (WAI-ARIA: editable combobox with a list). Streamlit calls the
   default export when it is mounted and again with what was found. What is typed is asked after a moment of rest. */
const REST = 120; // milliseconds
const BOXES = new WeakMap();

export default function ({ parentElement, data, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector(".nw-zoek");
  let box = BOXES.get(root);
  if (!box) { box = begin(root); BOXES.set(root, box); }
  box.ask = (text) => setStateValue("asked", text);
  box.choose = (key) => setTriggerValue("chosen", key);
  show(box, data);
}

function begin(root) {
  const input = root.querySelector("input"), list = root.querySelector("ul"), told = root.querySelector("[role=status]");
  const box = { root, input, list, told, at: -1, hits: [], asked: "", sure: false, timer: 0, entered: false, ask() {}, choose() {} };
  input.addEventListener("input", () => {
    box.entered = false;
    clearTimeout(box.timer);
    box.timer = setTimeout(() => box.ask(input.value), REST);
  });
  input.addEventListener("keydown", (event) => press(box, event));
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) take(box, Number(option.dataset.at));
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the line keeps the focus
  setTimeout(() => input.focus(), 60); // after the dialog took the focus for itself
  return box;
}

function press(box, event) {
  const last = box.hits.length - 1;
  if (event.isComposing) return;
  if (event.key === "ArrowDown" && last >= 0) mark(box, box.at >= last ? 0 : box.at + 1);
  else if (event.key === "ArrowUp" && last >= 0) mark(box, box.at <= 0 ? last : box.at - 1);
  else if (event.key === "Home" && box.at >= 0) mark(box, 0);
  else if (event.key === "End" && box.at >= 0) mark(box, last);
  else if (event.key === "Enter") enter(box);
  else return;
  event.preventDefault();
}

/* Enter before the answer is there is kept until it is. */
function enter(box) {
  if (box.input.value.trim() !== box.asked.trim()) {
    clearTimeout(box.timer);
    box.entered = true;
    box.ask(box.input.value);
  } else if (box.at >= 0) take(box, box.at);
  else if (box.hits.length) mark(box, 0);
}

function take(box, at) {
  if (box.hits[at]) box.choose(box.hits[at].key);
}

function mark(box, at) {
  box.at = at;
  [...box.list.children].forEach((option, n) => option.setAttribute("aria-selected", String(n === at)));
  const option = box.list.children[at];
  if (option) { box.input.setAttribute("aria-activedescendant", option.id); option.scrollIntoView({ block: "nearest" }); }
  else box.input.removeAttribute("aria-activedescendant");
}

function line(tag, name, text) {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}

function show(box, { asked, hits, sure, told }) {
  box.told.textContent = told;
  if (asked === box.asked && box.list.children.length === hits.length) return;
  box.asked = asked;
  box.hits = hits;
  box.list.replaceChildren(...hits.map((hit, at) => {
    const option = line("li", "nw-gevonden", "");
    option.id = `${box.list.id}-${at}`;
    option.dataset.at = at;
    option.setAttribute("role", "option");
    option.append(line("span", "nw-naam", hit.name), line("span", "nw-wat", hit.what));
    return option;
  }));
  box.list.hidden = !hits.length;
  box.input.setAttribute("aria-expanded", String(hits.length > 0));
  mark(box, sure ? 0 : -1);
  if (box.entered && asked === box.input.value) { // it was pressed before this answer came
    box.entered = false;
    enter(box);
  }
}
