"""Version 1 of a store to version 2, in transactions of their own: stopped halfway it begins again.

Each revision gets its seal and its moment as a moment; what was done to an item gets a relation to
its revision. Everything that is written is what would be written again.
"""

from __future__ import annotations

from typing import Any

from netwerk.errors import StoreDamaged
from netwerk.store.chain import START, change_texts, seal
from netwerk.store.codec import decode_change
from netwerk.store.neo4j.connection.bolt import Bolt, Tx
from netwerk.store.neo4j.form.native_time import moment_text, stored_moment
from netwerk.store.neo4j.reading.read import windows
from netwerk.store.port import Revision

WIDTH = 50
"""Revisions in one transaction."""
MOST = 5000
"""Relations in one transaction."""


def seal_history(bolt: Bolt) -> int:
    """Seal what there is and tie it together; the revision up to which that is done."""
    stand = bolt.read(lambda tx: tx.stand())
    newest = stand.revision if stand else 0
    previous = START
    for first, last in windows(1, newest, WIDTH):
        rows, previous = bolt.read(lambda tx, a=first, b=last, p=previous: _sealed(tx, a, b, p))  # type: ignore[misc]
        bolt.write(lambda tx, its=rows: tx.do("revisie.migrate", rows=its))  # type: ignore[misc]
        while bolt.write(
            lambda tx, a=first, b=last: tx.rows("wijziging.tie", first=a, last=b, most=MOST)[0][0]  # type: ignore[misc]
        ):
            pass
    return newest


def _sealed(tx: Tx, first: int, last: int, previous: str) -> tuple[list[dict[str, Any]], str]:
    """What is to be written on these revisions, and the seal of the last."""
    texts: dict[int, list[tuple[str, str, str | None, str | None]]] = {}
    for number, *text in tx.rows("wijziging.range", first=first, last=last):
        texts.setdefault(number, []).append(tuple(text))
    rows = []
    for (own,) in tx.rows("revisie.range", first=first, last=last):
        number, at = int(own["nummer"]), moment_text(own.get("op"))
        revision = Revision(
            number,
            at,
            str(own.get("wie", "")),
            str(own.get("waarom", "")),
            str(own.get("soort", "")),
            0,
            0,
            0,
            own.get("herstelt"),
        )
        its = [_as_written(number, *text) for text in texts.get(number, ())]
        its.sort(key=lambda text: text[:2])
        previous = seal(previous, revision, str(own.get("kenmerk", "")), its)
        rows.append({"nummer": number, "zegel": previous, "op": stored_moment(at)})
    return rows, previous


def _as_written(
    number: int, label: str, id: str, before: str | None, after: str | None
) -> tuple[str, str, str | None, str | None]:
    """The text that a seal is made of; what cannot be read is sealed as it stands."""
    try:
        (text,) = change_texts([decode_change(number, label, id, before, after)])
    except StoreDamaged:
        return str(label), str(id), before, after
    return text
