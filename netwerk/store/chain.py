"""The seal of a revision: a hash over what it did and over the seal before it.

Whoever changes anything in history changes every seal after it, so that one seal, written down
somewhere else, vouches for all of history up to it. Both engines compute it from the same text, so
a copy has the same seals.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from netwerk.store.codec import to_json
from netwerk.store.values import Revision

ChangeText = tuple[str, str, str | None, str | None]
"""Label, id, and the texts of `encode_item` before and after."""

START = ""
"""What stands for the seal before the first revision."""


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
    for change in changes:
        digest.update(b"\n")
        digest.update(to_json(change).encode())
    return digest.hexdigest()
