"""Tables without any header, when the user says what they hold."""

from __future__ import annotations

from dataclasses import replace

from netwerk.exchange.headers import Meaning
from netwerk.exchange.layout.sheet_layout import Block
from netwerk.exchange.shapes.lines import are_pairs, in_pairs, listed
from netwerk.exchange.table import Cells, Row


def without_headers(block: Block, inhoud: str) -> Block:
    """A table that nobody understood as the list that the user says it is; others as they are."""
    if block.meaning is not None:
        return block
    rows: tuple[Row, ...] = tuple(sorted((*block.headers, *block.rows)))
    if inhoud == "namen":
        rows, others = listed(sorted((*block.titles, *rows)))
        column = next(i for i, cell in enumerate(rows[0][1]) if cell)
        under: Cells = ("",) * column + ("Naam",)
        return Block((), (), rows, Meaning("Actor", {column: "naam"}), under=under, beside=others)
    if inhoud != "paren" or not rows:
        return block
    if are_pairs(rows):
        pairs, titles = in_pairs(rows)
        ends = Meaning("Relatie", {0: "van", 1: "naar"})
        return Block((*block.titles, *titles), (), pairs, ends, under=("Van", "Naar"))
    columns = [i for i, cell in enumerate(rows[0][1]) if cell][:2]
    if len(columns) < 2:
        return block
    cells = [""] * (columns[1] + 1)
    cells[columns[0]], cells[columns[1]] = "Van", "Naar"
    meaning = Meaning("Relatie", {columns[0]: "van", columns[1]: "naar"})
    return replace(block, headers=(), rows=rows, meaning=meaning, under=tuple(cells))
