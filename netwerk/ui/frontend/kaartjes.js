/* Cards: each button tells of what it is ("Doen: Etten hangt aan één contact"), and who decides by keyboard stays in the card
   when the button that was pressed makes place for something else. */
const CARD = "[class*='st-key-kaartje-']";
const NAMED = `${CARD} :is(button, summary)`;
/* Not the date field that is there for the browser only: it opens the calendar, over the button that keeps the date. */
const NEXT = ["[data-testid='stForm'] :is(input:not([type='date']), [role='spinbutton'])", "[class*='st-key-invul-'] input", "[class*='st-key-besluit-'] button",
  "[class*='st-key-terug-'] button", "button"];
const WAIT = 60, UNTIL = 4000; // milliseconds

const classOf = (card) => [...card.classList].find((name) => name.startsWith("st-key-kaartje-"));

function name() {
  for (const part of document.querySelectorAll(NAMED)) {
    const card = part.closest(CARD); // a card that is folded has its heading in bold
    const heading = (card.querySelector(".nw-kop") ?? card.querySelector("strong"))?.textContent?.trim();
    const words = (part.querySelector("[data-testid='stMarkdownContainer']") ?? part).textContent.trim();
    const whole = heading && words ? `${words}: ${heading}` : "";
    if (!whole || part.dataset.over === whole || part.closest("[role=combobox], [data-testid='stSelectbox'], [data-testid='stDateInput']")) continue;
    part.dataset.over = whole;
    part.setAttribute("aria-label", whole);
  }
}

let held = null; // the card in which the focus is, and where

function stay() {
  if (!held || held.part.isConnected || document.activeElement !== document.body) return;
  if (Date.now() - held.since > UNTIL && held.gone) { held = null; return; }
  if (!held.gone) { held.gone = true; held.since = Date.now(); }
  const card = document.querySelector(`.${CSS.escape(held.card)}`);
  if (!card || card.querySelector("[data-testid='stSkeleton']")) return; // what comes there is still on its way
  for (const way of NEXT) {
    const next = [...card.querySelectorAll(way)].find((part) => !part.disabled && part.offsetParent !== null);
    if (next) { next.focus(); return; }
  }
}

export function keepCards() {
  document.addEventListener("focusin", (event) => {
    const card = event.target instanceof Element && event.target.closest(CARD);
    held = card ? { card: classOf(card), part: event.target, since: 0, gone: false } : null;
  });
  let timer = 0;
  const look = () => { timer = 0; name(); stay(); };
  new MutationObserver(() => { timer ||= setTimeout(look, WAIT); })
    .observe(document.body, { childList: true, subtree: true, characterData: true });
  name();
}
