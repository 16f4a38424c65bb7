"""One file with figures, from bytes to the figures of the gemeente."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from difflib import get_close_matches

from netwerk.errors import InputError
from netwerk.exchange.formats.csv import decode
from netwerk.exchange.formats.jsontext import load_json
from netwerk.exchange.formats.recognise import FileKind, sniff
from netwerk.exchange.formats.registry import read_tables
from netwerk.exchange.places import Places
from netwerk.figures.cbs_codes import (
    GEBIED,
    GEMEENTE,
    KERN,
    code_in,
    gemeente_of,
    kind_of_code,
)
from netwerk.figures.sources.json_rows import json_tables
from netwerk.figures.sources.own_table import Place, is_own_table, read_own_table
from netwerk.figures.sources.read_table import code_column, form_of, read_table
from netwerk.figures.sources.read_value import FigureTable, ReadFigures
from netwerk.figures.sources.text_rows import numbered_rows
from netwerk.files import LARGEST
from netwerk.model import fold
from netwerk.services.figures.kept_figures import KeptFigures

LIKE, FEWEST_LETTERS = 0.8, 4
"""How much a text must look like a name to be a typing error of it, and how long that must be."""
HEADER_ROWS = 10
"""Rows at most above the headers."""


def read_figure_file(
    name: str, content: bytes, kept: KeptFigures, jaar: int | None, newest: int
) -> list[ReadFigures]:
    """Every table of a file that has figures.

    kept: the places it can be about. jaar: the year, when the file does not say it. newest: no year
    after this one is believed. Raises InputError: why the best table cannot be used.
    """
    found, refused = [], []
    for table in _tables(name, content):
        try:
            read = _read_one(table, kept, jaar, newest)
        except InputError as error:
            refused.append((_fitness(table.headers), str(error)))
        else:
            found.append(read)
    if not found:
        raise InputError(max(refused)[1] if refused else f"{name} heeft geen tabel met cijfers.")
    return found


def _read_one(table: FigureTable, kept: KeptFigures, jaar: int | None, newest: int) -> ReadFigures:
    own = is_own_table(table.headers) and form_of(table.headers) is None
    if own:
        return read_own_table(table, _place_words(kept), newest, _place_like(kept))
    if not kept.gemeente.code:
        raise InputError(
            "Bij geen enkele kern staat een code van een CBS-buurt. Zet die er eerst bij (Lijsten, "
            "Kern, CBS-buurtcodes): dan weet netwerk van welke gemeente de cijfers zijn."
        )
    return read_table(table, kept.gemeente, jaar)


def _tables(name: str, content: bytes) -> list[FigureTable]:
    """The tables of a file, each from its row of headers. Raises InputError."""
    if len(content) > LARGEST:
        raise InputError(
            f"{name} is te groot. Kies bij de bron alleen je eigen gemeente en probeer het opnieuw."
        )
    kind = sniff(name, content)
    if kind is FileKind.JSON:
        return list(json_tables(name, load_json(name, content)))
    if kind is FileKind.TEXT:
        try:
            rows = numbered_rows(decode(name, content)[0])
        except csv.Error:
            raise InputError(f"{name} is niet te lezen als tabel met een rij koppen.") from None
        return [_with_headers(name, None, rows)] if rows else []
    return [
        _with_headers(name, raw.where.sheet, raw.rows)
        for raw in read_tables(name, content)
        if raw.rows
    ]


def _with_headers(
    name: str, sheet: str | None, numbered: Sequence[tuple[int, tuple[str, ...]]]
) -> FigureTable:
    """A table from the row that looks most like headers of figures, among the first ones."""
    rows = [cells for _, cells in numbered]
    first = rows[:HEADER_ROWS]
    at = max(range(len(first)), key=lambda i: (_fitness(first[i]), -i))
    width = len(first[at])
    below = tuple((*row, *[""] * (width - len(row)))[:width] for row in rows[at + 1 :])
    return FigureTable(
        name, tuple(first[at]), below, sheet, numbers=tuple(n for n, _ in numbered[at + 1 :])
    )


def _fitness(headers: Sequence[str]) -> int:
    """How much a row looks like headers of figures."""
    return (2 * (form_of(headers) is not None) + (code_column(headers) is not None)) or int(
        is_own_table(headers)
    )


def _place_like(kept: KeptFigures) -> Callable[[str], str]:
    """Which kern a text looks like that is no known place: a letter off, or a part of its name."""
    called: dict[str, str] = {}
    for kern in kept.kernen.values():
        for name in (kern.naam, *kern.andere_namen):
            words = (fold(name), *fold(name).replace("-", " ").split())
            called |= dict.fromkeys((w for w in words if len(w) >= FEWEST_LETTERS), kern.naam)

    def like(text: str) -> str:
        found = get_close_matches(fold(text), list(called), n=1, cutoff=LIKE)
        return called[found[0]] if found else ""

    return like


def _place_words(kept: KeptFigures) -> Callable[[str], Place | None]:
    """Which place a text in a simple table means: a code, the gemeente, a gebied or a kern."""
    places = Places(kept.gebieden.values(), kept.kernen.values())

    def place(text: str) -> Place | None:
        code = code_in(text) if text.strip()[:2].isalpha() else ""
        if code and gemeente_of(code) == kept.gemeente.code:
            return code, kind_of_code(code), kept.book.name_of(code, 9999) or code
        if fold(text) in ("gemeente", fold(kept.gemeente.naam)) and kept.gemeente.code:
            return kept.gemeente.code, GEMEENTE, kept.gemeente.naam
        kern = places.kern_in(text, ()).ids
        if len(kern) == 1:
            return kern[0], KERN, kept.kernen[kern[0]].naam
        gebied = places.gebieden_in(text)
        if len(gebied.ids) == 1 and not gebied.unknown:
            return gebied.ids[0], GEBIED, kept.gebieden[gebied.ids[0]].naam
        return None

    return place
