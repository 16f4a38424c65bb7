"""What must stay erased, in a form that is recognised and cannot be read back.

Ids, words and names are kept as keyed hashes (HMAC-SHA-256, half of it), with a key of their own
for each erasure. Who holds this and guesses a name can test his guess, so it is kept as well as the
store itself.
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from netwerk.errors import StoreDamaged
from netwerk.model import Wissing
from netwerk.store.codec import to_json
from netwerk.store.erasing.spoken_forms import Form

Key = tuple[str, str]
"""Label and id; of a revision REVISION and its number."""
REVISION = "Revisie"
"""The label that stands for a revision itself: its why."""
_DIGITS = 32


@dataclass(frozen=True)
class Erasure:
    """One erasure: when and by whom, and the hashes of what went.

    items: what was removed whole. places: what was kept without the words. words: of each form how
    many words it has and its hash. names: the hash of a name and what stands for it now.
    """

    id: str
    at: str
    who: str
    salt: str
    items: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    words: frozenset[tuple[int, str]] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    counts: tuple[str, ...] = ()

    def of_key(self, key: Key) -> str:
        """The hash of an item."""
        return _hash(self.salt, "plek", *key)

    def with_items(self, keys: Iterable[Key]) -> Erasure:
        """The same erasure, of these items too."""
        return replace(self, items=self.items | {self.of_key(key) for key in keys})

    def holds_form(self, form: Form) -> bool:
        """Whether this is one of the forms that went."""
        return (len(form), _hash(self.salt, "woord", *form)) in self.words

    def instead_of(self, name: str) -> str | None:
        """What stands for a name now; None when it is not one that went."""
        return self.names.get(_hash(self.salt, "naam", name)) if self.names else None


def erasure_of(
    at: str,
    who: str,
    items: Iterable[Key] = (),
    places: Iterable[Key] = (),
    forms: Iterable[Form] = (),
    names: Mapping[str, str] | None = None,
) -> Erasure:
    """An erasure of these items, of these forms at these places, and of these names of users."""
    salt = secrets.token_hex(16)
    return Erasure(
        id=f"wissing-{secrets.token_hex(6)}",
        at=at,
        who=who,
        salt=salt,
        items=frozenset(_hash(salt, "plek", *key) for key in items),
        places=frozenset(_hash(salt, "plek", *key) for key in places),
        words=frozenset((len(form), _hash(salt, "woord", *form)) for form in forms),
        names={_hash(salt, "naam", name): other for name, other in (names or {}).items()},
    )


def item_of(erasure: Erasure) -> Wissing:
    """The erasure as it is stored."""
    marks = {
        "zout": erasure.salt,
        "items": sorted(erasure.items),
        "plekken": sorted(erasure.places),
        "woorden": sorted(erasure.words),
        "namen": dict(sorted(erasure.names.items())),
        "op": erasure.at,
    }
    return Wissing(
        id=erasure.id,
        datum=erasure.at[:10],
        door=erasure.who,
        aantallen=erasure.counts,
        sporen=to_json(marks),
    )


def erasure_in(item: Wissing) -> Erasure:
    """The erasure that was stored so. Raises StoreDamaged."""
    try:
        marks = json.loads(item.sporen or "")
        return Erasure(
            id=item.id,
            at=str(marks["op"]),
            who=item.door or "",
            salt=str(marks["zout"]),
            items=frozenset(map(str, marks["items"])),
            places=frozenset(map(str, marks["plekken"])),
            words=frozenset((int(size), str(mark)) for size, mark in marks["woorden"]),
            names={str(k): str(v) for k, v in marks["namen"].items()},
            counts=item.aantallen,
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise StoreDamaged(
            f"Wissing '{item.id}' is niet te lezen. Zet een reservekopie terug met 'netwerk "
            "restore'."
        ) from error


def _hash(salt: str, *parts: str) -> str:
    text = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hmac.digest(bytes.fromhex(salt), text, "sha256").hex()[:_DIGITS]
