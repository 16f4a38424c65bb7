"""Which figures are kept, by source and year, and taking those of a source away again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from netwerk.access.rights import BEWERKEN, LEZEN, Resource
from netwerk.errors import AccessDenied, NotFound
from netwerk.figures.figure_words import edition_words
from netwerk.figures.sources.what_read import (
    BORDERS,
    borders_words,
    counted,
    listed,
    places_words,
)
from netwerk.model import Cijfer, Grens, Item
from netwerk.services.changes import Key, apply, readable, refusals
from netwerk.services.desk import Desk
from netwerk.services.records.edits import new_token
from netwerk.store.port import Change, Delete
from netwerk.store.values import Revision

_CIJFERS = ("cijfer", "cijfers")
_MATEN = ("maat", "maten")


@dataclass(frozen=True)
class FiguresOfSource:
    """What is kept of a source and a year.

    plekken: how many places, and grenzen: how many borders, by kind of place. may_go: how many
    figures and borders this user may take away.
    """

    bron: str
    jaar: int
    maten: int
    plekken: dict[str, int]
    cijfers: int
    licentie: str | None
    indelingsjaar: int | None
    grenzen: dict[str, int] = field(default_factory=dict)
    may_go: tuple[int, int] = (0, 0)

    @property
    def called(self) -> str:
        """The source with its year, which it may have in its name already."""
        return edition_words(self.bron, self.jaar)

    @property
    def words(self) -> str:
        """'307 cijfers: 9 maten van 1 gemeente, 4 wijken en 32 buurten; 32 grenzen van buurten'."""
        parts = []
        if self.cijfers:
            what = f"{counted(self.cijfers, _CIJFERS)}: {counted(self.maten, _MATEN)}"
            parts.append(f"{what} van {places_words(self.plekken)}")
        if self.grenzen:
            parts.append(borders_words(self.grenzen))
        return "; ".join(parts)

    @property
    def amount(self) -> str:
        """How much it is: '307 cijfers en 32 grenzen'."""
        return _amount(*self._counts)

    @property
    def goes(self) -> str:
        """How much of it this user may take away; '' when nothing."""
        return _amount(*self.may_go)

    @property
    def stays(self) -> str:
        """How much of it stays when he does, as it is of other gebieden; '' when all of it goes."""
        return _amount(*(n - may for n, may in zip(self._counts, self.may_go, strict=True)))

    @property
    def _counts(self) -> tuple[int, int]:
        return self.cijfers, sum(self.grenzen.values())


def _amount(cijfers: int, grenzen: int) -> str:
    counts = (cijfers, _CIJFERS), (grenzen, BORDERS)
    return listed(counted(count, words) for count, words in counts if count)


def figures_there(desk: Desk) -> tuple[FiguresOfSource, ...]:
    """What is kept that the user may read, newest year first.

    Figures and borders of the gemeente, its wijken and buurten are public: who may read any gebied
    may read them. Raises AccessDenied.
    """
    desk.require_somewhere(LEZEN)
    by_source: dict[tuple[str, int], list[Cijfer]] = defaultdict(list)
    borders: dict[tuple[str, int], list[Grens]] = defaultdict(list)
    for item in _seen(desk, [entry.item for entry in desk.reads.all(Cijfer)]):
        by_source[item.bron, item.jaar].append(item)
    for entry in desk.reads.all(Grens):
        borders[entry.item.bron, entry.item.jaar].append(entry.item)
    every: list[Item] = [cijfer for items in by_source.values() for cijfer in items]
    every += [grens for items in borders.values() for grens in items]
    closed = refusals(desk, [Delete(type(i).__name__, i.id, 0) for i in every])
    return tuple(
        _of_source(*key, by_source[key], borders[key], closed)
        for key in sorted({*by_source, *borders}, key=lambda key: (-key[1], key[0]))
    )


def remove_figures(desk: Desk, bron: str, jaar: int | None = None, token: str = "") -> Revision:
    """Take away the figures and borders of a source, of one year or of all years, as one change.

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
    borders = tuple(
        Delete("Grens", entry.item.id, entry.version)
        for entry in desk.store.all(Grens)
        if entry.item.bron == bron and jaar in (None, entry.item.jaar)
    )
    ops += borders
    of_year = f" van {jaar}" if jaar is not None else ""
    if of_source and not ops:
        desk.record_refused(BEWERKEN, Resource(Cijfer.__name__))
        raise AccessDenied("Hier zijn geen cijfers die jij kunt weghalen. Vraag de beheerder.")
    if not ops:
        raise NotFound(f"Er zijn geen cijfers uit '{bron}'{of_year}.")
    refused = refusals(desk, ops)
    may = tuple(op for op in ops if (op.label, op.id) not in refused)
    if not may:
        desk.record_refused(BEWERKEN, Resource(Cijfer.__name__))
        raise next(iter(refused.values()))
    part = "Een deel van de cijfers" if len(may) < len(of_source) + len(borders) else "Cijfers"
    why = f"{part} uit {bron}{of_year} verwijderd"
    return apply(
        desk, Change(may, desk.user.naam, why, type="verwijderen", token=token or new_token())
    )


def _seen(desk: Desk, figures: list[Cijfer]) -> list[Cijfer]:
    own = [item for item in figures if item.plek_soort in ("kern", "gebied")]
    may = {item.id for item in readable(desk, own)}
    return [f for f in figures if f.plek_soort not in ("kern", "gebied") or f.id in may]


def _of_source(
    bron: str, jaar: int, items: list[Cijfer], borders: list[Grens], closed: Collection[Key]
) -> FiguresOfSource:
    places = {(item.plek_soort, item.plek) for item in items}
    licences = [*(item.licentie for item in items), *(border.licentie for border in borders)]
    kinds = sorted({soort for soort, _ in places})
    return FiguresOfSource(
        bron=bron,
        jaar=jaar,
        maten=len({item.maat for item in items}),
        plekken={kind: sum(soort == kind for soort, _ in places) for kind in kinds},
        cijfers=len(items),
        licentie=next(filter(None, licences), None),
        indelingsjaar=max(
            [*(i.indelingsjaar for i in items if i.indelingsjaar), *(b.jaar for b in borders)],
            default=None,
        ),
        grenzen=Counter(border.plek_soort for border in borders),
        may_go=(
            sum((Cijfer.__name__, item.id) not in closed for item in items),
            sum((Grens.__name__, border.id) not in closed for border in borders),
        ),
    )
