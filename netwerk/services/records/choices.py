"""What there is to choose from: gebieden, kernen, actors by name, filters of the map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from netwerk.access.rights import LEZEN
from netwerk.errors import InputError
from netwerk.insight.numbers import selection_sentence
from netwerk.model import Gebied, Kern, fold
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.rules.name_and_place import columns_with_place, place_names
from netwerk.typed.dates import whole_day
from netwerk.typed.shown import gebied_name

if TYPE_CHECKING:
    from netwerk.net.net import Net

LISTED = 5000
"""Up to this many actors a page gets the whole list; above it typed words are looked up."""
MOST_HITS = 30


@dataclass(frozen=True)
class MapChoices:
    """What is in the selected network, by stored value or id with its word."""

    kernen: Mapping[str, str]
    categorieen: Mapping[str, str]
    domeinen: Mapping[str, str]
    actors: Mapping[str, str]
    """Empty above LISTED actors."""


def gebied_names(desk: Desk) -> Mapping[str, str]:
    """The gebieden by id, as they are called, by number and then by name."""
    desk.require_somewhere(LEZEN)
    ordered = sorted(
        (entry.item for entry in desk.reads.all(Gebied)),
        key=lambda g: (g.nummer is None, g.nummer or 0, g.naam, g.id),
    )
    return {gebied.id: gebied_name(gebied) for gebied in ordered}


def kern_names(desk: Desk, gebied: str | None) -> Mapping[str, str]:
    """The kernen by id with their names: of one gebied, or all."""
    desk.require_somewhere(LEZEN)
    kernen = (entry.item for entry in desk.reads.all(Kern))
    return {kern.id: kern.naam for kern in kernen if gebied in (None, kern.gebied)}


def actor_names(desk: Desk) -> Mapping[str, str] | None:
    """Everybody in the network by id, with the kern; None when they are too many for a list."""
    desk.require(LEZEN)
    net = desk.networks.net(Selection())
    return _by_id(net) if net.n <= LISTED else None


def actors_called(desk: Desk, text: str, also: Iterable[str] = ()) -> Mapping[str, str]:
    """Who has these words in the name, and the actors with the ids ``also``, by id."""
    desk.require(LEZEN)
    net = desk.networks.net(Selection())
    hits = [e.item.id for e in desk.reads.search(text, limit=MOST_HITS)] if text.strip() else []
    return _by_id(
        net, [k for i in dict.fromkeys((*hits, *also)) if (k := net.index_of(i)) is not None]
    )


def names_with_place(desk: Desk, ids: Iterable[str]) -> Mapping[str, str]:
    """These actors by id, each with its kern: of who may be read."""
    desk.require_somewhere(LEZEN)
    net = desk.networks.net(Selection())
    return _by_id(net, [k for i in ids if (k := net.index_of(i)) is not None])


def map_choices(desk: Desk, selection: Selection) -> MapChoices:
    """What the map of this selection can be filtered on."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    net = desk.networks.net(selection)

    def make() -> MapChoices:
        domeinen = [d for held in net.actors["domeinen"] if isinstance(held, tuple) for d in held]
        return MapChoices(
            kernen={k.id: k.naam for k in net.kernen if selection.gebied in (None, k.gebied)},
            categorieen=_present(net.actors["categorie"], "categorie"),
            domeinen=_present(domeinen, "domein"),
            actors=_by_id(net) if net.n <= LISTED else {},
        )

    return desk.networks.kept((net.moment, "map_choices", net.selection), make)


def how_many(desk: Desk, selection: Selection) -> int:
    """How many actors the selected network has."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    return desk.networks.net(selection).n


def is_in(desk: Desk, selection: Selection, actor_id: str) -> bool:
    """Whether this actor is in the selected network."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    return desk.networks.net(selection).index_of(actor_id) is not None


def said(desk: Desk, selection: Selection) -> str:
    """A selection in words: 'gebied 3 (Silvolde), alleen bewonersgroepen; stand van vandaag'."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    return selection_sentence(desk.networks.net(selection), schema())


def selection_called(
    desk: Desk,
    gebied: str | None = None,
    kern: str | None = None,
    soorten: Sequence[str] = (),
    op: str | None = None,
    *,
    categorieen: Sequence[str] = (),
    domeinen: Sequence[str] = (),
    relaties: Sequence[str] = (),
    thema: str | None = None,
) -> Selection:
    """The selection that these words name. Raises InputError naming what there is."""
    desk.require_somewhere(LEZEN)
    return Selection(
        gebied=_gebied_called(desk, gebied),
        kern=_kern_called(desk, kern),
        soorten=_values_called("soort", "De soort", soorten),
        categorieen=_values_called("categorie", "De categorie", categorieen),
        domeinen=_values_called("domein", "Het domein", domeinen),
        relaties=_values_called("relatie", "De soort relatie", relaties),
        thema=fold(thema) if thema is not None else None,
        op=whole_day(op) if op is not None else None,
    )


def values_called(desk: Desk, lijst: str, words: Sequence[str]) -> tuple[str, ...]:
    """The stored values of a list that these words mean. Raises InputError naming what there is."""
    desk.require_somewhere(LEZEN)
    return _values_called(lijst, "De keuze", words)


def _values_called(lijst: str, called: str, words: Sequence[str]) -> tuple[str, ...]:
    """The stored values that these words mean; a list that takes other words takes them as is."""
    keuzes = schema().keuzes[lijst]
    values = []
    for word in words:
        value = keuzes.find(word) or (word.strip() if keuzes.vrij else None)
        if not value:
            raise InputError(
                f"{called} '{word}' bestaat niet. Kies uit: {', '.join(keuzes.keuzes)}."
            )
        values.append(value)
    return tuple(values)


def _gebied_called(desk: Desk, text: str | None) -> str | None:
    if text is None:
        return None
    there = [entry.item for entry in desk.reads.all(Gebied)]
    for gebied in there:
        if text.strip() in {gebied.id, str(gebied.nummer)} or fold(text) == fold(gebied.naam):
            return gebied.id
    names = (
        "; ".join(f"{g.nummer if g.nummer is not None else g.id} = {g.naam}" for g in there)
        or "er zijn nog geen gebieden"
    )
    raise InputError(f"Gebied '{text}' bestaat niet. Kies uit: {names}.")


def _kern_called(desk: Desk, text: str | None) -> str | None:
    if text is None:
        return None
    there = [entry.item for entry in desk.reads.all(Kern)]
    for kern in there:
        if fold(text) in {fold(kern.id), fold(kern.naam), *map(fold, kern.andere_namen)}:
            return kern.id
    raise InputError(f"Kern '{text}' bestaat niet. Kies uit: {', '.join(k.naam for k in there)}.")


def _by_id(net: Net, rows: Iterable[int] | None = None) -> Mapping[str, str]:
    places = place_names(net.gebieden, net.kernen)
    return columns_with_place(net.actors, range(net.n) if rows is None else rows, places)


def _present(values: Iterable[object], lijst: str) -> Mapping[str, str]:
    present = sorted({str(value) for value in values if value})
    return {value: schema().keuzes[lijst].label(value) for value in present}
