"""The values of a description: plain text and tables, no layout and no markup."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NOT_IN_A_FILE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def readable(text: str) -> str:
    """Text without the characters that XML does not allow: Word cannot read them."""
    return _NOT_IN_A_FILE.sub("", text)


@dataclass(frozen=True)
class Table:
    """A table with a caption; a row is as long as the head, and so are ``widths`` (shares)."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True)
class Point:
    """One thing to say; note: how certain it is and on what it rests. What to do stands apart.

    more: what else there is to say about the same.
    """

    text: str
    note: str = ""
    more: tuple[str, ...] = ()


def more_words(point: Point) -> str:
    """What else there is to say about a point, in one line; '' for nothing."""
    return f"Ook: {' '.join(point.more)}" if point.more else ""


ON_ITS_SHEET = "De kaart staat op het laatste blad."
"""What stands where the picture belongs in the words."""


@dataclass(frozen=True)
class Beeld:
    """The drawn network as SVG text, PNG bytes or both; ``alt`` for who cannot see it.

    It lies down: in a file it has a sheet of its own, after the words, where its names can be read.
    """

    alt: str
    svg: str | None = None
    png: bytes | None = None


@dataclass(frozen=True)
class Section:
    """One part of a description.

    ``key`` is feiten, netwerk, gaten, bruggen, doen, onbekend or bronnen.
    """

    key: str
    title: str
    text: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    points: tuple[Point, ...] = ()
    beeld: Beeld | None = None


@dataclass(frozen=True)
class Beschrijving:
    """The description of a gebied; ``datum`` is the ISO day it was made."""

    title: str
    intro: tuple[str, ...]
    sections: tuple[Section, ...]
    datum: str
