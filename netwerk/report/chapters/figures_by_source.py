"""All figures of a gebied as tables: one for each source, a row for each figure, places beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from netwerk.insight import wording as w
from netwerk.report.chapters.of_gebied import gebied_called
from netwerk.report.description import Table
from netwerk.report.gebied_facts import FigureTold, GebiedFacts
from netwerk.report.phrases import sentence, without_end

BESIDE = 6
"""So many places have a column of their own; more stand under each other."""


def figure_tables(facts: GebiedFacts) -> tuple[Table, ...]:
    """The figures by source, those of most places first."""
    every = facts.every_figure or facts.figures
    by_source: dict[str, list[FigureTold]] = {}
    for figure in sorted(every, key=lambda f: (f.naam.casefold(), f.where, f.jaar)):
        year = str(figure.jaar)
        source = figure.bron if year in figure.bron else f"{figure.bron}, {year}"
        by_source.setdefault(source, []).append(figure)
    order = sorted(by_source.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    whole = without_end(sentence(gebied_called(facts)))
    return tuple(_table(source, figures, whole) for source, figures in order)


def _table(source: str, figures: Sequence[FigureTold], whole: str) -> Table:
    places = sorted({figure.where for figure in figures}, key=lambda p: (p != "", p.casefold()))
    called = [place or whole for place in places]
    if len(places) > BESIDE:
        rows: tuple[tuple[str, ...], ...] = tuple(
            (f.naam, f.where or whole, f.shown) for f in figures
        )
        return Table(source, ("Cijfer", "Waar", "Waarde"), rows, (6, 4, 3))
    rows = tuple(_rows(figures, places))
    return Table(source, ("Cijfer", *called), rows, (5, *(3 for _ in places)))


def _rows(figures: Sequence[FigureTold], places: Sequence[str]) -> Iterator[tuple[str, ...]]:
    shown: dict[str, dict[str, str]] = {}
    for figure in figures:
        shown.setdefault(figure.naam, {})[figure.where] = figure.shown
    for naam, by_place in shown.items():
        yield naam, *(by_place.get(place, w.UNKNOWN) for place in places)
