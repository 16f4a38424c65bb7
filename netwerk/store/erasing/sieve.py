"""History without what was erased: the same revisions, each with what may be left of it.

One rule for a store now, for one that is restored, and for the question whether a backup still
holds something. Every state of an item goes through the same sieve, so that what one revision
leaves and the next begins with stay the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from netwerk.model import Item
from netwerk.schema import schema
from netwerk.store.backup import Entry
from netwerk.store.chain import START, change_texts, seal
from netwerk.store.erasing.erasure import REVISION, Erasure, Key
from netwerk.store.erasing.without import Texts
from netwerk.store.item_rules import forms
from netwerk.store.values import ItemChange, Revision

ONE_OF = frozenset({("Stap", "signaal"), ("Stap", "vraagstuk"), ("Stap", "initiatief")})
"""References of which exactly one is filled: without it nothing is left of the item."""
PAIRS = frozenset({"Verbindkans", "Verschil"})
"""Labels that are about all whom they name together."""

Needs = tuple[tuple[Key, ...], bool]
"""What an item cannot do without, and whether that is each of them (else any of them)."""


class Sieve:
    """History without what some erasures took away. `learn` first.

    gone: the items of which nothing is left, with those that cannot be without them. touched: how
    many of each label lost words, revisions under REVISION.
    """

    def __init__(self, erasures: Sequence[Erasure], history: Callable[[], Iterator[Entry]]) -> None:
        self._erasures = erasures
        self._history = history
        self._forms = forms(schema())
        self._texts = Texts(erasures)
        self.gone: set[Key] = set()
        self.renamed: dict[Key, str] = {}
        self.touched: dict[str, set[str]] = defaultdict(set)
        self.names: set[str] = set()

    def learn(self) -> Sieve:
        """Read history once to know what goes with what was asked for."""
        needs: dict[Key, set[Needs]] = defaultdict(set)
        for _, changes, _ in self._history():
            for change in changes:
                key = (change.label, change.id)
                if key not in needs:
                    self._first_seen(key)
                for item in (change.before, change.after):
                    if item is not None:
                        needs[key].update(self._needs(item))
        grown = bool(self.gone)
        while grown:
            more = {
                key
                for key, groups in needs.items()
                if key not in self.gone and any(self._lacks(group) for group in groups)
            }
            self.gone |= more
            grown = bool(more)
        for key in self.gone:
            self.renamed.pop(key, None)
        self._texts.know(self.gone, self.renamed)
        return self

    def _first_seen(self, key: Key) -> None:
        if any(e.items and e.of_key(key) in e.items for e in self._erasures):
            self.gone.add(key)
        elif (other := self._texts.other_id(key)) is not None:
            self.renamed[key] = other

    def _needs(self, item: Item) -> Iterator[Needs]:
        label = type(item).__name__
        by_veld: dict[str, list[Key]] = defaultdict(list)
        form = self._forms[label]
        needed = {veld.naam for _, veld in form.required} | {"van", "naar"}
        for veld, target, id in form.refers_to(item):
            if veld in needed or (label, veld) in ONE_OF:
                by_veld[veld].append((target, id))
        for keys in by_veld.values():
            yield tuple(keys), label in PAIRS

    def _lacks(self, group: Needs) -> bool:
        keys, each = group
        return any(k in self.gone for k in keys) if each else all(k in self.gone for k in keys)

    def other_name(self, name: str) -> str:
        """The name of a user, or what stands for it now."""
        return self._texts.other_name(name)

    @property
    def anything(self) -> bool:
        """Whether there was anything to take away; known when all entries were read."""
        return bool(self.gone or self.touched or self.names)

    def counts(self) -> tuple[str, ...]:
        """How many of each label went, and lost words, in the words of the schema."""
        labels = schema().labels
        went = Counter(label for label, _ in self.gone)
        made = [f"{labels[label].meervoud} weggehaald: {went[label]}" for label in sorted(went)]
        for label in sorted(self.touched):
            name = "redenen van wijzigingen" if label == REVISION else labels[label].meervoud
            made.append(f"{name} aangepast: {len(self.touched[label])}")
        if self.names:
            made.append(f"namen van medewerkers vervangen: {len(self.names)}")
        return tuple(made)

    def entries(self) -> Iterator[Entry]:
        """Every revision without what went; from the first that changed on they are sealed anew.

        A seal that did not fit before is left as it was, so that a check still tells of it.
        """
        before, changed = START, False
        for revision, changes, token in self._history():
            fits = not revision.seal or revision.seal == seal(
                before, revision, token, change_texts(changes)
            )
            before = revision.seal or seal(before, revision, token, change_texts(changes))
            left = [kept for change in changes if (kept := self._change(change)) is not None]
            told = self._revision(revision, left, left != list(changes))
            changed = changed or told != revision or left != list(changes)
            yield (replace(told, seal="") if changed and fits else told), left, token

    def _change(self, change: ItemChange) -> ItemChange | None:
        label, id = change.label, change.id
        if (label, id) in self.gone:
            return None
        before, after = self._state(change.before), self._state(change.after)
        if before == after and change.before != change.after:
            return None
        other = self.renamed.get((label, id), id)
        if before is change.before and after is change.after:
            return change
        self.touched[label].add(other)
        return ItemChange(change.revision, label, other, before, after)

    def _state(self, item: Item | None) -> Item | None:
        if item is None:
            return None
        label = type(item).__name__
        new: dict[str, Any] = {}
        for reference in self._forms[label].references:
            held = getattr(item, reference.veld)
            if held and (kept := self._kept(reference.label, held)) != held:
                new[reference.veld] = kept
        if (label, item.id) in self.renamed:
            new["id"] = self.renamed[label, item.id]
        new |= self._texts.changed(item)
        return replace(item, **new) if new else item

    def _kept(self, label: str, held: str | tuple[str, ...]) -> str | tuple[str, ...] | None:
        if isinstance(held, tuple):
            stay = (id for id in held if (label, id) not in self.gone)
            return tuple(self.renamed.get((label, id), id) for id in stay)
        return None if (label, held) in self.gone else self.renamed.get((label, held), held)

    def _revision(self, revision: Revision, left: Sequence[ItemChange], differs: bool) -> Revision:
        new: dict[str, Any] = {}
        if differs:
            added = sum(c.before is None for c in left)
            removed = sum(c.after is None for c in left)
            new |= {"added": added, "removed": removed, "changed": len(left) - added - removed}
        why = self._texts.without(revision.why, (REVISION, str(revision.number)))
        if why != revision.why:
            new["why"] = why
            self.touched[REVISION].add(str(revision.number))
        who = self._texts.other_name(revision.who)
        if who != revision.who:
            new["who"] = who
            self.names.add(who)
        return replace(revision, **new) if new else revision
