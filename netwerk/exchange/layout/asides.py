"""Rows of a table that hold no item: totals, headings between the rows, notes under them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from netwerk.exchange.table import Cells, Row
from netwerk.model import fold

Kind = Literal["totaal", "tussenkop", "opmerking", "los"]
_TOTAL = re.compile(
    r"(?:sub|eind|generaal )?-?(?:totaal|totalen|total|totals)\b.{0,60}|gemiddeld(?:e)?|"
    r"aantal\b.{0,40}|som|average|sum|mean"
)
_MAYBE = re.compile(
    r"(?:sub|eind|generaal|grand|tot|gemid|aantal|som|aver|sum|mean)", re.IGNORECASE
)
_ONLY = re.compile(
    r"(?:sub|eind)totaal\b.{0,60}|totaal(?: generaal| aantal)?|totals?|(?:grand )?total|"
    r"totaal\W{0,3}\d{1,6}(?: \w+)?"
)
_FIGURE = re.compile(r"[€$]?\s*-?(?:0|[1-9]\d{0,6}|[1-9]\d{0,2}(?:\.\d{3})+)(?:,\d+)?\s*%?|#.*|-")
_NOTE = re.compile(
    r"\*|bron\b|nb\b|n\.b\.|let op|opmerking|toelichting|laatst|bijgewerkt|stand |\("
)
_LONG = 60
IsWord = Callable[[str], bool]


@dataclass(frozen=True)
class Aside:
    """A row that holds no item, and what it is."""

    row: Row
    kind: Kind
    text: str


def is_total_word(text: str) -> bool:
    """Whether a text is called a total: 'Totaal', 'Subtotaal sport', 'Gemiddelde'."""
    return len(text) <= 80 and _TOTAL.fullmatch(fold(text).rstrip(": ")) is not None


def is_total(cells: Cells) -> bool:
    """Whether a row adds up others: it is called a total and has only figures beside that."""
    filled = [cell for cell in cells if cell]
    if not any(map(_MAYBE.match, filled)):
        return False
    others = [cell for cell in filled if not _FIGURE.fullmatch(cell)]
    if len(others) != 1 or not is_total_word(others[0]):
        return False
    return len(filled) > 1 or _ONLY.fullmatch(fold(others[0]).rstrip(": ")) is not None


def set_apart(
    rows: Sequence[Row], columns: int, name_at: int, is_place: IsWord, is_kind: IsWord
) -> tuple[tuple[Row, ...], tuple[Aside, ...]]:
    """The rows with an item, and the others.

    columns: how many columns are known; in a list of one column only totals are no items. name_at:
    the column of names: a heading stands there or in the first column. is_place, is_kind: whether a
    text is a place, or a word for a kind of actors.
    """
    headings = _headings(rows, name_at, is_place, is_kind) if columns > 1 else frozenset()
    kept: list[Row] = []
    asides: list[Aside] = []
    for i, row in enumerate(rows):
        kind: Kind | None = None
        if is_total(row[1]):
            kind = "totaal"
        elif row[0] in headings:
            kind = "tussenkop"
        elif columns > 1 and _is_under(rows, i):
            kind = "opmerking"
        if kind is None:
            kept.append(row)
        else:
            asides.append(Aside(row, kind, row_text(row)))
    return tuple(kept), tuple(asides)


def _headings(
    rows: Sequence[Row], name_at: int, is_place: IsWord, is_kind: IsWord
) -> frozenset[int]:
    """The numbers of rows of one cell that say something of the rows under them.

    A place is a heading, and so is what has a subtotal of its name. A club may be called 'Koor': a
    word for a kind is only one when there are more, each once, all rows of one cell are such words,
    and the rows begin with one, so that no row is without.
    """
    alone = [
        (row[0], row_text(row))
        for row, below in pairwise(rows)
        if _is_alone(row) and not _is_alone(below) and not is_total(row[1])
        if _place(row) in (0, name_at)
    ]
    totals = {fold(row_text(row)) for row in rows if is_total(row[1])}
    sure = {
        number
        for number, text in alone
        if is_place(text) or any(total.endswith(f"totaal {fold(text)}") for total in totals)
    }
    kinds = [(number, text) for number, text in alone if number not in sure]
    is_once = len({fold(text) for _, text in kinds}) == len(kinds)
    begins = bool(alone) and alone[0][0] == rows[0][0]
    several = begins and is_once and len(kinds) + len(sure) > 1
    if several and all(is_kind(text) for _, text in kinds):
        sure.update(number for number, _ in kinds)
    return frozenset(sure)


def _is_under(rows: Sequence[Row], i: int) -> bool:
    """Whether a row is a text under the table: only such rows follow, and it is about the table."""
    number = rows[i][0]
    if not i or i + 12 < len(rows) or not all(map(_is_alone, rows[i:])):
        return False
    return _is_note(row_text(rows[i]), rows[i - 1][0] < number - 1)


def _is_note(text: str, is_apart: bool) -> bool:
    """Whether a text under a table is about the table: it starts like it, or is a sentence."""
    word = fold(text)
    if _NOTE.match(word) and len(word.split()) > 1:
        return True
    return is_apart and len(text) > _LONG and len(text.split()) > 7


def _is_alone(row: Row) -> bool:
    return sum(1 for cell in row[1] if cell) == 1


def _place(row: Row) -> int:
    return next(i for i, cell in enumerate(row[1]) if cell)


def row_text(row: Row) -> str:
    """The text of a row of one cell."""
    return next(cell for cell in row[1] if cell)
