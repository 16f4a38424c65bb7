"""Mends of rows that were for nothing: the file has no such row or column."""

from __future__ import annotations

from collections.abc import Sequence

from netwerk.exchange.mapping.file_mapping import RowMend
from netwerk.exchange.meaning.label_plans import header_word, plans
from netwerk.exchange.notes import Notes
from netwerk.exchange.reading.sheets import Sheet
from netwerk.exchange.where import Where


def say_lost_mends(sheets: Sequence[Sheet], mends: Sequence[RowMend], notes: Notes) -> None:
    """Say which mends of rows of these files were for nothing: no such row or column is read."""
    files = {sheet.where.file for sheet in sheets}
    for one in mends:
        here = [s for s in sheets if (s.where.file, s.where.sheet) == (one.file, one.sheet)]
        there = [s for s in here if one.row in s.skipped or any(n == one.row for n, _ in s.rows)]
        if one.file not in files or any(_has_column(s, one) for s in there):
            continue
        what = f"kolom '{one.column[:40]}' van deze rij" if there else "deze rij"
        said = f"{what} wordt niet gelezen; wat jij daarvoor koos, telt dus niet mee."
        notes.note(Where(one.file, one.sheet, one.row), said)


def _has_column(sheet: Sheet, one: RowMend) -> bool:
    if not one.column or one.row in sheet.skipped or sheet.label is None:
        return True
    velden = plans()[sheet.label].velden
    labels = [velden[c.veld].label for c in sheet.columns if c.veld]
    word = header_word(one.column)
    named = (*(c.header for c in sheet.columns), *(c.veld or "" for c in sheet.columns), *labels)
    return word in map(header_word, named)
