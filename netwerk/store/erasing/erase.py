"""Erasing in one transaction, and doing it again with a backup that is of before it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from netwerk.errors import NetwerkError, StoreBusy, StoreError
from netwerk.model import Wissing
from netwerk.store.backup import Entry, history_of
from netwerk.store.erasing.erasure import Erasure, erasure_in, item_of
from netwerk.store.erasing.kept_list import begin, copies_beside, finish, forget, keep
from netwerk.store.erasing.sieve import Sieve
from netwerk.store.port import Store, now
from netwerk.store.values import ItemChange, Revision

TRIES = 5
"""How often it is begun anew because somebody stored something meanwhile."""
WHY, WHY_AGAIN = "Gegevens gewist", "Wissingen opnieuw gedaan bij het terugzetten"
TYPE = "wissen"


@dataclass(frozen=True)
class Erased:
    """What an erasure did.

    counts: how many of what, as sentences. revision: its number. clean: whether nothing of it is in
    the file and its log any more; False on a server, which keeps its logs for a while. copies:
    files beside the store that may still hold it.
    """

    id: str
    revision: int
    counts: tuple[str, ...]
    clean: bool
    copies: tuple[Path, ...]


def erase(store: Store, wanted: Erasure, elsewhere: Callable[[], bool] = lambda: True) -> Erased:
    """Take away, now and in all of history, in one transaction; a trace says how much, not what.

    Every revision keeps its number, moment and maker. elsewhere: see `finish`; what it raises comes
    when the store was done. Raises StoreBusy, StoreError, InputError (in Neo4j: others made
    something that would go); then nothing is erased.
    """
    if store.watch() is not None:
        store.take_over()
    keep(store.url, [wanted])
    begin(store.url)
    try:
        _tried(store, wanted)
    except NetwerkError:
        with suppress(StoreError):
            if not store.get(Wissing, [wanted.id]):
                forget(store.url, wanted.id)
                finish(store)
        raise
    done = erasure_in(store.get(Wissing, [wanted.id])[wanted.id].item)
    keep(store.url, [done])
    clean = finish(store, elsewhere)
    return Erased(done.id, store.revision(), done.counts, clean, copies_beside(store.url))


def _tried(store: Store, wanted: Erasure) -> None:
    for attempt in range(TRIES):
        head = store.head()
        last = head.revision

        def history(last: int = last) -> Iterator[Entry]:
            return history_of(store, last)

        try:
            store.load(
                erased_entries((wanted,), history, wanted.who, WHY), overwrite=True, base=head
            )
        except StoreBusy:
            if attempt == TRIES - 1:
                raise
        else:
            return


def erased_entries(
    wanted: Sequence[Erasure], history: Callable[[], Iterator[Entry]], who: str, why: str
) -> Iterator[Entry]:
    """History without what these took away, and a revision behind it that says so."""
    sieve = Sieve(wanted, history).learn()
    last = 0
    for entry in sieve.entries():
        last = entry[0].number
        yield entry
    counts = sieve.counts()
    number = last + 1
    items = [item_of(one if one.counts else replace(one, counts=counts)) for one in wanted]
    revision = Revision(
        number=number,
        at=now(),
        who=sieve.other_name(who),
        why=why,
        type=TYPE,
        added=len(items),
        changed=0,
        removed=0,
    )
    made = [ItemChange(number, Wissing.__name__, i.id, None, i) for i in items]
    yield revision, sorted(made, key=lambda change: change.id), uuid.uuid4().hex


def not_in(wanted: Iterable[Erasure], history: Iterable[Entry]) -> tuple[Erasure, ...]:
    """The erasures that a history was made before: it does not tell of them."""
    left = {erasure.id: erasure for erasure in wanted}
    if left:
        for _, changes, _ in history:
            for change in changes:
                if change.label == Wissing.__name__ and change.after is not None:
                    left.pop(change.id, None)
    return tuple(left.values())


def still_held(wanted: Iterable[Erasure], history: Callable[[], Iterator[Entry]]) -> int:
    """How many of these erasures a history still has something of."""
    count = 0
    for erasure in not_in(wanted, history()):
        sieve = Sieve((erasure,), history).learn()
        for _ in sieve.entries():
            pass
        count += sieve.anything
    return count
