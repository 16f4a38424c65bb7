"""All figures of a place as rows of a table per theme, with the gemeente beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from netwerk.figures.figure_words import source_words, value_words
from netwerk.figures.measures import PART, maat_of
from netwerk.figures.place_figure import PlaceFigure
from netwerk.services.desk import Desk
from netwerk.services.figures.figures_of_place import figures_of

SHARE_MARK = " (%)"


@dataclass(frozen=True)
class FigureRow:
    """A row: what, the value here, the value of the gemeente, and where it comes from."""

    naam: str
    here: str
    gemeente: str
    source: str


@dataclass(frozen=True)
class FigureRows:
    """themes: rows by heading, only what is known. unknown: why not, and the names of what."""

    themes: tuple[tuple[str, tuple[FigureRow, ...]], ...]
    unknown: tuple[tuple[str, tuple[str, ...]], ...]


def figure_rows(
    desk: Desk, *, gebied: str | None = None, kern: str | None = None, gemeente: bool = False
) -> FigureRows:
    """The rows of one place. Raises as `figures_of`."""
    here = figures_of(desk, gebied=gebied, kern=kern, gemeente=gemeente)
    whole: Mapping[str, PlaceFigure] = {} if gemeente else figures_of(desk, gemeente=True)
    themes: dict[str, list[FigureRow]] = defaultdict(list)
    unknown: dict[str, list[str]] = defaultdict(list)
    for key, figure in here.items():
        if PART + key in here:  # told with its share
            continue
        naam = maat_of(key).naam.removesuffix(SHARE_MARK)
        if figure.value is None:
            unknown[figure.note].append(naam)
            continue
        themes[maat_of(key).thema].append(
            FigureRow(naam, _words(here, figure), _beside(whole, figure), source_words(figure))
        )
    return FigureRows(
        tuple((thema, tuple(rows)) for thema, rows in themes.items()),
        tuple((note, tuple(names)) for note, names in unknown.items()),
    )


def _words(figures: Mapping[str, PlaceFigure], figure: PlaceFigure) -> str:
    """The value; of a share with how many that are."""
    words = value_words(figure.maat, figure.value)
    count = figures.get(figure.maat.removeprefix(PART)) if PART in figure.maat else None
    if count is None or count.value is None or count.jaar != figure.jaar:
        return words
    return f"{words} ({value_words(count.maat, count.value)})"


def _beside(whole: Mapping[str, PlaceFigure], figure: PlaceFigure) -> str:
    """The value of the gemeente, with its year when that is another one."""
    found = whole.get(figure.maat)
    if found is None or found.value is None:
        return ""
    words = value_words(found.maat, found.value)
    return words if found.jaar == figure.jaar else f"{words} ({found.jaar})"
