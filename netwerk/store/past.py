"""The past, read from history: which revision a day or moment ended with, and all as it was then.

Made from the port only, so that every engine answers the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from netwerk.errors import StoreBusy
from netwerk.model import ITEM_TYPES, Actor, Gebied, Item, Kern, Relatie, Value, Verschil
from netwerk.store.port import ACTOR_COLUMNS, RELATIE_COLUMNS, Snapshot, Store
from netwerk.typed.moments import end_of

PAGE = 5000
PLACES = "plaatsen"
"""The type of the revision with the places that a store begins with."""


def changed_meanwhile() -> StoreBusy:
    """What is raised when somebody stored something that a work on all of history did not see."""
    return StoreBusy("Er is intussen iets gewijzigd. Er is nu niets gedaan; probeer het opnieuw.")


def undone_by(undoes: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Which revisions do not hold any more, and by which.

    undoes: pairs of a revision and the revision that it takes back.

    An undo that was itself undone does not count, so that what it took back holds again.
    """
    result: dict[int, int] = {}
    for by, target in sorted(undoes, reverse=True):
        if by not in result:
            result.setdefault(target, by)
    return result


def revision_of_day(store: Store, op: str) -> int:
    """The newest revision that had been applied by then; 0 when there was none yet.

    op: a day, of which the end counts, or a moment (see `typed.moments`).

    Numbers are the order in which things became known. So it is the last one before the first that
    was made after that day: what a machine writes whose clock was set back is not of that day.
    Places are as old as what was told first after them: a history may be older than its store.
    """
    end, before, newer = end_of(op), None, ""
    answer: int | None = None
    while page := store.history(before=before, limit=PAGE):
        answer = page[0].number if answer is None else answer
        later = []
        for revision in page:
            old = revision.type == PLACES and newer
            if (min(revision.at, newer) if old else revision.at) >= end:
                later.append(revision.number)
            newer = revision.at
        if later:
            answer = later[-1] - 1
        before = page[-1].number
    return answer or 0


def items_at(store: Store, number: int) -> dict[str, dict[str, Item]]:
    """Every item as it was after revision ``number``, by label and id, ordered by id.

    Takes back from the present what came later: only the changes since then are read. They are read
    after the items, so a write in between changes nothing. Before the first there was nothing.
    """
    if not number:
        return {label: {} for label in ITEM_TYPES}
    state: dict[str, dict[str, Item]] = {
        label: {entry.item.id: entry.item for entry in store.all(cls)}
        for label, cls in ITEM_TYPES.items()
    }
    seen: set[tuple[str, str]] = set()
    for change in store.changes(number + 1):
        key = (change.label, change.id)
        if key in seen:
            continue
        seen.add(key)
        if change.before is None:
            state[change.label].pop(change.id, None)
        else:
            state[change.label][change.id] = change.before
    return {label: {id: items[id] for id in sorted(items)} for label, items in state.items()}


def snapshot_of_day(store: Store, op: str) -> Snapshot:
    """What a Net needs, as it was at the end of the day or at the moment ``op``.

    Raises InputError for no such day.
    """
    number = revision_of_day(store, op)
    items = items_at(store, number)
    return Snapshot(
        revision=number,
        actors=_columns(items[Actor.__name__], ACTOR_COLUMNS),
        relaties=_columns(items[Relatie.__name__], RELATIE_COLUMNS),
        gebieden=tuple(
            item for item in items[Gebied.__name__].values() if isinstance(item, Gebied)
        ),
        kernen=tuple(item for item in items[Kern.__name__].values() if isinstance(item, Kern)),
        op=op,
        verschillen=tuple(i for i in items[Verschil.__name__].values() if isinstance(i, Verschil)),
    )


def _columns(items: Mapping[str, Item], names: Sequence[str]) -> dict[str, Sequence[Value]]:
    return {name: [getattr(item, name) for item in items.values()] for name in names}
