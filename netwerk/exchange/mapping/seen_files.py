"""What an import saw and could be asked about: tables with their columns, unknown words, rows."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk.exchange.where import Where

SAMPLES = 3


@dataclass(frozen=True, slots=True)
class SeenColumn:
    """A column: its header, what it means now (as in a mapping), and the first different texts.

    used: what it is used for when it means no property of its own, as words.
    """

    header: str
    meaning: str
    samples: tuple[str, ...] = ()
    used: str = ""


@dataclass(frozen=True, slots=True)
class SeenTable:
    """A table as it was read.

    where: with the number of the row of its headers. holds: as in a mapping; empty when nobody
    knows. headers: by which it is known in other files; empty when these are names or values.
    """

    where: Where
    holds: str
    rows: int
    columns: tuple[SeenColumn, ...]
    headers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A word that is in no list.

    word: as it is compared; text: as it is written first. meaning: what the mapping makes of it,
    empty when nobody said it.
    """

    where: Where
    label: str
    veld: str
    word: str
    text: str
    count: int
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class UnreadRow:
    """A row with a problem, and its cells by header."""

    where: Where
    label: str | None
    sentence: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Questions:
    """All that can be asked about the files of an import; ``more``: rows that are not in it."""

    tables: tuple[SeenTable, ...] = ()
    words: tuple[UnknownWord, ...] = ()
    rows: tuple[UnreadRow, ...] = ()
    more: int = 0
