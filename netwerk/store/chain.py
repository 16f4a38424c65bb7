"""The seal of a revision: a hash over what it did and over the seal before it.

Whoever changes anything in history changes every seal after it, so that one seal, written down
somewhere else, vouches for all of history up to it. Both engines compute it from the same text, so
a copy has the same seals.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from json.encoder import encode_basestring

from netwerk.store.codec import encode_item, to_json
from netwerk.store.values import ItemChange, Revision

ChangeText = tuple[str, str, str | None, str | None]
"""Label, id, and the texts of `encode_item` before and after."""

START = ""
"""What stands for the seal before the first revision."""

PIECE = 4096
"""Changes that are hashed at once: one by one takes a bulk load twice the time."""


def seal(previous: str, revision: Revision, token: str, changes: Iterable[ChangeText]) -> str:
    """The seal of a revision as 64 hexadecimal digits.

    previous: the seal of the revision before it, START for the first. changes: by label and id. The
    counts of the revision are left out (they follow from the changes), as is ``undone_by``, which
    later revisions decide.
    """
    r = revision
    digest = hashlib.sha256()
    head = [previous, r.number, r.at, r.who, r.why, r.type, r.undoes, token]
    digest.update(to_json(head).encode())
    rest = iter(changes)
    while piece := list(islice(rest, PIECE)):
        digest.update("".join(map(_line, piece)).encode())
    return digest.hexdigest()


def _line(change: ChangeText) -> str:
    # JSON texts hold no tab or new line of their own, so that no two changes make one line.
    label, id, before, after = change
    return f"\n{label}\t{encode_basestring(id)}\t{before or ''}\t{after or ''}"


def change_texts(changes: Iterable[ItemChange]) -> Iterable[ChangeText]:
    """Changes as the texts that a seal is made of, in their order."""
    ordered = sorted(changes, key=lambda change: (change.label, change.id))
    return ((c.label, c.id, encode_item(c.before), encode_item(c.after)) for c in ordered)


def sealed(
    previous: str, revision: Revision, token: str, changes: Sequence[ItemChange]
) -> Revision:
    """A revision of another store with its seal: the one it came with, else that of its content.

    What came with it is kept even when it does not fit: a copy of a history that somebody tampered
    with says so as well as the original.
    """
    if revision.seal:
        return revision
    return replace(revision, seal=seal(previous, revision, token, change_texts(changes)))
