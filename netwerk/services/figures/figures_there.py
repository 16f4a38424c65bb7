"""Which figures are kept, by source and year, and taking those of a source away again."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from netwerk.access.rights import LEZEN
from netwerk.errors import AccessDenied, NotFound
from netwerk.figures.figure_words import edition_words
from netwerk.figures.sources.what_read import counted, places_words
from netwerk.model import Cijfer
from netwerk.services.changes import apply, readable, refusals
from netwerk.services.desk import Desk
from netwerk.services.records.edits import new_token
from netwerk.store.port import Change, Delete
from netwerk.store.values import Revision

_MATEN = ("maat", "maten")


@dataclass(frozen=True)
class FiguresOfSource:
    """What is kept of a source and a year. plekken: how many places, by kind of place."""

    bron: str
    jaar: int
    maten: int
    plekken: dict[str, int]
    cijfers: int
    licentie: str | None
    indelingsjaar: int | None

    @property
    def called(self) -> str:
        """The source with its year, which it may have in its name already."""
        return edition_words(self.bron, self.jaar)

    @property
    def words(self) -> str:
        """'307 cijfers: 9 maten van 1 gemeente, 4 wijken en 32 buurten'."""
        what = f"{counted(self.cijfers, ('cijfer', 'cijfers'))}: {counted(self.maten, _MATEN)}"
        return f"{what} van {places_words(self.plekken)}"


def figures_there(desk: Desk) -> tuple[FiguresOfSource, ...]:
    """What is kept that the user may read, newest year first.

    Figures of the gemeente, its wijken and buurten are public: who may read any gebied may read
    them. Raises AccessDenied.
    """
    desk.require_somewhere(LEZEN)
    by_source: dict[tuple[str, int], list[Cijfer]] = defaultdict(list)
    for item in _seen(desk, [entry.item for entry in desk.reads.all(Cijfer)]):
        by_source[item.bron, item.jaar].append(item)
    return tuple(
        _of_source(*key, by_source[key])
        for key in sorted(by_source, key=lambda key: (-key[1], key[0]))
    )


def remove_figures(desk: Desk, bron: str, jaar: int | None = None, token: str = "") -> Revision:
    """Take away the figures of a source, of one year or of all years, as one change.

    Only those that the user may see and change, so that nothing of another gebied goes. Undo gives
    them back. Raises NotFound when there are none, AccessDenied when he may change none of them.
    """
    desk.require_somewhere(LEZEN)
    of_source = [
        entry
        for entry in desk.store.all(Cijfer)
        if entry.item.bron == bron and jaar in (None, entry.item.jaar)
    ]
    seen = {item.id for item in _seen(desk, [entry.item for entry in of_source])}
    ops = tuple(
        Delete("Cijfer", entry.item.id, entry.version)
        for entry in of_source
        if entry.item.id in seen
    )
    of_year = f" van {jaar}" if jaar is not None else ""
    if of_source and not ops:
        raise AccessDenied("Hier zijn geen cijfers die jij kunt weghalen. Vraag de beheerder.")
    if not ops:
        raise NotFound(f"Er zijn geen cijfers uit '{bron}'{of_year}.")
    refused = refusals(desk, ops)
    may = tuple(op for op in ops if (op.label, op.id) not in refused)
    if not may:
        raise next(iter(refused.values()))
    why = f"Cijfers uit {bron}{of_year} verwijderd"
    return apply(
        desk, Change(may, desk.user.naam, why, type="verwijderen", token=token or new_token())
    )


def _seen(desk: Desk, figures: list[Cijfer]) -> list[Cijfer]:
    own = [item for item in figures if item.plek_soort in ("kern", "gebied")]
    may = {item.id for item in readable(desk, own)}
    return [f for f in figures if f.plek_soort not in ("kern", "gebied") or f.id in may]


def _of_source(bron: str, jaar: int, items: list[Cijfer]) -> FiguresOfSource:
    places = {(item.plek_soort, item.plek) for item in items}
    kinds = sorted({soort for soort, _ in places})
    return FiguresOfSource(
        bron=bron,
        jaar=jaar,
        maten=len({item.maat for item in items}),
        plekken={kind: sum(soort == kind for soort, _ in places) for kind in kinds},
        cijfers=len(items),
        licentie=next((item.licentie for item in items if item.licentie), None),
        indelingsjaar=max((i.indelingsjaar for i in items if i.indelingsjaar), default=None),
    )
