"""Looking at items of any label: the card of one, a table of many, and what happened to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from netwerk.access.contact_data import NOT_SEEN, without_contact
from netwerk.access.rights import BEWERKEN, LEZEN, Resource, allowed
from netwerk.insight.active import GONE
from netwerk.model import ITEM_TYPES, Actor, Gebied, Item, Kern, Relatie, fold
from netwerk.net.net import is_over
from netwerk.schema import schema
from netwerk.services.changes import resource
from netwerk.services.desk import Desk
from netwerk.services.records.how_many_listed import listed_words
from netwerk.services.records.item_facts import Fact, Ref, fact_of, names_around
from netwerk.services.records.item_history import item_history
from netwerk.services.records.items import stored_item
from netwerk.services.rules.forms import short_fields, targets
from netwerk.services.rules.gebieden import Key, gebieden_of
from netwerk.services.rules.label_rules import called
from netwerk.services.rules.name_and_place import actor_with_place, place_names
from netwerk.services.team.contact_told import hidden_fields, tell_contact_seen
from netwerk.store.port import Store
from netwerk.store.values import Revision
from netwerk.typed.shown import shown

UNKNOWN = "niet bekend"


@dataclass(frozen=True)
class Referrer:
    """An item that refers to this one, and by which property."""

    ref: Ref
    veld: str


@dataclass(frozen=True)
class TieLine:
    """One relation on the card of an actor: with whom, what, how strong, source and dates in words.

    over: whether it has ended by the day of this desk.
    """

    relatie: str
    version: int
    other: Ref
    what: str
    is_contact: bool
    over: bool
    sterkte: str
    sinds: str
    tot: str
    bron: str
    laatst_bevestigd: str
    toelichting: str


@dataclass(frozen=True)
class ItemCard:
    """One item: its facts in words, what refers to it, its ties if it is an actor, its history.

    may_change: whether the user may change it.
    """

    item: Item
    version: int
    name: str
    facts: tuple[Fact, ...]
    referrers: tuple[Referrer, ...]
    ties: tuple[TieLine, ...]
    history: tuple[Revision, ...]
    may_change: bool = False

    @property
    def ref(self) -> Ref:
        """What this card is about."""
        return Ref(type(self.item).__name__, self.item.id, self.name)


@dataclass(frozen=True)
class ItemRow:
    """One item in a table: its id, its name, its short properties in words, and its gebieden.

    picked: how it stands in a list to pick from, an actor with its kern. stopped: an actor that is
    not there any more.
    """

    id: str
    name: str
    cells: tuple[str, ...]
    gebieden: tuple[str, ...]
    picked: str = ""
    stopped: bool = False


@dataclass(frozen=True)
class ItemTable:
    """Items of one label as rows of words; ``heads`` are the labels of the short properties."""

    label: str
    heads: tuple[str, ...]
    rows: tuple[ItemRow, ...]

    @property
    def told(self) -> str:
        """How many there are, in words."""
        return listed_words(self.label, len(self.rows), sum(row.stopped for row in self.rows))


def show_item(desk: Desk, label: str, id: str, contact: bool = True) -> ItemCard:
    """The card of one item; contact: with the phone number and mail address of an actor.

    Raises NotFound with a sentence, AccessDenied, StoreUnavailable when the log cannot be written.
    """
    entry = stored_item(desk, label, id)
    if contact:
        tell_contact_seen(desk, entry.item)
    elif isinstance(entry.item, Actor):
        entry = replace(entry, item=without_contact(entry.item))
    ties = desk.reads.relaties_of([id]) if label == "Actor" else []
    others = [e.item.naar if e.item.van == id else e.item.van for e in ties]
    referring = [e.item for e in desk.reads.referring_to(label, [id])]
    names = names_around(desk.reads, [entry.item, *referring], {"Actor": others})
    today = desk.today.isoformat()
    lines = [_tie_line(e.item, e.version, id, names, today) for e in ties]
    hidden = hidden_fields(desk, entry.item)
    return ItemCard(
        item=entry.item,
        version=entry.version,
        name=called(desk.reads, entry.item),
        facts=tuple(
            Fact(veld.naam, veld.label, NOT_SEEN)
            if veld.naam in hidden
            else fact_of(veld, entry.item, names)
            for veld in schema().labels[label].velden.values()
            if veld.naam != "id"
        ),
        referrers=_referrers(referring, label, id, names),
        ties=tuple(
            sorted(
                lines, key=lambda t: (t.over, not t.is_contact, t.other.name.casefold(), t.relatie)
            )
        ),
        history=item_history(desk, label, id),
        may_change=allowed(desk.user, BEWERKEN, resource(desk, entry.item)),
    )


def list_items(desk: Desk, label: str, gebied: str | None = None, search: str = "") -> ItemTable:
    """The items of a label in a gebied (None: all) of which the words hold what is searched for.

    Ordered by name. Raises AccessDenied.
    """
    desk.require(LEZEN, Resource(label, (gebied,) if gebied else ()))

    def make() -> ItemTable:
        items: list[Item] = [entry.item for entry in desk.store.all(ITEM_TYPES[label])]
        return _table(desk.store, label, items)

    table: ItemTable = desk.networks.kept((desk.networks.moment().name, "items", label), make)
    wanted = fold(search).split()
    rows = [
        row
        for row in table.rows
        if (gebied is None or gebied in row.gebieden)
        and (not wanted or _holds(fold(" ".join((row.id, row.name, *row.cells))), wanted))
    ]
    return ItemTable(label, table.heads, tuple(rows))


def _holds(text: str, words: Sequence[str]) -> bool:
    return all(word in text for word in words)


def _table(store: Store, label: str, items: Sequence[Item]) -> ItemTable:
    names = names_around(store, items)
    gebieden = gebieden_of(store, items)
    velden = short_fields(label)
    places = place_names(
        (e.item for e in store.all(Gebied)), (entry.item for entry in store.all(Kern))
    )
    rows = [
        ItemRow(
            id=item.id,
            name=names[(label, item.id)],
            cells=tuple(fact_of(veld, item, names).text for veld in velden),
            gebieden=gebieden[(label, item.id)],
            picked=actor_with_place(item, places)
            if isinstance(item, Actor)
            else names[(label, item.id)],
            stopped=isinstance(item, Actor) and item.status in GONE,
        )
        for item in items
    ]
    heads = tuple(veld.label for veld in velden)
    return ItemTable(label, heads, tuple(sorted(rows, key=lambda r: (r.name.casefold(), r.id))))


def _referrers(
    items: Iterable[Item], label: str, id: str, names: Mapping[Key, str]
) -> tuple[Referrer, ...]:
    lines = []
    for item in items:
        name = type(item).__name__
        for veld, target in targets(name).items():
            held = getattr(item, veld)
            if target == label and (id in held if isinstance(held, tuple) else held == id):
                ref = Ref(name, item.id, names[(name, item.id)])
                lines.append(Referrer(ref, schema().labels[name].velden[veld].label))
    return tuple(sorted(lines, key=lambda r: (r.ref.label, r.ref.name.casefold(), r.ref.id)))


def _tie_line(
    relatie: Relatie, version: int, actor_id: str, names: Mapping[Key, str], today: str
) -> TieLine:
    kind = schema().relaties.get(relatie.soort)
    outgoing = relatie.van == actor_id
    other = relatie.naar if outgoing else relatie.van
    label = kind.label if kind else relatie.soort
    facts = {
        veld.naam: shown("Relatie", veld, getattr(relatie, veld.naam))
        for veld in schema().labels["Relatie"].velden.values()
    }
    return TieLine(
        relatie=relatie.id,
        version=version,
        other=Ref("Actor", other, names.get(("Actor", other), other)),
        what=label if outgoing or not (kind and kind.richting) else f"{label} (van de ander)",
        is_contact=bool(kind and kind.is_contact),
        over=is_over(relatie.tot, today),
        sterkte=facts["sterkte"],
        sinds=facts["sinds"],
        tot=facts["tot"],
        bron=facts["bron"],
        laatst_bevestigd=facts["laatst_bevestigd"],
        toelichting=relatie.toelichting or "",
    )
