/* The fixed texts of Streamlit in Dutch, and the page's language for screen readers. Streamlit has no setting for either.
   Text that is not in these lists is left alone; what users typed never equals a whole sentence of Streamlit's own. */

const WORDS = new Map(Object.entries({
  "Upload": "Kies bestanden",
  "Add files": "Nog meer bestanden",
  "Drag and drop a file here": "Sleep een bestand hierheen",
  "Drag and drop files here": "Sleep bestanden hierheen",
  "Uploading...": "Bezig met inlezen ...",
  "Upload failed": "Het bestand kwam niet over. Probeer het opnieuw.",
  "File Uploader": "Bestanden kiezen",
  "No results": "Niets gevonden",
  "No options to select.": "Er valt niets te kiezen",
  "Select all": "Alles kiezen",
  "Clear value": "Leegmaken",
  "Clear selection": "Keuze wissen",
  "Clear all": "Alles leegmaken",
  "Choose date": "Kies een datum",
  "Use arrow keys to navigate dates. Enter to select. Escape to close.":
    "Kies een dag met de pijltoetsen. Enter is kiezen, Escape is sluiten.",
  "Press Enter to apply": "Druk op Enter om toe te passen",
  "Press Enter to submit form": "Druk op Enter om te versturen",
  "Press Enter to add": "Druk op Enter om toe te voegen",
  "Press Ctrl+Enter to apply": "Druk op Ctrl+Enter om toe te passen",
  "Press Ctrl+Enter to submit form": "Druk op Ctrl+Enter om te versturen",
  "Press ⌘+Enter to apply": "Druk op ⌘+Enter om toe te passen",
  "Press ⌘+Enter to submit form": "Druk op ⌘+Enter om te versturen",
  "Fullscreen": "Hele scherm",
  "Close fullscreen": "Sluit hele scherm",
  "Download as CSV": "Download als CSV",
  "Search": "Zoeken",
  "Type to search": "Typ om te zoeken",
  "Show/hide columns": "Kolommen tonen of verbergen",
  "Scrollable table": "Tabel die kan schuiven",
  "Close": "Sluiten",
  "Close popup": "Sluiten",
  "Close Search": "Zoeken sluiten",
  "Main menu": "Menu",
  "App pages": "Pagina's",
  "Sidebar": "Zijbalk",
  "Expand sidebar": "Open het menu",
  "Collapse sidebar": "Sluit het menu",
  "Skip to main content": "Naar de inhoud",
  "Help": "Uitleg",
  "Stop": "Stop",
  "Print": "Afdrukken",
  "Settings": "Instellingen",
  "Rerun": "Opnieuw tonen",
  "Running...": "Bezig ...",
  "Please wait...": "Even wachten ...",
  "Connecting": "Verbinding maken",
  "Connection error": "Geen verbinding",
  "Reconnected to server.": "Er is weer verbinding.",
  "Connection lost. Please wait for the app to reconnect, then try again.":
    "De verbinding is weg. Wacht tot die terug is en probeer het opnieuw.",
  "Streamlit server is not responding. Are you connected to the internet?":
    "Netwerk antwoordt niet. Draait het nog, en is er verbinding?",
  "Page not found": "Deze pagina is er niet",
  "The page that you have requested does not seem to exist. Running the app's main page.":
    "De pagina die je vroeg, bestaat niet. Je ziet nu het overzicht.",
  "Autosize": "Breedte passend maken",
  "Sort ascending": "Sorteer oplopend",
  "Sort descending": "Sorteer aflopend",
  "Pin column": "Kolom vastzetten",
  "Unpin column": "Kolom losmaken",
  "Hide column": "Kolom verbergen",
  "Statistics": "Cijfers",
  "Format": "Weergave",
  "Copy column name": "Kolomnaam kopiëren",
  "Navigate to home page": "Naar het overzicht",
  "Theme": "Kleuren",
  "Light": "Licht",
  "Dark": "Donker",
  "System": "Zoals de computer",
  "Use system setting": "Zoals de computer",
  "Select...": "Kies ...",
}));

const PATTERNS = [
  [/^(\d+ ?[KMG]?B) per file(?: • (.+))?$/, (_, size, kinds) => `Hoogstens ${size} per bestand${kinds ? `: ${kinds}` : ""}`],
  [/^Limit (\d+ ?[KMG]?B) per file$/, (_, size) => `Hoogstens ${size} per bestand`],
  [/^(\S+) files are not allowed\.$/, (_, kind) => `Dit soort bestand (${kind}) kan niet. Kies Excel of CSV.`],
  [/^File must be (\S+) or smaller\.$/, (_, size) => `Dit bestand is te groot: hoogstens ${size}.`],
  [/^Upload or drag and drop .*$/, () => "Kies bestanden of sleep ze hierheen"],
  [/^Help for (.*)$/s, (_, label) => `Uitleg bij ${label}`],
  [/^Remove (.*)$/s, (_, label) => `Haal ${label} weg`],
  [/^View (\d+) more$/, (_, n) => `Nog ${n}`],
];
const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt"];

/* In a list to choose from every line may be typed text, so only these are ours. */
const OPTIONS = [
  [/^Select all$/, () => "Alles kiezen"],
  [/^Select (\d+) matches$/, (_, n) => `Kies deze ${n}`],
  [/^Add: (.*)$/s, (_, word) => `${inSearch() ? "Zoek" : "Voeg toe"}: ${word}`],
];
const TYPED = "[data-testid=stMarkdownContainer], [data-testid=stTable], [data-testid=stMultiSelect], [data-testid=stSelectbox], "
  + "[data-testid=stFileUploaderFileName], [role=grid], script, style, textarea";

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

function isUploader(element) {
  return element.closest("[data-testid=stFileUploaderDropzone]") !== null;
}

function mendText(node) {
  const parent = node.parentElement;
  if (!parent) return;
  const option = parent.closest("[role=option]") !== null;
  if (!option && parent.closest(TYPED) && !isUploader(parent)) return;
  const dutch = option ? written(node.nodeValue.trim(), OPTIONS) : inDutch(node.nodeValue);
  if (dutch !== null && dutch !== node.nodeValue) node.nodeValue = dutch;
}

function mendAttributes(element) {
  if (element.closest("[role=option], [role=grid]")) return;
  for (const name of ATTRIBUTES) {
    const text = element.getAttribute(name);
    const dutch = text ? inDutch(text) : null;
    if (dutch !== null && dutch !== text) element.setAttribute(name, dutch);
  }
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

function watch() {
  document.documentElement.lang = "nl";
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

export default function () {
  // Once a browser tab: Streamlit mounts this again on every page.
  window.__netwerkTaal ??= watch();
}
