"""Values that cannot be, by what is known beside them: told before they are stored, never changed.

Only simple rules: a part is no more than its whole, a household has somebody in it, and the value
of a home lies between what is possible.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from netwerk.figures.figure_words import value_words
from netwerk.figures.measures import MATEN, maat_of
from netwerk.model import Cijfer

BETWEEN = {"woz": (30_000.0, 3_000_000.0), "inkomen": (5_000.0, 300_000.0)}
"""What the mean of a buurt is at least and at most."""
NAMED = 3
_WHOLES = {m.key: m.part_of for m in MATEN.values() if m.part_of} | {"huishoudens": "inwoners"}


def unlikely(figures: Iterable[Cijfer]) -> tuple[str, ...]:
    """Sentences on figures of a file that cannot be, each maat once with the places it is of."""
    there = {(f.maat, f.plek, f.jaar): f for f in figures if f.waarde is not None}
    told: dict[str, list[str]] = {}
    for (key, _plek, _jaar), figure in there.items():
        if (why := _why(figure, there)) is not None:
            told.setdefault(key, []).append(why)
    return tuple(_sentence(key, whys) for key, whys in told.items())


def _why(figure: Cijfer, there: Mapping[tuple[str, str, int], Cijfer]) -> str | None:
    """What is odd about a figure, with its place; None when nothing is."""
    value, naam = figure.waarde or 0.0, figure.plek_naam or figure.plek
    low, high = BETWEEN.get(figure.maat, (None, None))
    if low is not None and high is not None and not low <= value <= high:
        return f"{naam} {value_words(figure.maat, value)}"
    whole = there.get((_WHOLES.get(figure.maat, ""), figure.plek, figure.jaar))
    if whole is None or whole.waarde is None or value <= whole.waarde:
        return None
    words = f"{value_words(figure.maat, value)} bij {value_words(whole.maat, whole.waarde)}"
    return f"{naam} {words} {maat_of(whole.maat).naam.lower()}"


def _sentence(key: str, whys: list[str]) -> str:
    more = f" en nog {len(whys) - NAMED}" if len(whys) > NAMED else ""
    return (
        f"Dit kan bijna niet kloppen. {maat_of(key).naam}: {'; '.join(whys[:NAMED])}{more}. Kijk "
        "het na in het bestand voordat je opslaat."
    )
