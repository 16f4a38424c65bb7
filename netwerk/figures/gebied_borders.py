"""Which borders of buurten make up each gebied: of one year, and only those that are surely its."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from netwerk.figures.cbs_codes import is_called
from netwerk.figures.figure_book import FigureBook
from netwerk.figures.figure_words import edition_words
from netwerk.model import Gebied, Grens, Kern
from netwerk.schema import gebied_word


@dataclass(frozen=True)
class BordersOfGebied:
    """vormen: the borders that are known, as text. of: how many buurten it has.

    without: names of kernen of which no buurten are known.
    """

    gebied: str
    naam: str
    vormen: tuple[str, ...]
    of: int
    without: tuple[str, ...]

    @property
    def lacking(self) -> str:
        """What is not known, 'gebied 4 (1 van 2 buurten; Ulft-zuid niet)'; empty for nothing."""
        if not self.vormen:
            return f"{self.naam} (niets)"
        parts = [f"{len(self.vormen)} van {self.of} buurten"] if len(self.vormen) < self.of else []
        parts += [f"{', '.join(self.without)} niet"] if self.without else []
        return f"{self.naam} ({'; '.join(parts)})" if parts else ""


@dataclass(frozen=True)
class GebiedBorders:
    """called: whose borders they are and of which year. parts: one for each gebied."""

    called: str
    parts: tuple[BordersOfGebied, ...]

    @property
    def lacking(self) -> str:
        """Of which gebieden not all is known, as a sentence; empty when all is."""
        found = "; ".join(part.lacking for part in self.parts if part.lacking)
        return f"Niet alle grenzen zijn bekend: {found}." if found else ""


def gebied_borders(
    borders: Iterable[Grens], kernen: Sequence[Kern], gebieden: Iterable[Gebied], book: FigureBook
) -> GebiedBorders | None:
    """The borders of the gebieden; None when of none of them any is known.

    They are of the year that knows most buurten, the newest of those: borders of two years do not
    fit together. A border counts for a kern by the rule of its figures: year or name must agree.
    """
    by_code = {code: kern for kern in kernen for code in kern.cbs_codes}
    of_year: dict[int, list[Grens]] = defaultdict(list)
    for border in borders:
        kern = by_code.get(border.plek)
        if kern is not None and _is_its(border, kern, book):
            of_year[border.jaar].append(border)
    if not of_year:
        return None
    year = max(of_year, key=lambda year: (len(of_year[year]), year))
    held: dict[str, list[Grens]] = defaultdict(list)
    for border in sorted(of_year[year], key=lambda b: b.plek):
        held[by_code[border.plek].gebied].append(border)
    sources = sorted({edition_words(border.bron, year) for border in of_year[year]})
    return GebiedBorders(
        " en ".join(sources), tuple(_part(g, kernen, held[g.id]) for g in _in_order(gebieden))
    )


def _is_its(border: Grens, kern: Kern, book: FigureBook) -> bool:
    if border.plek_naam and is_called(border.plek_naam, kern):
        return True
    return book.means_kern(kern, border.plek, border.jaar)


def _part(gebied: Gebied, kernen: Sequence[Kern], held: Sequence[Grens]) -> BordersOfGebied:
    inside = sorted((k for k in kernen if k.gebied == gebied.id), key=lambda k: k.naam)
    return BordersOfGebied(
        gebied.id,
        f"{gebied_word()} {gebied.nummer}" if gebied.nummer is not None else gebied.naam,
        tuple(border.vorm for border in held),
        len({code for kern in inside for code in kern.cbs_codes}),
        tuple(kern.naam for kern in inside if not kern.cbs_codes),
    )


def _in_order(gebieden: Iterable[Gebied]) -> list[Gebied]:
    return sorted(gebieden, key=lambda g: (g.nummer or 0, g.id))
