"""Loading the example: with its history into a store that holds nothing yet, else as it is now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from netwerk.access.rights import BEWERKEN
from netwerk.model import ITEM_TYPES, Item, Opgave, Peilmoment
from netwerk.schema import data_folder
from netwerk.services.changes import apply, refusals
from netwerk.services.desk import Desk
from netwerk.services.example.fitting_places import fitting
from netwerk.services.example.rounds import Key, Round, rounds
from netwerk.services.example.seed_items import agenda_items, figure_items, moved_by
from netwerk.services.opgaven.baseline import with_baseline
from netwerk.services.records.edits import NOT_BY_ITSELF
from netwerk.store.port import Change, Delete, Put
from netwerk.typed.moments import today_here

DEMO = "demo"
"""The type of the changes that bring the example."""
WORDS = "Verzonnen demogebied geladen"
Known = dict[Key, tuple[Item, int]]
"""What is there of the example: the item and its version."""


@dataclass(frozen=True)
class Loaded:
    """How many items are new or changed now, and in how many changes they came."""

    items: int
    changes: int


def load_example(
    desk: Desk, network: Sequence[Item], seen: Mapping[Key, Item], versions: Mapping[Key, int]
) -> Loaded | None:
    """Bring the example in; None when nothing of it was left to bring.

    network: its actors and relations that are new or differ from what is there; seen, versions:
    what is there of those. What the user may not add stays out. Into a store with nothing but
    places it comes as the changes of three years, so that any day of them can be read. Beside
    something else it comes as it is now, in one change, and what somebody has of the rest of it
    stays as it is.

    Raises AccessDenied, StoreError, InputError when the example cannot be read.
    """
    desk.require(BEWERKEN)
    folder, today = data_folder("seed_data"), min(desk.today, today_here())
    move = moved_by(today)
    whole = (*agenda_items(folder, move), *figure_items(folder))
    refused = refusals(desk, _puts(whole, {}))
    agenda = fitting(desk.store, [i for i in whole if _key(i) not in refused], network)
    known: Known = {key: (item, versions[key]) for key, item in seen.items()}
    past: tuple[Round, ...] = ()
    if agenda == whole and _holds_nothing(desk):
        past = rounds(folder, network, agenda, move, today)
        for one in past:
            _relive(desk, one, known)
    else:
        agenda = _new_here(desk, (i for i in agenda if not isinstance(i, Peilmoment)))
    wanted = (*network, *(_begun(desk, item) for item in agenda))
    left = [item for item in wanted if known.get(_key(item), (None, 0))[0] != item]
    if left:
        _apply(desk, Change(_puts(left, known), desk.user.naam, WORDS, type=DEMO), known)
    return Loaded(len(wanted), len(past) + bool(left)) if wanted else None


def _begun(desk: Desk, item: Item) -> Item:
    """An opgave with how the network was on the day from which it counts; others as they are."""
    if isinstance(item, Opgave) and item.maat and item.beginwaarde is None:
        return with_baseline(desk, item)
    return item


def _holds_nothing(desk: Desk) -> bool:
    """Whether there is nothing but places and views, and there never was."""
    return all(revision.type in NOT_BY_ITSELF for revision in desk.store.history())


def _relive(desk: Desk, one: Round, known: Known) -> None:
    """Apply one round of the past, dated as it was."""
    gone = tuple(Delete(label, id, known[label, id][1]) for label, id in one.gone)
    ops: tuple[Put | Delete, ...] = (*_puts(one.put, known), *gone)
    _apply(desk, Change(ops, one.who, one.why, type=DEMO, at=one.at), known)


def _puts(items: Iterable[Item], known: Known) -> tuple[Put, ...]:
    made = []
    for item in items:
        seen, version = known.get(_key(item), (None, None))
        made.append(Put(item, version, seen))
    return tuple(made)


def _apply(desk: Desk, change: Change, known: Known) -> None:
    """Apply a change and remember what is there after it."""
    revision = apply(desk, change)
    for op in change.ops:
        if isinstance(op, Put):
            known[_key(op.item)] = op.item, revision.number


def _new_here(desk: Desk, items: Iterable[Item]) -> tuple[Item, ...]:
    """Those that are not there yet."""
    by_label: dict[str, list[Item]] = {}
    for item in items:
        by_label.setdefault(_key(item)[0], []).append(item)
    new: list[Item] = []
    for label, some in by_label.items():
        there = desk.store.get(ITEM_TYPES[label], [item.id for item in some])
        new += [item for item in some if item.id not in there]
    return tuple(new)


def _key(item: Item) -> Key:
    return type(item).__name__, item.id
