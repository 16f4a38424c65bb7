/* The fixed texts of Streamlit in Dutch, and the page's language for screen readers. Streamlit has no setting for either.
   Text that is not in these lists is left alone; what users typed never equals a whole sentence of Streamlit's own. */
import { IN_MENUS, WORDS } from "./woorden.js";

const LOCALE = "nl-NL";

const MOST_CHOSEN = /^You can only select up to (\d+) options?\. Remove an option first\.$/;
const mostChosen = (most) => `Kies er hoogstens ${most}. Haal er eerst een weg.`;

/* "November 28, 2026" as "28 november 2026"; what is no date stays as it is. */
function dayInDutch(words) {
  const day = new Date(words);
  return Number.isNaN(day.getTime()) ? words : day.toLocaleDateString(LOCALE, { day: "numeric", month: "long", year: "numeric" });
}

const ENTER_TO = { apply: "toe te passen", "submit form": "te versturen", add: "toe te voegen" };
const PATTERNS = [
  [/^(\d+ ?[KMG]?B) per file(?: • (.+))?$/, (_, size, kinds) => `Hoogstens ${size} per bestand${kinds ? `: ${kinds}` : ""}`],
  [/^Limit (\d+ ?[KMG]?B) per file$/, (_, size) => `Hoogstens ${size} per bestand`],
  [/^(\S+) files are not allowed\.$/, (_, kind) => `Dit soort bestand (${kind}) kan niet. Kies Excel of CSV.`],
  [/^File must be (\S+) or smaller\.$/, (_, size) => `Dit bestand is te groot: hoogstens ${size}.`],
  [/^Upload or drag and drop .*$/, () => "Kies bestanden of sleep ze hierheen"],
  [/^Help for (.*)$/s, (_, label) => `Uitleg bij ${label}`],
  [/^Remove (.*)$/s, (_, label) => `Haal ${label} weg`],
  [/^View (\d+) more$/, (_, n) => `Nog ${n}`],
  [/^Choose date, (.*)$/s, (_, month) => `Kies een datum, ${month}`],
  [/^(?:(\d+) of )?over 1000$/, (_, at) => `${at ? `${at} van ` : ""}meer dan 1000`],
  [/^(?:(\d+) of )?(\d+) results?$/, (_, at, n) => `${at ? `${at} van ` : ""}${n} gevonden`],
  [/^Page (\d+)$/, (_, n) => `Bladzijde ${n}`],
  [/^Cancel upload of (.*)$/s, (_, name) => `Stop het inlezen van ${name}`],
  [/^Shortcut (.*)$/s, (_, keys) => `Sneltoets ${keys}`],
  [/^(\d+) options? available\.$/, (_, n) => `${n} om uit te kiezen.`],
  [/^(.*), selected\.$/s, (_, name) => `${name}, gekozen.`],
  [/^Selected Date: (.*)$/, (_, day) => `Gekozen datum: ${dayInDutch(day)}`],
  [/^Selected Range: (.*) to (.*)$/, (_, first, last) => `Gekozen: van ${dayInDutch(first)} tot en met ${dayInDutch(last)}`],
  [/^Press (?:(Ctrl|\u2318)\+)?Enter to (apply|submit form|add)$/,
    (_, key, what) => `Druk op ${key ? `${key}+` : ""}Enter om ${ENTER_TO[what]}`],
];

/* Sentences that stand among texts of users; long enough that nobody types the very same. */
const SENTENCE = 30;
const SENTENCES = [
  [/^The page that you have requested does not seem to exist\. Running the app's main page\.$/,
    () => "De pagina die je vroeg, bestaat niet. Je ziet nu het overzicht."],
  [/^You have requested page \/(.*), but no corresponding file was found in the app's pages\/ directory\. Running the app's main page\.$/s,
    (_, name) => `De pagina /${name} bestaat niet. Je ziet nu het overzicht.`],
];

/* The parts of a date field, which Streamlit always writes in English. */
const PARTS = { day: "dag", month: "maand", year: "jaar" };
const DATE_PARTS = [
  [/^(day|month|year), (.*)$/s, (_, part, label) => `${PARTS[part]}, ${label}`],
  [/^(day|month|year)$/, (_, part) => PARTS[part]],
  [/^Empty$/, () => "leeg"],
  [/^(\d+) \u2013 ([A-Z][a-z]+)$/, (_, number, month) => `${number}, ${dayInDutch(`${month} 1, 2000`).split(" ")[1]}`],
];

/* A button of a table tells of which table: "Search: Alle actoren". */
const OF_WHAT = /^([^:]+): (.+)$/s;
const ICON = /^[a-z0-9_]+ icon$/;
const MENUS = "[data-testid^=stDataFrameColumn], [data-testid^=stDataFrameStatistics], [data-testid=stDateInputCalendar]";
const ATTRIBUTES = ["aria-label", "aria-valuetext", "title", "placeholder", "alt"];

/* In a list to choose from every line may be typed text, so only these are ours. */
const OPTIONS = [
  [/^Select all$/, () => "Alles kiezen"],
  [/^No results$/, () => "Niets gevonden"],
  [MOST_CHOSEN, (_, most) => mostChosen(most)],
  [/^Select (\d+) matches$/, (_, n) => `Kies deze ${n}`],
  [/^Add: (.*)$/s, (_, word) => `${inSearch() ? "Zoek" : "Voeg toe"}: ${word}`],
];
const TYPED = "[data-testid=stMarkdownContainer], [data-testid=stTable], [data-testid=stMultiSelect], [data-testid=stSelectbox], "
  + "[data-testid=stFileUploaderFileName], canvas, script, style, textarea";
const TIPS = "[role=tooltip], [data-testid=stTooltipContent]";

function inSearch() {
  const field = document.activeElement;
  const label = field?.getAttribute("aria-label") ?? field?.labels?.[0]?.textContent ?? "";
  return label.startsWith("Zoek");
}

function written(text, patterns) {
  for (const [pattern, write] of patterns) {
    if (pattern.test(text)) return text.replace(pattern, write);
  }
  return null;
}

function inDutch(text) {
  const trimmed = text.trim();
  return trimmed ? WORDS.get(trimmed) ?? written(trimmed, PATTERNS) : null;
}

function attributeInDutch(text) {
  const [, head, what] = text.match(OF_WHAT) ?? [];
  return inDutch(text) ?? (WORDS.has(head) ? `${WORDS.get(head)}: ${what}` : null);
}

function isUploader(element) {
  return element.closest("[data-testid=stFileUploaderDropzone]") !== null;
}

function mendText(node) {
  const parent = node.parentElement, text = node.nodeValue.trim();
  if (!parent || !text) return;
  const dutch = wordsFor(parent, text);
  if (dutch !== null && dutch !== node.nodeValue) node.nodeValue = dutch;
}

function wordsFor(parent, text) {
  if (parent.closest("[role=option]")) return written(text, OPTIONS);
  if (parent.closest(MENUS) && IN_MENUS.has(text)) return IN_MENUS.get(text);
  if (parent.closest(TYPED) && !isUploader(parent) && !parent.closest(TIPS)) {
    return text.length < SENTENCE ? null : WORDS.get(text) ?? written(text, SENTENCES);
  }
  return inDutch(text) ?? written(text, SENTENCES);
}

function mendAttributes(element) {
  if (element.closest("[role=option], canvas")) return;
  const part = element.getAttribute("role") === "spinbutton";
  for (const name of ATTRIBUTES) {
    const text = element.getAttribute(name);
    if (!text) continue;
    if (name === "aria-label" && ICON.test(text)) { silence(element); continue; }
    const dutch = (part ? written(text, DATE_PARTS) : null)
      ?? (element.closest(MENUS) ? IN_MENUS.get(text) : null) ?? attributeInDutch(text);
    if (dutch && dutch !== text) element.setAttribute(name, dutch);
  }
}

/* A picture beside words: its name in English says nothing to who listens. */
function silence(icon) {
  icon.removeAttribute("aria-label");
  icon.removeAttribute("role");
  icon.setAttribute("aria-hidden", "true");
}

function mend(root) {
  if (root.nodeType === Node.TEXT_NODE) { mendText(root); return; }
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  mendAttributes(root);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) mendText(node);
    else mendAttributes(node);
  }
}

/* The menu with headings is a list in a list without saying so; a screen reader needs each part to be one. */
function mendMenu() {
  for (const menu of document.querySelectorAll("ul[data-testid=stSidebarNavItems]")) {
    const parts = new Set([...menu.querySelectorAll("li")].map((item) => item.parentElement));
    if (parts.has(menu) || parts.size === 0) continue;
    menu.setAttribute("role", "none");
    parts.forEach((part) => part.setAttribute("role", "list"));
  }
}

/* Calendars, numbers and what is read out come in the language of the browser; on our pages that is ours. */
function speakDutch() {
  document.documentElement.lang = LOCALE.slice(0, 2);
  if (navigator.language.startsWith("nl")) return false;
  window[Symbol.for("react-aria.i18n.locale")] = LOCALE;
  Object.defineProperty(navigator, "language", { get: () => LOCALE, configurable: true });
  Object.defineProperty(navigator, "languages", { get: () => [LOCALE], configurable: true });
  window.dispatchEvent(new Event("languagechange"));
  return true;
}

function watch() {
  mend(document.body);
  mendMenu();
  const observer = new MutationObserver((records) => {
    for (const record of records) {
      if (record.type === "childList") record.addedNodes.forEach(mend);
      else if (record.type === "characterData") mendText(record.target);
      else mendAttributes(record.target);
    }
    mendMenu();
  });
  observer.observe(document.body, {
    childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
  });
  return observer;
}

export default function ({ setTriggerValue }) {
  if (window.__netwerkTaal) return; // once a browser tab: Streamlit mounts this again on every page
  if (speakDutch()) setTriggerValue("spoken", true); // Streamlit reads the language when it draws the page
  window.__netwerkTaal = watch();
}
