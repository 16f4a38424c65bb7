"""A list of places only: woonplaatsen, wijken, buurten. Places are where actors are, no actors."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from netwerk.exchange.meaning.label_plans import header_word
from netwerk.exchange.meaning.word_lists import words
from netwerk.exchange.notes import Notes
from netwerk.exchange.reading.sheets import Sheet
from netwerk.exchange.table import Row
from netwerk.model import fold

FEWEST, MOST = 3, 0.8
"""So many rows, and so many of them places, make a list of places."""
_PLACE_VELDEN = frozenset({"naam", "id", "kern", "gebieden", "postcode"})
PLACES_ONLY = (
    "dit zijn plaatsnamen, geen actoren; niet gelezen. Zijn het kernen van de gemeente? Noem het "
    "blad of het bestand dan 'Kernen', met de koppen Naam en Gebied."
)


def without_places(sheet: Sheet, kernen: Collection[str], notes: Notes) -> Sheet:
    """The table, or when it only lists places: the table as one that was not read, which is said.

    kernen: the compared names of places that are known.
    """
    if sheet.our_keys or sheet.label not in (None, "Actor") or len(sheet.rows) < FEWEST:
        return sheet
    if not (_has_codes(sheet.rows) or _has_kernen(sheet, kernen) or _has_place_headers(sheet)):
        return sheet
    if sheet.label == "Actor" and not (_says_nothing_else(sheet) or _are_keys(sheet)):
        return sheet
    notes.problem(sheet.where.at(sheet.rows[0][0]), PLACES_ONLY)
    return replace(sheet, label=None, unread=PLACES_ONLY)


def _says_nothing_else(sheet: Sheet) -> bool:
    """Whether no column says what only an actor has."""
    return {column.veld for column in sheet.columns if column.veld} <= _PLACE_VELDEN


def _are_keys(sheet: Sheet) -> bool:
    """Whether the keys of the rows are codes of places: then each row is that place."""
    key = next((column.index for column in sheet.columns if column.veld == "id"), None)
    return key is not None and _are_codes(sheet.rows, key)


def _has_codes(rows: Sequence[Row]) -> bool:
    """Whether one column holds codes of places in nearly all rows."""
    width = max(len(cells) for _, cells in rows)
    return any(_are_codes(rows, index) for index in range(width))


def _are_codes(rows: Sequence[Row], index: int) -> bool:
    code = words().place_code
    filled = [cells[index] for _, cells in rows if index < len(cells) and cells[index]]
    return len(filled) >= MOST * len(rows) and _mostly(code.fullmatch(cell) for cell in filled)


def _has_place_headers(sheet: Sheet) -> bool:
    """Whether a table that was not understood has only headers of places: 'Woonplaats'."""
    headers = [header_word(column.header) for column in sheet.columns]
    return sheet.label is None and bool(headers) and words().place_headers >= set(headers)


def _has_kernen(sheet: Sheet, kernen: Collection[str]) -> bool:
    """Whether nearly all names are those of places, or the header of the names says so."""
    name = next((column for column in sheet.columns if column.veld == "naam"), None)
    if name is None:
        return False
    if header_word(name.header) in words().place_headers:
        return True
    named = [cells[name.index] for _, cells in sheet.rows if name.index < len(cells)]
    return len(named) >= FEWEST and _mostly(fold(text) in kernen for text in named)


def _mostly(judged: Iterable[object]) -> bool:
    answers = [bool(answer) for answer in judged]
    return sum(answers) >= MOST * len(answers)
