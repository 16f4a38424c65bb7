"""Values that stand beside a row, not in it: the village above it, the name in several cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from netwerk.exchange.meaning.label_plans import KEY_HEADER, header_word
from netwerk.exchange.table import Row


@dataclass(frozen=True)
class Column:
    """One column: its place, its header as written, and the property it means (None: not taken)."""

    index: int
    header: str
    veld: str | None


def has_our_keys(columns: tuple[Column, ...]) -> bool:
    """Whether the rows have keys of this network, so that they say what they say."""
    key = header_word(KEY_HEADER)
    return any(c.veld == "id" and header_word(c.header) == key for c in columns)


def fill_in(
    rows: tuple[Row, ...],
    columns: tuple[Column, ...],
    veld: str,
    header: str,
    texts: Mapping[int, str],
) -> tuple[tuple[Row, ...], tuple[Column, ...]]:
    """The rows and columns with these texts (by row number) where the property is empty.

    header: what the column is called when there is none for the property.
    """
    if not texts:
        return rows, columns
    at = next((column.index for column in columns if column.veld == veld), None)
    if at is None:
        at = max([len(cells) for _, cells in rows] + [column.index + 1 for column in columns])
        columns = (*columns, Column(at, header, veld))
    filled = []
    for number, cells in rows:
        if (text := texts.get(number)) and not (at < len(cells) and cells[at]):
            wide = [*cells, *[""] * (at + 1 - len(cells))]
            wide[at] = text
            cells = tuple(wide)
        filled.append((number, cells))
    return tuple(filled), columns
