"""The figures that are kept and the places they are of, read once as long as nothing changes."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk.access.rights import LEZEN
from netwerk.figures.cbs_codes import gemeente_of_kernen
from netwerk.figures.figure_book import FigureBook, book_of
from netwerk.figures.figure_place import FigurePlace, place_of_code, place_of_gebied, place_of_kern
from netwerk.figures.sources.read_value import OurGemeente
from netwerk.model import Cijfer, Gebied, Kern
from netwerk.services.desk import Desk
from netwerk.services.rules.our_gemeente import named_gemeente


@dataclass(frozen=True)
class KeptFigures:
    """The book of all figures, the kernen and gebieden by id, and the code of the gemeente."""

    book: FigureBook
    kernen: dict[str, Kern]
    gebieden: dict[str, Gebied]
    gemeente: OurGemeente

    def may_read(self, desk: Desk, plek: str) -> bool:
        """Whether the user may read figures of a place by its id or code.

        Those with a code of CBS are public; those of a kern or gebied are of who may read it.
        """
        if plek in self.kernen:
            return desk.may_read(self.kernen[plek].gebied)
        return plek not in self.gebieden or desk.may_read(plek)

    def of_kern(self, id: str) -> FigurePlace:
        """A kern as a place with figures; one that is not there has none."""
        kern = self.kernen.get(id)
        return FigurePlace(id, ()) if kern is None else place_of_kern(kern)

    def of_gebied(self, id: str) -> FigurePlace:
        """A gebied as a place with figures."""
        return place_of_gebied(id, self.kernen.values())

    def of_gemeente(self) -> FigurePlace:
        """The gemeente as a place with figures; none when no kern has a code of CBS."""
        return place_of_code(self.gemeente.code) if self.gemeente.code else FigurePlace("", ())


def kept_figures(desk: Desk) -> KeptFigures:
    """What is kept now, for who may read any gebied. Raises AccessDenied."""
    desk.require_somewhere(LEZEN)

    def read() -> KeptFigures:
        kernen = {entry.item.id: entry.item for entry in desk.reads.all(Kern)}
        figures = [entry.item for entry in desk.reads.all(Cijfer)]
        return KeptFigures(
            book_of(figures),
            kernen,
            {entry.item.id: entry.item for entry in desk.reads.all(Gebied)},
            OurGemeente(
                gemeente_of_kernen(kernen.values()),
                _name_by_figures(figures) or named_gemeente(desk).naam,
            ),
        )

    return desk.networks.kept_answer(("kept_figures",), read)


def _name_by_figures(figures: list[Cijfer]) -> str:
    named = [(f.jaar, f.plek_naam) for f in figures if f.plek_soort == "gemeente" and f.plek_naam]
    return max(named)[1] if named else ""
