"""How often: '2x per maand', 'elk kwartaal', 'om de week', as a value of the list frequentie."""

from __future__ import annotations

import re

from netwerk.model import fold

_TIMES = re.compile(
    r"(?:(?:ca|circa|ongeveer|minstens|minimaal|max|maximaal|gemiddeld)\.? )?"
    r"(?P<low>\d{1,3}|een|twee|drie|vier|paar|meerdere|enkele|aantal)?"
    r"(?: ?[-/] ?(?P<high>\d{1,3}))?"
    r" ?(?:x|keer|maal|times|keren)? ?(?:per|in de|in het|in een|/|a|elke|ieder|iedere|elk) ?"
    r"(?P<every>\d{1,2}|twee|drie|vier|zes)? ?"
    r"(?P<unit>dag|dagen|week|weken|wk|maand|maanden|mnd|kwartaal|kwartalen|half ?jaar|jaar|jaren)"
)
_OM = re.compile(r"om de (?:andere )?(?P<unit>dag|week|maand)")
_WORDS = {"een": 1, "twee": 2, "drie": 3, "vier": 4, "zes": 6, "paar": 3, "meerdere": 3}
_WORDS |= {"enkele": 3, "aantal": 3}
_DAYS = {"da": 1.0, "we": 7.0, "wk": 7.0, "ma": 30.4, "mn": 30.4, "kw": 91.3, "ha": 182.6}
_YEAR = 365.25
_BOUNDS = ((2.5, "dagelijks"), (14.1, "wekelijks"), (45, "maandelijks"), (183, "kwartaal"))


def rhythm(text: str) -> str | None:
    """The value that comes nearest, None when it says nothing that can be counted."""
    folded = fold(text)
    if match := _OM.fullmatch(folded):
        return _nearest(2 * _DAYS[match["unit"][:2]])
    match = _TIMES.fullmatch(folded)
    if match is None:
        return None
    times = _number(match["high"] or match["low"])
    every = _number(match["every"])
    days = _DAYS.get(match["unit"][:2], _YEAR)
    return _nearest(days * every / times) if times else None


def _number(word: str | None) -> int:
    if word is None:
        return 1
    return _WORDS.get(word) or int(word)


def _nearest(days: float) -> str:
    return next((value for bound, value in _BOUNDS if days <= bound), "jaarlijks")
