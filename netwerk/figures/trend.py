"""How a figure went over the years, as far as the years may be compared."""

from __future__ import annotations

from collections.abc import Sequence

from netwerk.figures.figure_words import source_key, value_words
from netwerk.figures.measures import maat_of
from netwerk.figures.place_figure import PlaceFigure


def comparable_years(years: Sequence[PlaceFigure]) -> tuple[PlaceFigure, ...]:
    """The last years that may be compared, oldest first: known, and with no break between them.

    A break is a year from which it was asked or counted in another way, another source, and other
    buurten that it rests on. Fewer than two say nothing about a trend.
    """
    known = [f for f in sorted(years, key=lambda f: f.jaar) if f.value is not None]
    last: list[PlaceFigure] = []
    for figure in reversed(known):
        if last and not _alike(figure, last[-1]):
            break
        last.append(figure)
    return tuple(reversed(last))


def trend_words(years: Sequence[PlaceFigure]) -> str:
    """'In 2020 was dat 22 %.', of the first year that may be compared; '' when there is none."""
    compared = comparable_years(years)
    if len(compared) < 2:
        return ""
    first = compared[0]
    return f"In {first.jaar} was dat {value_words(first.maat, first.value)}."


def _alike(earlier: PlaceFigure, later: PlaceFigure) -> bool:
    maat = maat_of(later.maat)
    broken = any(earlier.jaar < year <= later.jaar for year in maat.breaks)
    same = source_key(earlier.bron) == source_key(later.bron)
    return not broken and same and (earlier.filled, earlier.of) == (later.filled, later.of)
