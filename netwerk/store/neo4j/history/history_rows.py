"""History as rows to write, piece by piece, with a seal on each revision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from netwerk.store.chain import START, ChangeText, change_texts, sealed
from netwerk.store.neo4j.form.fixed_cypher import WAITING
from netwerk.store.neo4j.history.record import change_rows, revision_row
from netwerk.store.neo4j.history.tally import BATCH
from netwerk.store.port import ItemChange, Revision

Entry = tuple[Revision, Sequence[ItemChange], str]
Told = tuple[Revision, Iterable[ChangeText], str]


@dataclass
class Piece:
    """Rows for one batch: revisions, and changes of these or of a revision before them."""

    revisions: list[dict[str, Any]] = field(default_factory=list)
    changes: list[list[Any]] = field(default_factory=list)


def in_seals(history: Iterable[Entry]) -> list[Entry]:
    """History from the start with a seal on each revision (see `netwerk.store.chain.sealed`)."""
    previous, made = START, []
    for revision, changes, token in history:
        own = sealed(previous, revision, token, changes)
        previous = own.seal
        made.append((own, changes, token))
    return made


def told(history: Iterable[Entry]) -> Iterator[Told]:
    """Each revision with the texts of its changes."""
    return ((revision, change_texts(changes), token) for revision, changes, token in history)


def pieces(history: Iterable[Told], turned: bool = False) -> Iterator[Piece]:
    """The rows of these revisions.

    turned: they wait for the place of others, under negative numbers and another token.
    """
    piece = Piece()
    for revision, texts, token in history:
        number = -revision.number if turned else revision.number
        row = revision_row(replace(revision, number=number), WAITING + token if turned else token)
        piece.revisions.append(row)
        for change in change_rows(number, texts):
            piece.changes.append(change)
            if len(piece.changes) == BATCH:
                yield piece
                piece = Piece()
        if len(piece.revisions) >= BATCH:
            yield piece
            piece = Piece()
    if piece.revisions or piece.changes:
        yield piece
