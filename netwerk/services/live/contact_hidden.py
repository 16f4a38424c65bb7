"""A store as somebody reads it who may not see the phone numbers and mail addresses of everybody.

Between the desk of such a user and what is stored stands this, so that no page, answer, file or
list can show what he may not see. What he changes goes to the store itself, by `services.changes`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from netwerk.access.contact_data import (
    ContactSeen,
    contact_seen,
    contact_texts,
    holds_contact,
    without_contact,
    without_contact_in,
)
from netwerk.access.resources import LookUp, resource_of
from netwerk.access.rights import User
from netwerk.model import ITEM_TYPES, Actor, Item, Relatie, fold
from netwerk.services.live.kept_reads import Keep
from netwerk.store.name_search import search_text
from netwerk.store.passed_on import PassedOn
from netwerk.store.port import (
    Change,
    Head,
    ItemChange,
    Reads,
    Revision,
    Snapshot,
    Store,
    Stored,
)

T = TypeVar("T", bound=Item)
I = TypeVar("I", bound=Item)  # noqa: E741 (an item)
MOST = 100
"""Of a larger change the reason is shown without contact data, wherever its items are."""


class ContactReads:
    """The small questions, answered without the contact data that this reader may not see."""

    def __init__(
        self, reads: Reads, seen: ContactSeen, store: Store, keep: Keep | None = None
    ) -> None:
        self._reads, self._seen, self._store, self._keep = reads, seen, store, keep

    def shown(self, items: Iterable[I]) -> list[I]:
        """These items as this reader may see them."""
        look_up = self._look_up()
        return [
            without_contact(item) if holds_contact(item) and not self._sees(item, look_up) else item
            for item in items
        ]

    def _sees(self, item: Item, look_up: LookUp | None = None) -> bool:
        """Whether this reader sees the contact data of where an item is."""
        return self._seen.sees(resource_of(item, look_up or self._look_up()).gebieden)

    def _look_up(self) -> LookUp:
        kept: dict[tuple[str, str], Item | None] = {}

        def look_up(label: str, ids: Collection[str]) -> Mapping[str, Item]:
            if not self._seen.others:  # the same everywhere: no need to look where it is
                return {}
            new = [id for id in ids if (label, id) not in kept]
            held = self._reads.get(ITEM_TYPES[label], new) if new else {}
            kept.update({(label, id): held[id].item if id in held else None for id in new})
            return {id: item for id in ids if (item := kept[label, id]) is not None}

        return look_up

    def _stored(self, entries: Iterable[Stored[T]]) -> list[Stored[T]]:
        listed = list(entries)
        items = self.shown([entry.item for entry in listed])
        return [
            entry if entry.item is item else replace(entry, item=item)
            for entry, item in zip(listed, items, strict=True)
        ]

    def get(self, cls: type[T], ids: Iterable[str]) -> dict[str, Stored[T]]:
        """The items with these ids."""
        found = self._reads.get(cls, ids)
        if not contact_texts(cls.__name__):
            return found
        return dict(zip(found, self._stored(found.values()), strict=True))

    def all(self, cls: type[T]) -> Iterator[Stored[T]]:
        """Every item of one label, ordered by id."""
        if not contact_texts(cls.__name__):
            return self._reads.all(cls)
        if self._keep is None:
            return iter(self._stored(self._reads.all(cls)))
        return iter(self._keep(("all", cls), lambda: self._stored(self._reads.all(cls))))

    def relaties_of(self, actor_ids: Iterable[str]) -> list[Stored[Relatie]]:
        """Every relation with one of these actors at either end."""
        return self._stored(self._reads.relaties_of(actor_ids))

    def referring_to(self, label: str, ids: Iterable[str]) -> list[Stored[Item]]:
        """Every item (relations left out) that refers to one of these items."""
        return self._stored(self._reads.referring_to(label, ids))

    def search(self, text: str, limit: int = 20) -> list[Stored[Actor]]:
        """Actors of which a name holds the text, best first: a name as this reader may see it."""
        found = self._reads.search(text, limit)
        return [
            shown
            for whole, shown in zip(found, self._stored(found), strict=True)
            if fold(text) in _found_by(shown.item) or self._sees(whole.item)
        ]

    def counts(self) -> dict[str, int]:
        """How many items of each label."""
        return self._reads.counts()

    def history(
        self, item: tuple[str, str] | None = None, before: int | None = None, limit: int = 50
    ) -> list[Revision]:
        """Revisions, newest first: what is hidden of an item, is in the reason of a change too."""
        made = self._reads.history(item, before, limit)
        return [one if self._sees_why(one) else _without_why(one) for one in made]

    def _sees_why(self, made: Revision) -> bool:
        """Whether the reader sees the contact data of everything that a change was about."""
        count = made.added + made.changed + made.removed
        if not self._seen.others or not 0 < count <= MOST or _without_why(made) == made:
            return False
        return all(
            self._sees(side)
            for change in self._store.changes(made.number, made.number)
            for side in (change.before, change.after)
            if side is not None
        )


class ContactStore(ContactReads, PassedOn):
    """A `Store` of which the contact data are hidden that this reader may not see.

    whole: the store itself, for what goes back into it as it was.
    """

    def __init__(self, whole: Store, seen: ContactSeen) -> None:
        ContactReads.__init__(self, whole, seen, whole)
        PassedOn.__init__(self, whole)
        self.whole = whole

    def head(self) -> Head:
        """The newest revision: its number and its seal."""
        return self.whole.head()

    def revision(self) -> int:
        """The number of the newest revision."""
        return self.whole.revision()

    def apply(self, change: Change) -> Revision:
        """Apply a change whole or not at all; `services.changes` put the hidden values back."""
        return _without_why(self.whole.apply(change))

    def snapshot(self, op: str | None = None) -> Snapshot:
        """What a Net needs: no contact data are in it."""
        return self.whole.snapshot(op)

    def changes(self, first: int, last: int | None = None) -> Iterator[ItemChange]:
        """What revisions did, oldest first, before and after as this reader may see them."""
        for change in self.whole.changes(first, last):
            if not contact_texts(change.label):
                yield change
                continue
            sides = (change.before, change.after)
            before, after = (self.shown([s])[0] if s is not None else None for s in sides)
            yield replace(change, before=before, after=after)

    def as_added(self, number: int) -> Mapping[str, Sequence[str]]:
        """The ids by label of what a revision added and no later one changed."""
        return self.whole.as_added(number)

    def tokens(self) -> dict[int, str]:
        """The token of each revision."""
        return self.whole.tokens()

    def last_sign_out(self, subject: str) -> str | None:
        """When somebody signed out last."""
        return self.whole.last_sign_out(subject)


def store_for(store: Store, user: User) -> Store:
    """The store as this user may read it."""
    seen = contact_seen(user)
    return whole_of(store) if seen is None else ContactStore(whole_of(store), seen)


def whole_of(store: Store) -> Store:
    """The store itself, with what its reader may not see."""
    return store.whole if isinstance(store, ContactStore) else store


def _without_why(made: Revision) -> Revision:
    return replace(made, why=without_contact_in(made.why))


def _found_by(actor: Actor) -> str:
    return search_text(replace(actor, naam=without_contact_in(actor.naam)))
