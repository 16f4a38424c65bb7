"""All figures of a gebied as tables: one for each source, a row for each figure, places beside.

Sources with one or two figures share a table. A source that is written in two ways is one source.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from netwerk.figures.figure_words import source_key
from netwerk.insight import wording as w
from netwerk.report.chapters.of_gebied import gebied_called
from netwerk.report.description import Table
from netwerk.report.gebied_facts import FigureTold, GebiedFacts
from netwerk.report.phrases import sentence, without_end

BESIDE = 6
"""So many places have a column of their own; more stand under each other."""
FEW = 2
"""A source with so many figures has no table of its own, when there is another such source."""
OTHERS = "Cijfers uit andere bronnen"
ESTIMATED = "geschat, niet gemeten"


def by_source(figures: Sequence[FigureTold]) -> Mapping[str, list[FigureTold]]:
    """Figures by source and year, under the way of writing that is used most."""
    held: dict[tuple[str, int], list[FigureTold]] = {}
    for figure in figures:
        held.setdefault((source_key(_bron(figure)), figure.jaar), []).append(figure)
    named: dict[str, list[FigureTold]] = {}
    for (_, year), those in held.items():
        spelling = Counter(map(_bron, those))
        bron = min(spelling, key=lambda name: (-spelling[name], name))
        called = bron if str(year) in bron else f"{bron}, {year}"
        if all(ESTIMATED in figure.bron for figure in those):
            called = f"{called}; {ESTIMATED}"
        named.setdefault(called, []).extend(those)
    return named


def _bron(figure: FigureTold) -> str:
    """The source alone: what is said of this very figure stands behind it, after a ';'."""
    return figure.bron.partition(";")[0].strip()


def figure_tables(facts: GebiedFacts) -> tuple[Table, ...]:
    """The figures by source, those of most places first; the small sources together, last."""
    every = facts.every_figure or facts.figures
    ordered = sorted(every, key=lambda f: (f.naam.casefold(), f.where, f.jaar))
    sources = sorted(by_source(ordered).items(), key=lambda pair: (-len(pair[1]), pair[0]))
    small = [(source, held) for source, held in sources if len({f.naam for f in held}) <= FEW]
    together = small if len(small) > 1 else []
    whole = without_end(sentence(gebied_called(facts)))
    own = [pair for pair in sources if pair not in together]
    tables = [_table(source, [(source, held)], whole) for source, held in own]
    if together:
        tables.append(_table(OTHERS, together, whole, with_source=True))
    return tuple(tables)


def _table(
    caption: str,
    sources: Sequence[tuple[str, Sequence[FigureTold]]],
    whole: str,
    *,
    with_source: bool = False,
) -> Table:
    figures = [(source, figure) for source, held in sources for figure in held]
    places = sorted({f.where for _, f in figures}, key=lambda p: (p != "", p.casefold()))
    last, wide = (("Bron",), (5,)) if with_source else ((), ())
    if len(places) > BESIDE:
        rows = tuple(
            (f.naam, f.where or whole, _shown(f), *((source,) if with_source else ()))
            for source, f in figures
        )
        return Table(caption, ("Cijfer", "Waar", "Waarde", *last), rows, (6, 4, 3, *wide))
    lines = (
        (*row, *((source,) if with_source else ()))
        for source, held in sources
        for row in _rows(held, places)
    )
    called = [place or whole for place in places]
    head = ("Cijfer", *called, *last)
    return Table(caption, head, tuple(lines), (5, *(3 for _ in places), *wide))


def _rows(figures: Sequence[FigureTold], places: Sequence[str]) -> Iterator[tuple[str, ...]]:
    shown: dict[str, dict[str, str]] = {}
    for figure in figures:
        shown.setdefault(figure.naam, {})[figure.where] = _shown(figure)
    for naam, by_place in shown.items():
        yield naam, *(by_place.get(place, w.UNKNOWN) for place in places)


def _shown(figure: FigureTold) -> str:
    """A value with what is said of it alone: how sure it is, or of how many buurten."""
    notes = [note.strip() for note in figure.bron.split(";")[1:] if ESTIMATED not in note]
    return f"{figure.shown} ({', '.join(notes)})" if notes else figure.shown
