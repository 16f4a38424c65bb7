"""A store that goes away for a while: a running app goes on with what it read last.

Only for the pages. A command that cannot reach its store says so and stops.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from netwerk.access.rights import LEZEN
from netwerk.errors import NetwerkError, StoreUnavailable
from netwerk.model import Actor, Item, Relatie
from netwerk.services.desk import Desk
from netwerk.store.passed_on import PassedOn
from netwerk.store.port import Change, ItemChange, Revision, Snapshot, Store, Stored, now
from netwerk.store.values import Head

T = TypeVar("T", bound=Item)

EVERY = 1.0
"""Seconds between two looks whether the store answers again."""
JUST = 1.0
PATIENCE = 4.0
"""Seconds that somebody who presses a button waits for a store that is away."""


@dataclass(frozen=True)
class Away:
    """The store does not answer. since: until when it did (ISO). sentence: what it said then."""

    since: str
    sentence: str


class LastKnown(PassedOn):
    """A `Store` that stands as it stood before, as long as it cannot be reached.

    Whoever finds it unreachable waits for that once; after that everybody hears at once how it
    stood last, so that what `Networks` kept of that moment is shown, and a thread looks whether it
    is back. Every other question, and whatever changes something, goes through or raises.
    """

    def __init__(self, store: Store, every: float = EVERY) -> None:
        super().__init__(store)
        self._every = every
        self._head: Head | None = None
        self._guard = threading.Lock()
        self._answers, self._closed = threading.Event(), threading.Event()
        self._answers.set()
        self._answered = now()
        self._away: Away | None = None
        self._gone_at = 0.0

    @property
    def away(self) -> Away | None:
        """Since when it does not answer; None when it does, as far as known."""
        return self._away

    def look_again(self) -> bool:
        """Whether it answers: waits a little for one that is away, unless that was just seen."""
        if self._away is None:
            return True
        if time.monotonic() - self._gone_at < JUST:
            return False
        return self._answers.wait(PATIENCE)

    def head(self) -> Head:
        """The newest revision, or the last one that was heard of."""
        try:
            with self._asking():
                head = self._store.head()
        except StoreUnavailable:
            if self._head is None:
                raise
            return self._head
        self._head = head
        return head

    def revision(self) -> int:
        """The number of the newest revision, or of the last one that was heard of."""
        return self.head().revision

    def apply(self, change: Change) -> Revision:
        """Apply a change whole or not at all."""
        return self._store.apply(change)

    def get(self, cls: type[T], ids: Iterable[str]) -> dict[str, Stored[T]]:
        """The items with these ids."""
        with self._asking():
            return self._store.get(cls, ids)

    def all(self, cls: type[T]) -> Iterator[Stored[T]]:
        """Every item of one label, ordered by id."""
        with self._asking():
            yield from self._store.all(cls)

    def relaties_of(self, actor_ids: Iterable[str]) -> list[Stored[Relatie]]:
        """Every relation with one of these actors at either end."""
        with self._asking():
            return self._store.relaties_of(actor_ids)

    def referring_to(self, label: str, ids: Iterable[str]) -> list[Stored[Item]]:
        """Every item (relations left out) that refers to one of these items."""
        with self._asking():
            return self._store.referring_to(label, ids)

    def search(self, text: str, limit: int = 20) -> list[Stored[Actor]]:
        """Actors of which a name holds the text, best first."""
        with self._asking():
            return self._store.search(text, limit)

    def counts(self) -> dict[str, int]:
        """How many items of each label."""
        with self._asking():
            return self._store.counts()

    def snapshot(self, op: str | None = None) -> Snapshot:
        """What a Net needs."""
        with self._asking():
            return self._store.snapshot(op)

    def history(
        self, item: tuple[str, str] | None = None, before: int | None = None, limit: int = 50
    ) -> list[Revision]:
        """Revisions, newest first."""
        with self._asking():
            return self._store.history(item, before, limit)

    def changes(self, first: int, last: int | None = None) -> Iterator[ItemChange]:
        """What revisions did, oldest first."""
        with self._asking():
            yield from self._store.changes(first, last)

    def as_added(self, number: int) -> Mapping[str, Sequence[str]]:
        """The ids by label of what a revision added and no later one changed."""
        with self._asking():
            return self._store.as_added(number)

    def tokens(self) -> dict[int, str]:
        """The token of each revision."""
        with self._asking():
            return self._store.tokens()

    def last_sign_out(self, subject: str) -> str | None:
        """When somebody signed out last."""
        with self._asking():
            return self._store.last_sign_out(subject)

    def close(self) -> None:
        """Let go of the store, and look no more whether it is back."""
        self._closed.set()
        self._store.close()

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """Ask the store; nobody waits again for one that is known to be away."""
        if away := self._away:
            raise StoreUnavailable(away.sentence)
        try:
            yield
        except StoreUnavailable as error:
            self._gone(error)
            raise
        self._answered = now()

    def _gone(self, error: StoreUnavailable) -> None:
        with self._guard:
            self._gone_at = time.monotonic()
            if self._away is not None or self._closed.is_set():
                return
            self._away = Away(self._answered, str(error))
            self._answers.clear()
        threading.Thread(target=self._watch, name="netwerk-opslag", daemon=True).start()

    def _watch(self) -> None:
        """Until it answers. Anything but 'cannot be reached' is an answer."""
        while not self._closed.wait(self._every):
            try:
                self._store.revision()
            except StoreUnavailable:
                continue
            except NetwerkError:
                pass
            with self._guard:
                self._away = None
                self._answers.set()
            return


def away(desk: Desk) -> Away | None:
    """Whether the store cannot be reached now, so that what pages show is what was known last."""
    desk.require_somewhere(LEZEN)
    store = desk.whole_store
    return store.away if isinstance(store, LastKnown) else None


def reach(desk: Desk) -> None:
    """Wait a little for a store that is away. Raises StoreUnavailable when it stays away."""
    desk.require_somewhere(LEZEN)
    gone = away(desk)
    store = desk.whole_store
    if gone and isinstance(store, LastKnown) and not store.look_again():
        raise StoreUnavailable(gone.sentence)
