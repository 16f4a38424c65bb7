"""By what the buurten of a place are weighed when they add up: counts of one and the same year."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from netwerk.figures.figure_book import FigureBook
from netwerk.figures.measures import maat_of

STANDS_IN = {"woningen": "huishoudens"}
"""Weighed by what stands in its place when a file has no such count: a home holds a household."""


@dataclass(frozen=True)
class Weights:
    """by: the weight of each place that has one. note: which year they are of, when it is another.

    Such as 'met inwoners van 2022'.
    """

    by: Mapping[str, float]
    note: str


def weights_of(book: FigureBook, maat: str, plekken: Collection[str], jaar: int) -> Weights:
    """The weights of these places for a figure of this year.

    Of the year itself, else of the nearest that has them all: two years side by side would weigh
    one place as it was and another as it became. Only where no year has them all, each its nearest.
    When some have none at all and another count can stand in its place for all, that one.
    """
    other = STANDS_IN.get(maat)
    if other and any(book.nearest(maat, plek, jaar) is None for plek in plekken):
        instead = weights_of(book, other, plekken, jaar)
        if len(instead.by) == len(set(plekken)):
            by_words = f"gewogen naar {maat_of(other).naam.lower()}"
            return Weights(instead.by, instead.note.replace("met", "gewogen naar", 1) or by_words)
    return _weights_by(book, maat, plekken, jaar)


def _weights_by(book: FigureBook, maat: str, plekken: Collection[str], jaar: int) -> Weights:
    chosen = {plek: book.nearest(maat, plek, jaar) for plek in plekken}
    lacking = {plek for plek, found in chosen.items() if found is None}
    wanted = [plek for plek in plekken if plek not in lacking]
    shared = [book.years(maat, plek) for plek in wanted]
    all_of = set.intersection(*map(set, shared)) if shared else set()
    if all_of:
        year = min(all_of, key=lambda y: (abs(y - jaar), -y))
        chosen = {plek: book.nearest(maat, plek, year) for plek in wanted}
    found = {plek: figure for plek, figure in chosen.items() if figure is not None}
    other = sorted({figure.jaar for figure in found.values()} - {jaar})
    years = " en ".join(map(str, other))
    note = f"met {maat_of(maat).naam.lower()} van {years}" if other else ""
    by = {plek: f.waarde for plek, f in found.items() if f.waarde is not None}
    return Weights(by, note)
