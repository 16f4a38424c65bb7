/* The fixed texts of Streamlit in Dutch, and the page's language for screen readers. Streamlit has no setting for either.
   Only what Streamlit itself writes is replaced: each text has its places, and in what users typed (a name of an actor may
   be "Print", or "Help for Heroes") nothing is. Where text of users may stand in a place of Streamlit, only what Streamlit
   puts around it changes. */
import { enterSaves } from "./enter.js";
import { goByStreamlit } from "./go.js";
import { markHere } from "./here.js";
import { keepCards } from "./kaartjes.js";
import { oneStepBack } from "./terug.js";
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
const HELP = [[/^Help$/, () => "Uitleg"], [/^Help for (.*)$/s, (_, label) => `Uitleg bij ${label}`]];
const REMOVE = [
  [/^Remove (.*)$/s, (_, label) => `Haal ${label} weg`],
  [/^Cancel upload of (.*)$/s, (_, name) => `Stop het inlezen van ${name}`],
];
const PATTERNS = [
  [/^(\d+ ?[KMG]?B) per file(?: • (.+))?$/, (_, size, kinds) => `Hoogstens ${size} per bestand${kinds ? `: ${kinds}` : ""}`],
  [/^Limit (\d+ ?[KMG]?B) per file$/, (_, size) => `Hoogstens ${size} per bestand`],
  [/^(\S+) files are not allowed\.$/, (_, kind) => `Dit soort bestand (${kind}) kan niet. Kies Excel of CSV.`],
  [/^File must be (\S+) or smaller\.$/, (_, size) => `Dit bestand is te groot: hoogstens ${size}.`],
  [/^Upload or drag and drop .*$/, () => "Kies bestanden of sleep ze hierheen"],
  [/^View (\d+) more$/, (_, n) => `Nog ${n}`],
  [/^Choose date, (.*)$/s, (_, month) => `Kies een datum, ${month}`],
  [/^(?:(\d+) of )?over 1000$/, (_, at) => `${at ? `${at} van ` : ""}meer dan 1000`],
  [/^(?:(\d+) of )?(\d+) results?$/, (_, at, n) => `${at ? `${at} van ` : ""}${n} gevonden`],
  [/^Page (\d+)$/, (_, n) => `Bladzijde ${n}`],
  [/^(\d+) notifications?\.$/, (_, n) => `${n} ${n === "1" ? "melding" : "meldingen"}.`],
  [/^Selected Date: (.*)$/, (_, day) => `Gekozen datum: ${dayInDutch(day)}`],
  [/^Selected Range: (.*) to (.*)$/, (_, first, last) => `Gekozen: van ${dayInDutch(first)} tot en met ${dayInDutch(last)}`],
  [/^Press (?:(Ctrl|\u2318)\+)?Enter to (apply|submit form|add)$/,
    (_, key, what) => `Druk op ${key ? `${key}+` : ""}Enter om ${ENTER_TO[what]}`],
  [MOST_CHOSEN, (_, most) => mostChosen(most)],
];
/* What is read out and is nowhere on the page. */
const SAID = [
  [/^(\d+) options? available\.$/, (_, n) => `${n} om uit te kiezen.`],
  [/^(.*), selected\.?$/s, (_, name) => `${name}, gekozen.`],
  [/^Selected Date: (.*)$/, (_, day) => `Gekozen datum: ${dayInDutch(day)}`],
  [/^Selected Range: (.*) to (.*)$/, (_, first, last) => `Gekozen: van ${dayInDutch(first)} tot en met ${dayInDutch(last)}`],
];

/* Sentences with a place of which we do not know the name; long enough that no name of anything is the very same. */
const SENTENCE = 30;
const SENTENCES = [
  [/^The page that you have requested does not seem to exist\. Running the app's main page\.$/,
    () => "De pagina die je vroeg, bestaat niet. Je ziet nu Vandaag."],
  [/^You have requested page \/(.*), but no corresponding file was found in the app's pages\/ directory\. Running the app's main page\.$/s,
    (_, name) => `De pagina /${name} bestaat niet. Je ziet nu Vandaag.`],
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
const ATTRIBUTES = ["aria-label", "aria-valuetext", "title", "placeholder", "alt"];

/* Places by the names that Streamlit gives them. */
const place = (...names) =>
  `:is(${names.map((name) => `[data-testid${name.endsWith("*") ? "^" : ""}="${name.replace("*", "")}"]`).join(", ")})`;

/* Where users have no word: all text and all names in it are of Streamlit. */
const MENUS = place("stDataFrameColumnMenu", "stDataFrameColumnFormattingMenu", "stDataFrameStatisticsMetrics",
  "stDateInputCalendar", "stDateInputHeaderPickerPopover", "stDateInputQuickSelect*");
const STREAMLITS = `${MENUS}, .gdg-search-bar, .gdg-search-status, ` + place("stSkipToContent", "stFileUploaderDropzone",
  "InputInstructions", "stMainMenu*", "stThemeSwitcher", "stStatusWidget", "stConnectionStatus", "stToolbarActions",
  "stTooltipErrorContent", "stErrorElementStack", "stPagination", "stSidebarNavViewButton", "stToastViewButton", "stDateInputError",
  "stDataFrameStatisticsMenu");

/* What users typed, or may have typed: nothing in it is of Streamlit, unless it is one of the places in NAMES. */
const TYPED = `canvas, script, style, textarea, .nk-root, ` + place("stMarkdown", "stMarkdownContainer", "stCaptionContainer", "stHtml", "stTable",
  "stText", "stCode", "stJson", "stMetric", "stImage", "stMultiSelect", "stSelectbox", "stButtonGroup", "stRadio", "stToastText", "stFileChipName",
  "stFileUploaderFileName", "stDataFrameStatisticsChart", "stDataFrameColumnVisibilityMenu", "stSidebarNavItems", "stBidiComponent*");

/* A dialog is of Streamlit or of us: in ours stands what users typed, and words of ours that Streamlit has too. */
const DIALOG = place("stDialog");

/* The elements that Streamlit names itself, and how. */
const NAMES = [
  [`${place("stTooltipIcon")} *`, (text) => written(text, HELP)],
  [`${place("stHeaderActionElements")} a`, wordFor],
  [`${place("stElementToolbarButton", "stElementToolbar")} *, ${place("stDataFrameStatisticsChart")}`, wordOfTable],
  [place("stSidebar", "stSidebarNav", "stSidebarCollapseButton", "stExpandSidebarButton", "stToastContainer", "stTabsScroll*"), inDutch],
  [`${place("stSidebarCollapseButton", "stExpandSidebarButton")} *, ${place("stToast")} button`, wordFor],
  [`[data-tag] *, ${place("stFileChipDeleteBtn")} *`, (text) => written(text, REMOVE)],
  [`${place("stSelectbox", "stMultiSelect", "stNumberInput", "stDateInput", "stTextInput")} button`, inDutch],
  [`${place("stMultiSelectTagsContainer")} [role=group]:not([data-tag])`, (text) => text === "Selected values" ? wordFor(text) : null],
  ["[role=listbox]", (text) => /^(Multiselect options|Selectbox options|Suggestions)$/.test(text) ? wordFor(text) : null],
  [`${place("stTable")} [role=region]`, wordFor],
];
/* Names that stand beside one of users on the same element. */
const FIELDS = { placeholder: `${place("stSelectbox")} input, ${place("stMultiSelect")} input`, title: place("stFileChip") };

/* The lines of a list to choose from that are no choices: those have a name instead of a number, or none. */
const OPTIONS = [
  [/^Select all$/, () => "Alles kiezen"],
  [/^No results$/, () => "Niets gevonden"],
  [MOST_CHOSEN, (_, most) => mostChosen(most)],
  [/^Select (\d+) matches$/, (_, n) => `Kies deze ${n}`],
  [/^Add: (.*)$/s, (_, word) => `${inSearch() ? "Zoek" : "Voeg toe"}: ${word}`],
];
const EXTRA = /^__\w+__$/;
const NAMELESS = place("stDataFrameColumnVisibilityMenu");
const NAMED_BY_USERS = place("stFileChipName", "stFileUploaderFileName", "stDataFrameStatisticsChart");
const ALERTS = place("stAlertContainer", "stDownloadButtonError", "stFileChip"), TOOLS = place("stElementToolbarButton");

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

function wordFor(text) {
  return WORDS.get(text) ?? null;
}

function inDutch(text) {
  return WORDS.get(text) ?? written(text, PATTERNS);
}

function wordOfTable(text) {
  const [, head, what] = text.match(OF_WHAT) ?? [];
  return WORDS.get(text) ?? (WORDS.has(head) ? `${WORDS.get(head)}: ${what}` : null);
}

/* Whether this element is in the first of these places, and not in the second one within it. */
function within(element, places, typed) {
  const around = element.closest(places);
  return around !== null && !(typed && around.contains(element.closest(typed)));
}

function mendText(node) {
  const parent = node.parentElement, text = node.nodeValue.trim();
  if (!parent || !text) return;
  const dutch = wordsFor(parent, text);
  if (dutch !== null && dutch !== node.nodeValue) node.nodeValue = dutch;
}

function wordsFor(parent, text) {
  const option = parent.closest("[role=option]");
  if (option) return isExtra(option) ? written(text, OPTIONS) : null;
  if (parent.closest("[data-live-announcer], [id^=react-aria-description]")) return written(text, SAID);
  if (isTableTip(parent)) return wordFor(text);
  if (parent.closest(NAMELESS)) return inColumnList(parent, text);
  if (within(parent, MENUS) && IN_MENUS.has(text)) return IN_MENUS.get(text);
  if (within(parent, STREAMLITS, NAMED_BY_USERS)) return inDutch(text) ?? written(text, SENTENCES);
  if (within(parent, DIALOG, TYPED)) return inDutch(text) ?? written(text, SENTENCES);
  if (within(parent, ALERTS)) return parent.closest(TYPED) ? null : inDutch(text);
  if (parent.closest(TYPED) || text.length < SENTENCE) return null;
  return WORDS.get(text) ?? written(text, SENTENCES);
}

/* A choice has its number as key. */
function isExtra(option) {
  return option.dataset.key === undefined || EXTRA.test(option.dataset.key);
}

/* The tip of a button of a table; every other tip is ours, or has a name of users in it. */
function isTableTip(element) {
  const tip = element.closest("[role=tooltip]");
  return tip !== null && document.querySelector(`${TOOLS} [aria-describedby~="${CSS.escape(tip.id)}"]`) !== null;
}

/* The list of columns of a table: its first line is Streamlit's, the others are names of columns. */
function inColumnList(element, text) {
  const first = document.createTreeWalker(element.closest(NAMELESS), NodeFilter.SHOW_TEXT).nextNode();
  return first?.parentElement === element || text === "(index)" ? wordFor(text) ?? IN_MENUS.get(text) ?? null : null;
}

function mendAttributes(element) {
  if (element.closest("[role=option], canvas")) return;
  for (const name of ATTRIBUTES) {
    const text = element.getAttribute(name);
    if (!text) continue;
    if (name === "aria-label" && ICON.test(text) && element.matches("[role=img]")) { silence(element); continue; }
    const dutch = nameFor(element, name, text);
    if (dutch && dutch !== text) element.setAttribute(name, dutch);
  }
}

function nameFor(element, name, text) {
  if (element.matches(`${place("stDateInputField")} [role=spinbutton]`)) return written(text, DATE_PARTS);
  if (FIELDS[name] && element.matches(FIELDS[name])) return wordFor(text);
  const list = element.closest(NAMELESS);
  if (list) return element === list.querySelector("[aria-label]") ? wordFor(text) : null;
  const [, write] = (name === "aria-label" && NAMES.find(([places]) => element.matches(places))) || [];
  if (write) return write(text);
  if (!within(element, STREAMLITS, NAMED_BY_USERS)) return within(element, DIALOG, TYPED) ? inDutch(text) : null;
  return (element.closest(MENUS) ? IN_MENUS.get(text) : null) ?? inDutch(text);
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
  markHere();
  const observer = new MutationObserver((records) => {
    for (const record of records) {
      if (record.type === "childList") record.addedNodes.forEach(mend);
      else if (record.type === "characterData") mendText(record.target);
      else mendAttributes(record.target);
    }
    mendMenu();
    markHere();
  });
  observer.observe(document.body, {
    childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
  });
  return observer;
}

export default function ({ data, setTriggerValue }) {
  window.__netwerkGa = (href) => setTriggerValue("open", href); // of the newest page: the one before is gone
  if (window.__netwerkTaal) return; // once a browser tab: Streamlit mounts this again on every page
  const told = speakDutch();
  if (told && data?.dates !== false) setTriggerValue("spoken", true); // Streamlit reads the language when it draws the page
  window.__netwerkTaal = watch();
  enterSaves();
  goByStreamlit();
  oneStepBack();
  keepCards();
}
