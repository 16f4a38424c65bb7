"""Writes the sheet for a partner: lists to choose from, keys that are locked, news on top."""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from netwerk.exchange.formats.write_xlsx import CELL_LIMIT, as_cell_text
from netwerk.exchange.partners import sheet_form as form
from netwerk.exchange.partners.partner_facts import PartnerFacts
from netwerk.model import Actor, Item, Relatie
from netwerk.schema import schema
from netwerk.typed.dates import day_in_figures, day_words

EXTRA_ROWS = 200
"""Empty rows below the facts, for what is new."""
OLD_MONTHS = 24
CHANGED, NEVER, LONG_AGO = (
    "gewijzigd sinds de vorige keer",
    "nooit bevestigd",
    "lang niet bevestigd",
)
_LOCKED = Protection(locked=True)
_OPEN = Protection(locked=False)
_GREY = PatternFill("solid", fgColor="EEEEEE")
_WHITE = PatternFill()
_EXPLAINED = (
    "Dit is wat wij van {naam} weten (stand van {dag}).",
    "Wat leeg is, is bij ons niet bekend.",
    "",
    "1. Kies op de bladen Actoren en Relaties bij elke rij: klopt, of klopt niet.",
    "2. Klopt er iets niet? Verbeter dan de cel zelf.",
    "3. Is een contact gestopt? Vul bij Tot in wanneer.",
    "4. Weet je meer? Zet het in een lege rij onderaan en kies: nieuw.",
    "5. Vul hieronder de dag en je functie in, sla het bestand op (als .xlsx) en stuur het terug.",
    "",
    "Zet er geen bewoners in en geen privénummers of privéadressen.",
    "Wij bewaren alleen je functie, de dag en je antwoord, niet je naam.",
    "",
)


def write_sheet(
    facts: PartnerFacts,
    items: Mapping[str, Mapping[str, Item]],
    changed: Collection[tuple[str, str]],
    code: str,
    today: date,
) -> bytes:
    """The workbook. changed: label and id of what is new or other since the last sheet."""
    book = Workbook()
    names = form.names_in(items)
    first = book.active
    if not isinstance(first, Worksheet):  # pragma: no cover (a new workbook has a sheet)
        raise TypeError("no sheet")
    _explain(first, facts.partner, today)
    lists = book.create_sheet(form.LISTS)
    given = book.create_sheet(form.GIVEN)
    told = [[form.MARK, code, facts.partner.id, today.isoformat()]]
    choices = _Lists(lists)
    rows: Sequence[tuple[str, Sequence[Actor | Relatie]]] = (
        ("Actor", facts.actors),
        ("Relatie", facts.ties),
    )
    for label, held in rows:
        sheet = book.create_sheet(form.SHEETS[label], index=1 if label == "Actor" else 2)
        told += _write(sheet, label, held, changed, names, today)
        _offer(sheet, label, choices, names, len(held))
    for row, values in enumerate(told, 1):
        for column, value in enumerate(values, 1):
            _text(given.cell(row, column), value)
    for hidden in (lists, given):
        hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


class _Lists:
    """The lists to choose from, one a column of a hidden sheet."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._count = 0

    def add(self, words: Sequence[str]) -> str:
        """A reference to these words."""
        self._count += 1
        for row, word in enumerate(words, 1):
            _text(self._sheet.cell(row, self._count), word)
        letter = get_column_letter(self._count)
        return f"{form.LISTS}!${letter}$1:${letter}${max(len(words), 1)}"


def _write(
    sheet: Worksheet,
    label: str,
    items: Sequence[Actor | Relatie],
    changed: Collection[tuple[str, str]],
    names: form.SheetNames,
    today: date,
) -> list[list[str]]:
    """Write one sheet; what was given, to be held against what comes back."""
    headers = form.headers(label)
    for column, header in enumerate(headers, 1):
        cell = sheet.cell(1, column)
        _text(cell, header)
        cell.font, cell.fill = Font(bold=True), _GREY
        sheet.column_dimensions[get_column_letter(column)].width = max(12, min(32, len(header) + 6))
    sheet.column_dimensions["C"].width = 14
    sheet.freeze_panes = "E2"
    reasons = {item.id: _why_first(item, changed, today) for item in items}
    order = {CHANGED: 0, NEVER: 1, LONG_AGO: 1, "": 2}
    ordered = sorted(
        items,
        key=lambda i: (order[reasons[i.id]], i.laatst_bevestigd or "", form.cells(i, names), i.id),
    )
    locked = {1 + headers.index(h) for h in headers[1:3]} | {len(headers)}
    if label == "Relatie":
        locked |= {4, 5}
    given: list[list[str]] = []
    for row, item in enumerate(ordered, 2):
        shown = form.cells(item, names)
        confirmed = day_in_figures(item.laatst_bevestigd) if item.laatst_bevestigd else ""
        values = ["", reasons[item.id], item.id, *shown, confirmed]
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column)
            _text(cell, value)
            cell.protection = _LOCKED if column in locked else _OPEN
            cell.fill = _GREY if column in locked else _WHITE
        given.append([label, item.id, *shown])
    for row in range(len(ordered) + 2, len(ordered) + 2 + EXTRA_ROWS):
        for column in range(1, len(headers) + 1):
            cell = sheet.cell(row, column)
            cell.number_format = "@"
            cell.protection = _LOCKED if column in (2, 3, len(headers)) else _OPEN
    _protect(sheet)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headers))}{len(ordered) + 1}"
    return given


def _offer(sheet: Worksheet, label: str, lists: _Lists, names: form.SheetNames, count: int) -> None:
    """A list to choose from in each column that has one."""
    last = count + 1 + EXTRA_ROWS
    offered: dict[int, tuple[Sequence[str], bool]] = {1: ((form.RIGHT, form.WRONG, form.NEW), True)}
    for column, veld in enumerate(form.velden(label), 4):
        if veld.naam == "kern":
            offered[column] = (sorted(names.kernen.values()), True)
        elif veld.keuzes and veld.type == "keuze":
            lijst = schema().keuzelijst(veld)
            offered[column] = ([keuze.label for keuze in lijst.keuzes.values()], not lijst.vrij)
    for column, (words, closed) in offered.items():
        if not words:
            continue
        chosen = DataValidation(
            type="list", formula1=lists.add(words), allow_blank=True, showErrorMessage=closed
        )
        chosen.errorTitle, chosen.error = "Kies uit de lijst", "Kies een woord uit de lijst."
        letter = get_column_letter(column)
        chosen.add(f"{letter}2:{letter}{last}")
        sheet.add_data_validation(chosen)


def _explain(sheet: Worksheet, partner: Actor, today: date) -> None:
    sheet.title = form.READ_ME
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 70
    row = 0
    for row, line in enumerate(_EXPLAINED, 1):
        said = line.format(naam=partner.naam, dag=day_words(today.isoformat()))
        _text(sheet.cell(row, 1), said)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=2)
        sheet.cell(row, 1).alignment = Alignment(wrap_text=True, vertical="top")
    for more, word in enumerate((form.FILLED_ON, form.FUNCTION), 1):
        _text(sheet.cell(row + more, 1), word)
        sheet.cell(row + more, 1).font = Font(bold=True)
        answer = sheet.cell(row + more, 2)
        answer.number_format, answer.protection = "@", _OPEN
    _protect(sheet)


def _protect(sheet: Worksheet) -> None:
    """Locked without a password: against a slip, not against somebody."""
    sheet.protection.sheet = True
    for allowed in ("formatColumns", "formatRows", "formatCells", "sort", "autoFilter"):
        setattr(sheet.protection, allowed, False)  # false: not forbidden


def _why_first(item: Actor | Relatie, changed: Collection[tuple[str, str]], today: date) -> str:
    if (type(item).__name__, item.id) in changed:
        return CHANGED
    if not item.laatst_bevestigd:
        return NEVER
    year, month = int(item.laatst_bevestigd[:4]), int(item.laatst_bevestigd[5:7] or 12)
    months = (today.year - year) * 12 + today.month - month
    return LONG_AGO if months > OLD_MONTHS else ""


def _text(cell: Cell | MergedCell, value: str) -> None:
    """Text as text, never a formula or a number, also not after somebody edits it."""
    if value and isinstance(cell, Cell):
        cell.value = as_cell_text(value)[:CELL_LIMIT]
        cell.data_type = "s"
    cell.number_format = "@"
