"""The store port: what every engine does, in values of the product only (no SQL, no engine types).

A change is a list of operations that is applied whole or not at all. Every stored item has a
version: the number of the revision that last changed it. Each change is kept with before and after,
so that a revision can be undone and a day in the past can be read. Times are UTC text
``YYYY-MM-DDTHH:MM:SS.ffffffZ``.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol, TypeVar

from netwerk.model import Actor, Item, Relatie
from netwerk.store.snapshot import ACTOR_COLUMNS as ACTOR_COLUMNS
from netwerk.store.snapshot import RELATIE_COLUMNS as RELATIE_COLUMNS
from netwerk.store.snapshot import Snapshot as Snapshot
from netwerk.store.values import NOTHING_YET as NOTHING_YET
from netwerk.store.values import Head as Head
from netwerk.store.values import ItemChange as ItemChange
from netwerk.store.values import Problem as Problem
from netwerk.store.values import Revision as Revision
from netwerk.store.values import Stored as Stored

T = TypeVar("T", bound=Item)

REVISION_TYPES = (
    "invoer",
    "import",
    "demo",
    "samenvoegen",
    "verwijderen",
    "herstel",
    "plaatsen",
    "weergave",
    "cijfers",
    "buitenom",
    "wissen",
)
"""What a revision comes from: a form, an import, the demo, a merge, ... or from outside netwerk."""


def now() -> str:
    """Now, as the store writes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@dataclass(frozen=True, slots=True)
class Put:
    """Add or change one item to this whole state.

    ``base`` is the version it was based on, or None for an item that must be new. When the stored
    version is another, changes to different properties merge by themselves; the same property
    changed differently raises `Conflict`.

    ``seen`` is the item as it was read at ``base``. A number alone says little of a store that was
    restored meanwhile: it may have another state under it.
    """

    item: Item
    base: int | None = None
    seen: Item | None = None


@dataclass(frozen=True, slots=True)
class Delete:
    """Remove one item.

    Relations of a removed actor must be removed in the same change, else NotFound names them.

    References to it from other items (gebieden, kern, betrokken ...) must be gone too.
    """

    label: str
    id: str
    base: int


def unwatched(_share: float) -> None:
    """Nobody looks how far a change is."""


@dataclass(frozen=True)
class Change:
    """One transaction: the operations, who makes it, why, and of which type.

    ``token`` makes a double submit harmless: a token that was applied before gives back its
    revision. ``undoes`` is the number of the revision this change takes back. ``watch`` is told how
    far a large change is, from 0 to 1; what it raises stops the change, and nothing is stored.
    """

    ops: tuple[Put | Delete, ...]
    who: str
    why: str = ""
    type: str = "invoer"
    undoes: int | None = None
    token: str = field(default_factory=lambda: uuid.uuid4().hex)
    at: str = field(default_factory=now)
    watch: Callable[[float], None] = field(default=unwatched, compare=False, repr=False)


class Reads(Protocol):
    """The small questions about what is stored. All lists are ordered by id unless said otherwise.

    Answered by a store, or by what was kept of it.
    """

    def get(self, cls: type[T], ids: Iterable[str]) -> dict[str, Stored[T]]:
        """The items with these ids; ids that are not stored are left out."""
        ...

    def all(self, cls: type[T]) -> Iterator[Stored[T]]:
        """Every item of one label, ordered by id, as of one moment."""
        ...

    def relaties_of(self, actor_ids: Iterable[str]) -> list[Stored[Relatie]]:
        """Every relation with one of these actors at either end."""
        ...

    def referring_to(self, label: str, ids: Iterable[str]) -> list[Stored[Item]]:
        """Every item (relations of actors left out) that refers to one of these items."""
        ...

    def search(self, text: str, limit: int = 20) -> list[Stored[Actor]]:
        """Actors whose naam or andere_namen hold the text (no case, no accents).

        Best first, then by naam and id.
        """
        ...

    def counts(self) -> dict[str, int]:
        """How many items of each label."""
        ...

    def history(
        self, item: tuple[str, str] | None = None, before: int | None = None, limit: int = 50
    ) -> list[Revision]:
        """Revisions, newest first.

        item: only those that touched this (label, id). before: only lower numbers.
        """
        ...


class Store(Reads, Protocol):
    """What the product asks of an engine."""

    url: str
    """Where it is, without any secret."""
    engine: str
    """'sqlite' or 'neo4j'."""

    @property
    def read_only(self) -> bool:
        """Whether it is known that nothing can be stored here, for want of rights."""
        ...

    def head(self) -> Head:
        """The newest revision: its number and its seal.

        Cheap, one question: asked before anything else. What was kept of this very head still
        holds.
        """
        ...

    def revision(self) -> int:
        """The number of the newest revision, 0 for an empty store."""
        ...

    def apply(self, change: Change) -> Revision:
        """Apply a change whole or not at all.

        Raises Conflict, NotFound, InputError, StoreBusy, StoreUnavailable.
        """
        ...

    def snapshot(self, op: str | None = None) -> Snapshot:
        """What a Net needs, now or as it was at the end of the day ``op`` (``YYYY-MM-DD``).

        op may also be a moment: a time of a day in UTC (see `typed.moments`).
        """
        ...

    def changes(self, first: int, last: int | None = None) -> Iterator[ItemChange]:
        """What the revisions ``first``..``last`` did, oldest first, then by label and id."""
        ...

    def as_added(self, number: int) -> Mapping[str, Sequence[str]]:
        """The ids by label of what a revision added and no later one changed."""
        ...

    def load(
        self,
        revisions: Iterable[tuple[Revision, Sequence[ItemChange], str]],
        overwrite: bool = False,
        others: bool = False,
        base: Head | None = None,
    ) -> None:
        """Fill an empty store with history, whole or not at all; for copy, restore and erasing.

        history: (revision, its changes, token).

        Revisions come by number from 1 on. ``overwrite`` puts it in the place of what is there.
        ``others``: also what others made with tools of their own may go where it is in the way.
        ``base``: only when this is the newest revision still, else StoreBusy. A revision keeps the
        seal it comes with; one without gets it (`chain.sealed`). Raises InputError when the store
        is not empty and may not be overwritten, StoreDamaged when history contradicts itself.
        """
        ...

    def keep_copy(self) -> str | None:
        """Keep what is stored now beside it, before something else comes in its place.

        Gives where that is, None for an engine that has no such place.
        """
        ...

    def tokens(self) -> dict[int, str]:
        """The token of each revision, for `load` into another store."""
        ...

    def check(self) -> list[Problem]:
        """Whether what is stored fits the schema, the references and the history; empty if so."""
        ...

    def scrub(self) -> bool:
        """See to it that no file has what was removed; False where that cannot be told."""
        ...

    def take_over(self) -> int:
        """Put what was changed with other tools into history; the newest revision.

        Only where the engine invites that.
        """
        ...

    def watch(self) -> Callable[[], bool] | None:
        """Something to call again and again: it takes over what others changed since the last call.

        It tells whether there was anything. None where only netwerk writes. Raises StoreError.
        """
        ...

    def sign_out(self, subject: str, moment: str) -> None:
        """Keep when somebody signed out, beside the history and no part of any backup.

        subject: who, by a name that tells nothing. Raises StoreUnavailable, StoreBusy.
        """
        ...

    def last_sign_out(self, subject: str) -> str | None:
        """When somebody signed out last; None for who never did. Cheap, one question."""
        ...

    def backup(self, path: Path, progress: Callable[[float], None] | None = None) -> None:
        """Write a backup that `store.restore` puts back, while others read and write."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
