"""The note in ``<path>-lock``: which file and log the last writer wrote in, and up to which change.

With it a log that belongs to another file is known (see `netwerk.store.sqlite.swap`), and changes
that were there and are gone are told by a check. It is written by whoever has the turn to write; a
process that is killed between its commit and its note leaves an older note, which is harmless. So
is one that is empty, of another version or broken: then nothing is known.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

LOCK = "-lock"
ROOM = 1024
"""Bytes that are always written, so that one write replaces the note that was there."""


@dataclass(frozen=True)
class NewestChange:
    """The newest change of a store: its number, its moment, and what tells it from any other."""

    number: int = 0
    at: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Loss:
    """Changes that were stored and are there no more: the first, the last, and its moment."""

    first: int
    last: int
    at: str


@dataclass(frozen=True)
class Note:
    """What the last writer left: the file and log (see `lasting`), the newest change, losses."""

    store: list[int] | None = None
    log: list[int] | None = None
    head: NewestChange = NewestChange()
    lost: tuple[Loss, ...] = ()


def read_note(place: Path) -> Note | None:
    """The note of the store at this place; None when there is none that can be used."""
    try:
        found = json.loads(place.with_name(place.name + LOCK).read_bytes().rstrip(b" \x00"))
        return Note(
            store=_numbers(found["store"]),
            log=_numbers(found["log"]),
            head=_head(**found["head"]),
            lost=tuple(_loss(**loss) for loss in found["lost"]),
        )
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def write_note(place: Path, note: Note) -> None:
    """Write the note; by who has the turn only. Raises OSError."""
    content = json.dumps(asdict(note)).encode().ljust(ROOM)
    handle = os.open(place.with_name(place.name + LOCK), os.O_RDWR | os.O_CREAT, 0o666)
    try:
        os.write(handle, content)
        if len(content) > ROOM or os.fstat(handle).st_size > ROOM:
            os.ftruncate(handle, len(content))
    finally:
        os.close(handle)


def _numbers(value: object) -> list[int] | None:
    if value is None:
        return None
    if isinstance(value, list) and [type(number) for number in value] == [int] * 3:
        return value
    raise ValueError("no file")


def _head(number: object, at: object, mark: object) -> NewestChange:
    if isinstance(number, int) and isinstance(at, str) and isinstance(mark, str):
        return NewestChange(number, at, mark)
    raise ValueError("no head")


def _loss(first: object, last: object, at: object) -> Loss:
    if isinstance(first, int) and isinstance(last, int) and isinstance(at, str):
        return Loss(first, last, at)
    raise ValueError("no loss")
