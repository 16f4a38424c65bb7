"""The note in ``<path>-lock``: which file and log the last writer wrote in, and up to which change.

With it a log that belongs to another file is known (see `netwerk.store.sqlite.swap`), and changes
that were there and are gone are told by a check. It is written by whoever has the turn to write; a
process that is killed between its commit and its note leaves an older note, which is harmless. So
is one that is empty, of another version or broken: then nothing is known.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from netwerk.store.codec import to_json
from netwerk.store.sqlite.write_lock import LOCK as LOCK
from netwerk.store.sqlite.write_lock import Lock, lock_file

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
        return parsed(place.with_name(place.name + LOCK).read_bytes())
    except OSError:
        return None


def write_note(place: Path, note: Note) -> None:
    """Write the note; by who has the turn only. Raises OSError, StoreUnavailable."""
    handle = lock_file(place)
    try:
        put_text(Lock(handle), text_of(note))
    finally:
        os.close(handle)


def parsed(content: bytes) -> Note | None:
    """The note in this text; None when it cannot be used."""
    try:
        found = json.loads(content.rstrip(b" \x00"))
        return Note(
            store=_numbers(found["store"]),
            log=_numbers(found["log"]),
            head=_head(**found["head"]),
            lost=tuple(_loss(**loss) for loss in found["lost"]),
        )
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def text_of(note: Note) -> bytes:
    """The note as it is written, filled up to its room."""
    head = {"number": note.head.number, "at": note.head.at, "mark": note.head.mark}
    lost = [{"first": loss.first, "last": loss.last, "at": loss.at} for loss in note.lost]
    found = {"store": note.store, "log": note.log, "head": head, "lost": lost}
    return to_json(found).encode().ljust(ROOM)


def text_in(lock: Lock) -> bytes:
    """What is in the file now; of who has the turn. Raises OSError."""
    os.lseek(lock.handle, 0, os.SEEK_SET)
    content = os.read(lock.handle, ROOM + 1)
    while len(content) > ROOM and (more := os.read(lock.handle, 65_536)):
        content += more
    return content


def put_text(lock: Lock, content: bytes) -> None:
    """Write a text of `text_of` in one write; of who has the turn. Raises OSError."""
    os.lseek(lock.handle, 0, os.SEEK_SET)
    os.write(lock.handle, content)
    if len(content) > ROOM or os.fstat(lock.handle).st_size > ROOM:
        os.ftruncate(lock.handle, len(content))


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
