"""All figures of a place as rows of a table: the gemeente, its earlier years, its kernen beside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from netwerk.access.rights import LEZEN
from netwerk.figures.figure_words import edition_words, source_key, source_words, value_words
from netwerk.figures.measures import PART, maat_of
from netwerk.figures.place_figure import PlaceFigure
from netwerk.figures.trend import comparable_years
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.figures.figures_of_place import figures_of, history_of
from netwerk.services.figures.kept_figures import kept_figures
from netwerk.typed.dates import UNKNOWN

SHARE_MARK = " (%)"
MOST_YEARS = 5
"""Earlier years that are told of one figure, the last ones."""
NOT_ALIKE = "oudere jaren zijn anders geteld"
FEWEST_KERNEN = 2


@dataclass(frozen=True)
class FigureRow:
    """A row: what, the value here, the value of the gemeente, and where it comes from.

    years: the earlier years that may be compared with it, such as '2022: 40, 2023: 42'; that older
    ones may not be; '' when no other year is known.
    """

    naam: str
    here: str
    gemeente: str
    source: str
    years: str = ""


@dataclass(frozen=True)
class BesideRow:
    """One figure of several kernen: what, the value of each, and where they come from."""

    naam: str
    values: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class KernenBeside:
    """The kernen of a gebied by name, and what is known of at least one of them."""

    kernen: tuple[str, ...]
    rows: tuple[BesideRow, ...]


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
            FigureRow(
                naam,
                _words(here, figure),
                _beside(whole, figure),
                source_words(figure),
                _year_words(history_of(desk, key, figure.plek)),
            )
        )
    return FigureRows(
        tuple((thema, tuple(rows)) for thema, rows in themes.items()),
        tuple((note, tuple(names)) for note, names in unknown.items()),
    )


def kernen_beside(desk: Desk, gebied: str) -> KernenBeside:
    """The figures of the kernen of a gebied side by side, whether or not they add up.

    Nothing when fewer than two kernen are there to compare. A value of another year than that of
    the source says its year. Raises AccessDenied.
    """
    desk.require(LEZEN, in_gebied(gebied))
    kept = kept_figures(desk)
    inside = sorted((k for k in kept.kernen.values() if k.gebied == gebied), key=lambda k: k.naam)
    found = [figures_of(desk, kern=kern.id) for kern in inside]
    keys = dict.fromkeys(key for figures in found for key in figures)
    told = [_beside_row(key, found) for key in keys if PART + key not in keys]
    if len(inside) < FEWEST_KERNEN:
        return KernenBeside((), ())
    return KernenBeside(
        tuple(kern.naam for kern in inside), tuple(row for row in told if row is not None)
    )


def _beside_row(key: str, found: Sequence[Mapping[str, PlaceFigure]]) -> BesideRow | None:
    known = [figures[key] for figures in found if key in figures]
    known = [figure for figure in known if figure.value is not None]
    if not known:
        return None
    newest = max(known, key=lambda figure: figure.jaar)
    return BesideRow(
        maat_of(key).naam.removesuffix(SHARE_MARK),
        tuple(_in_year(figures, key, newest) for figures in found),
        source_words(replace(newest, low=None, high=None, note="")),
    )


def _in_year(figures: Mapping[str, PlaceFigure], key: str, beside: PlaceFigure) -> str:
    """The value; with its year or source when that is not the one that the row names."""
    figure = figures.get(key)
    if figure is None or figure.value is None:
        return UNKNOWN
    words = value_words(key, figure.value)
    if source_key(figure.bron) != source_key(beside.bron):
        return f"{words} ({edition_words(figure.bron, figure.jaar)})"
    return words if figure.jaar == beside.jaar else f"{words} ({figure.jaar})"


def _year_words(years: Sequence[PlaceFigure]) -> str:
    """The years before the last one that may be compared with it, and whether older ones may not.

    Such as '2022: 40, 2023: 42; oudere jaren zijn anders geteld'.
    """
    compared, known = comparable_years(years), [f for f in years if f.value is not None]
    earlier = compared[:-1][-MOST_YEARS:]
    told = ", ".join(f"{f.jaar}: {value_words(f.maat, f.value)}" for f in earlier)
    older = NOT_ALIKE if len(known) > len(compared) else ""
    return "; ".join(part for part in (told, older) if part)


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
