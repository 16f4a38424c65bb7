"""Every page reads easily: short sentences, plain words, and nothing said over and over."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

import pytest

from tests.words import still
from tests.words.reading import LONGEST, hard_words, phrases, too_long
from tests.words.said import AREAS, Said, said

OFTEN = 7
"""So often the same phrase may stand on a page: once a card."""
NEVER = re.compile(r"\btellen als\b|% dichter\b", re.IGNORECASE)
HEDGE = re.compile(r"voor zover (?:is )?vastgelegd|voor zover bekend", re.IGNORECASE)
CUT = "Maak er twee zinnen van, of laat weg wat ook in de tabel staat."
PLAINER = (
    "Kies een gewoner woord uit tests/words/plain_words.txt. Is er geen, zet het nieuwe woord er dan "
    "met zijn vormen bij."
)
ONCE = "De regel onder de titel van elke pagina zegt dit al. Laat het in de zin weg."
DONE = "Deze soort is klaar: haal hem weg uit tests/words/still.py."


def all_said() -> Iterator[tuple[str, Said]]:
    for name in AREAS:
        for entry in said(name):
            yield name, entry


def breaking(broken: Callable[[str], object]) -> dict[str, set[str]]:
    """The texts that break a rule, by kind."""
    texts: dict[str, set[str]] = defaultdict(set)
    for _, entry in all_said():
        if broken(entry.text):
            texts[entry.kind].add(entry.text)
    return texts


RULES: dict[str, tuple[Callable[[str], object], frozenset[str], str]] = {
    f"hoogstens {LONGEST} woorden in een zin": (too_long, still.TOO_LONG, CUT),
    "gewone woorden": (hard_words, still.HARD_WORDS, PLAINER),
    "één voorbehoud op een pagina": (HEDGE.search, still.HEDGED, ONCE),
    "geen woorden die niemand begrijpt": (NEVER.search, still.ABSURD, "Zeg het anders."),
}


@pytest.mark.parametrize("rule", RULES)
def test_what_is_said_keeps_to_the_rule(rule: str) -> None:
    broken, allowed, mend = RULES[rule]
    texts = {kind: sorted(t) for kind, t in breaking(broken).items() if kind not in allowed}
    assert texts == {}, f"Niet volgens '{rule}'. {mend}"


@pytest.mark.parametrize("rule", RULES)
def test_what_is_mended_is_not_on_the_list_any_more(rule: str) -> None:
    broken, allowed, _ = RULES[rule]
    assert allowed - breaking(broken).keys() == frozenset(), DONE


@pytest.mark.parametrize("name", AREAS)
def test_a_page_does_not_say_the_same_over_and_over(name: str) -> None:
    pages: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in said(name):
        if entry.first:
            pages[entry.page] += phrases(HEDGE.sub("", entry.text) if still.HEDGED else entry.text)
    often = {
        (page, phrase): times
        for page, seen in pages.items()
        for phrase, times in seen.items()
        if times > OFTEN
    }
    assert often == {}, "Zeg het één keer, in de kop of in de zin die vooraan staat."


def test_all_pages_were_read() -> None:
    pages = {entry.page for _, entry in all_said()}
    assert pages == {
        "overzicht",
        "gaten",
        "bruggen",
        "introducties",
        "verandering",
        "beschrijven",
    }
    assert len({entry.kind for _, entry in all_said()}) >= 40


def test_a_page_is_read_in_a_few_minutes_before_more_is_asked() -> None:
    for name in AREAS:
        count: Counter[str] = Counter()
        for entry in said(name):
            count[entry.page] += len(entry.text.split()) if entry.first else 0
        report = count.pop("beschrijven")  # a document, read at a table
        assert report <= 550, (name, report)
        assert max(count.values()) <= 500, (name, count)
