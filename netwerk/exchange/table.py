"""A sheet as it was read: rows of text, before anybody knows what the columns mean."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk.exchange.report import RowMessage
from netwerk.exchange.where import Where

HIDDEN = "verborgen"
"""Why a hidden sheet is left out."""

MARKED = "gemerkt om over te slaan"
"""Why a sheet is left out that says so in its name."""
_MARKS = ("(overslaan)", "(ignore)")

Cells = tuple[str, ...]
Row = tuple[int, Cells]
"""The row number that Excel shows, and the text of each cell."""


@dataclass(frozen=True)
class RawTable:
    """One sheet or CSV file, its blank rows left out.

    left_out: why the sheet is not to be read, as a word ('verborgen'); ``rows`` is empty then and
    ``rows_left_out`` says how many filled rows it has.
    """

    where: Where
    rows: tuple[Row, ...]
    encoding: str | None = None
    separator: str | None = None
    messages: tuple[RowMessage, ...] = ()
    left_out: str | None = None
    rows_left_out: int = 0


def is_marked(title: str) -> bool:
    """Whether a sheet says in its name that it is to be left out."""
    return any(mark in title.casefold() for mark in _MARKS)
