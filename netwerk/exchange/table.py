"""A sheet as it was read: rows of text, before anybody knows what the columns mean."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk.exchange.report import RowMessage

Cells = tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One sheet or CSV file.

    Its non-empty rows with the row number that Excel shows, all cells as text.
    """

    file: str
    sheet: str | None
    rows: tuple[tuple[int, Cells], ...]
    encoding: str | None = None
    separator: str | None = None
    messages: tuple[RowMessage, ...] = ()
