"""One text, or the texts of one item, without the words and names that were erased."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

from netwerk.model import Item, Wissing
from netwerk.schema import Veld, schema
from netwerk.store.codec import to_json
from netwerk.store.erasing.erasure import Erasure, Key
from netwerk.store.erasing.spoken_forms import spans

INSTEAD = "[gewist]"
"""What stands where words were."""
STRICT = frozenset({"email", "telefoon", "postcode", "kvk", "website", "bevinding"})
"""Properties of which nothing is left when a part goes: half a phone number is none."""
TEXTS = frozenset({"tekst", "teksten"})
KEYS = ("Afspraak", "bevinding")
"""A property that names items by their ids."""
CONTENT = ("Weergave", "inhoud")
"""A property that is JSON with ids and texts in it."""


class Texts:
    """Takes away what some erasures took away. `know` says which items went meanwhile."""

    def __init__(self, erasures: Sequence[Erasure]) -> None:
        self._erasures = erasures
        self._names: dict[str, str] = {}
        self._at: dict[Key, tuple[Erasure, ...]] = {}
        self._other: dict[str, str | None] = {}
        self._named = any(e.names for e in erasures)
        self._sizes = {e.id: sorted({size for size, _ in e.words}) for e in erasures}

    def know(self, gone: Collection[Key], renamed: Mapping[Key, str]) -> None:
        """Which items went, and which have another id now; what went wins of what is called so."""
        self._other = {id: other for (_, id), other in renamed.items()}
        self._other |= {id: None for _, id in gone}

    def other_id(self, key: Key) -> str | None:
        """Another id for an item that stays without the words in it; None when none is needed."""
        for erasure in self._of(key):
            if spans(key[1], self._sizes[erasure.id], erasure.holds_form):
                return f"gewist-{erasure.of_key(key)[:12]}"
        return None

    def without(self, text: str, key: Key) -> str:
        """The text at a place without the words that were erased there."""
        for erasure in self._of(key):
            for start, end in reversed(spans(text, self._sizes[erasure.id], erasure.holds_form)):
                text = text[:start] + INSTEAD + text[end:]
        return text

    def other_name(self, name: str) -> str:
        """The name of a user, or what stands for it now."""
        if not self._named or not name:
            return name
        if name not in self._names:
            others = (e.instead_of(name) for e in self._erasures)
            self._names[name] = next((o for o in others if o is not None), name)
        return self._names[name]

    def changed(self, item: Item) -> dict[str, Any]:
        """The properties of an item that are other than they were, with what they are now."""
        label = type(item).__name__
        key = (label, item.id)
        here = bool(self._of(key))
        new: dict[str, Any] = {}
        for veld in text_velden(label):
            held = getattr(item, veld.naam)
            if not held:
                continue
            kept = self._mended(held, (label, veld.naam))
            if here:
                kept = self._cleaned(kept, veld, key)
            if self._named:
                kept = self._renamed(kept)
            if kept != held:
                new[veld.naam] = kept
        return new

    def _mended(self, held: Any, place: tuple[str, str]) -> Any:
        """Without the ids of what went, where a text holds ids."""
        if not self._other or not isinstance(held, str) or place not in (KEYS, CONTENT):
            return held
        if place == KEYS:
            parts = re.split(r"--|[|,:;\s]+", held)
            return None if any(part in self._other for part in parts) else held
        try:
            content = json.loads(held)
            walked = self._walked(content)
            return held if walked == content else to_json(walked)
        except (ValueError, RecursionError):
            return held

    def _walked(self, value: Any) -> Any:
        other = self._other
        if isinstance(value, dict):
            return {
                other.get(k, k) or k: self._walked(v)
                for k, v in value.items()
                if other.get(k, k) is not None
                and not (isinstance(v, str) and other.get(v, v) is None)
            }
        if isinstance(value, list):
            return [
                self._walked(v)
                for v in value
                if not (isinstance(v, str) and other.get(v, v) is None)
            ]
        return other.get(value, value) if isinstance(value, str) else value

    def _cleaned(self, held: Any, veld: Veld, key: Key) -> Any:
        if isinstance(held, tuple):
            return tuple(self.without(part, key) for part in held)
        if not isinstance(held, str):
            return held
        if (key[0], veld.naam) == CONTENT:
            try:
                content = json.loads(held)
                cleaned = self._strings_cleaned(content, key)
                return held if cleaned == content else to_json(cleaned)
            except (ValueError, RecursionError):
                pass
        kept = self.without(held, key)
        return None if kept != held and veld.naam in STRICT and not veld.verplicht else kept

    def _strings_cleaned(self, value: Any, key: Key) -> Any:
        if isinstance(value, dict):
            return {self.without(k, key): self._strings_cleaned(v, key) for k, v in value.items()}
        if isinstance(value, list):
            return [self._strings_cleaned(v, key) for v in value]
        return self.without(value, key) if isinstance(value, str) else value

    def _renamed(self, held: Any) -> Any:
        if isinstance(held, tuple):
            return tuple(map(self.other_name, held))
        return self.other_name(held) if isinstance(held, str) else held

    def _of(self, key: Key) -> tuple[Erasure, ...]:
        """The erasures that took words away here."""
        if key not in self._at:
            self._at[key] = tuple(
                e for e in self._erasures if e.places and e.of_key(key) in e.places
            )
        return self._at[key]


@cache
def text_velden(label: str) -> tuple[Veld, ...]:
    """The properties that hold words of people; of an erasure itself only who did it."""
    if label == Wissing.__name__:
        return (schema().labels[label].velden["door"],)
    velden = schema().labels[label].velden.values()
    return tuple(v for v in velden if v.naam != "id" and (v.type in TEXTS or _free(v)))


def _free(veld: Veld) -> bool:
    """Whether a list of values takes other words too."""
    return bool(veld.keuzes) and schema().keuzelijst(veld).vrij
