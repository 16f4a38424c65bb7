"""History of another store as rows to write, piece by piece, with a seal on each revision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from netwerk.store.chain import START, change_texts, seal
from netwerk.store.neo4j.record import change_rows, revision_row
from netwerk.store.neo4j.tally import BATCH
from netwerk.store.port import ItemChange, Revision

Entry = tuple[Revision, Sequence[ItemChange], str]


@dataclass
class Piece:
    """Rows for one batch: revisions, and changes of these or of a revision before them."""

    revisions: list[dict[str, Any]] = field(default_factory=list)
    changes: list[list[Any]] = field(default_factory=list)


def pieces(history: Iterable[Entry], previous: str = START, shift: int = 0) -> Iterator[Piece]:
    """The rows of these revisions; ``previous`` is the seal before the first.

    A revision that came with a seal keeps it (see `netwerk.store.chain.sealed`). ``shift`` is added
    to the numbers, for history that waits until it stands.
    """
    piece = Piece()
    for revision, changes, token in history:
        texts = list(change_texts(changes))
        own = revision.seal or seal(previous, revision, token, texts)
        previous = own
        number = revision.number + shift
        piece.revisions.append(revision_row(replace(revision, number=number, seal=own), token))
        for row in change_rows(number, texts):
            piece.changes.append(row)
            if len(piece.changes) == BATCH:
                yield piece
                piece = Piece()
        if len(piece.revisions) == BATCH:
            yield piece
            piece = Piece()
    if piece.revisions or piece.changes:
        yield piece
