"""The values of a description: text and tables only, no layout.

All text is plain text, never markup.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_NOT_IN_A_FILE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def readable(text: str) -> str:
    """Text without the characters that XML does not allow: they would make a Word file unreadable."""
    return _NOT_IN_A_FILE.sub("", text)


@dataclass(frozen=True)
class Table:
    """A table with a caption.

    Every row is as long as the head, and so is ``widths``: the share of each column.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True)
class Point:
    """One thing to say, and in smaller type how certain it is.

    On what it rests and what could be done.
    """

    text: str
    note: str = ""


@dataclass(frozen=True)
class Beeld:
    """The drawn network as SVG text or PNG bytes (one of both, or both).

    And in words for who cannot see it.
    """

    alt: str
    svg: str | None = None
    png: bytes | None = None


@dataclass(frozen=True)
class Section:
    """One part of a description.

    ``key`` is stable: feiten, netwerk, gaten, bruggen, onbekend, bronnen.
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
