"""Rows as the user mends them, and what columns are used for that mean no property of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from netwerk.exchange.headers import Meaning
from netwerk.exchange.layout.fill_in import Column, fill_in
from netwerk.exchange.mapping.file_mapping import RowMend
from netwerk.exchange.meaning.label_plans import header_word, plans
from netwerk.exchange.table import Cells, Row
from netwerk.exchange.where import Where


def mended_rows(
    where: Where,
    rows: tuple[Row, ...],
    columns: tuple[Column, ...],
    mends: Sequence[RowMend],
    meaning: Meaning,
) -> tuple[tuple[Row, ...], tuple[Column, ...], tuple[int, ...]]:
    """The rows of a table with what the user mends, its columns, and the rows he leaves out."""
    here = [one for one in mends if (one.file, one.sheet) == (where.file, where.sheet)]
    if not here:
        return rows, columns, ()
    numbers = {number for number, _ in rows}
    gone = {one.row for one in here if not one.column} & numbers
    texts: dict[int, dict[int, str]] = {}
    for one in here:
        if not one.column or one.row not in numbers:
            continue
        index = _index(columns, one.column, meaning)
        if index is None and (veld := _veld(one.column, meaning)):
            rows, columns = fill_in(rows, columns, veld, one.column, {one.row: one.text})
        elif index is not None:
            texts.setdefault(one.row, {})[index] = one.text
    kept = tuple(
        (number, _with(cells, texts[number]) if number in texts else cells)
        for number, cells in rows
        if number not in gone
    )
    return kept, columns, tuple(sorted(gone))


def _index(columns: Sequence[Column], name: str, meaning: Meaning) -> int | None:
    """The column with this header, or else the one that means this property."""
    exact = (c.index for c in columns if c.header == name)
    folded = (c.index for c in columns if header_word(c.header) == header_word(name))
    veld = _veld(name, meaning)
    by_veld = (c.index for c in columns if veld and c.veld == veld)
    return next(exact, next(folded, next(by_veld, None)))


def _veld(name: str, meaning: Meaning) -> str | None:
    velden = plans()[meaning.label or "Actor"].velden.values()
    word = header_word(name)
    return next(
        (v.naam for v in velden if word in (header_word(v.label), header_word(v.naam))), None
    )


def _with(cells: Cells, texts: Mapping[int, str]) -> Cells:
    wide = [*cells, *[""] * (max(texts) + 1 - len(cells))]
    for index, text in texts.items():
        wide[index] = text
    return tuple(wide)


def shape_of(meaning: Meaning, cells: Cells) -> Mapping[int, str]:
    """What columns are used for that mean no property of their own, as words."""
    words = {i: "deel van de naam" for part in meaning.name_parts for i in part}
    words |= dict.fromkeys(meaning.personal, "over wie het formulier invulde")
    for tie in meaning.ties:
        words |= dict.fromkeys((i for i, _ in tie.weighs), f"hoort bij '{tie.header[:40]}'")
        if tie.target:
            words[tie.index] = f"contact met {tie.target[:40]}"
    if meaning.contact is not None:
        contact, work = meaning.contact
        words[contact] = "contactpersoon"
        if work is not None:
            words[work] = "functie van de contactpersoon"
    return {i: said for i, said in words.items() if i < len(cells)}
