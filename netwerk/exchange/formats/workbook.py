"""Our own files: one sheet for each label that users enter, as a workbook or as CSV files.

What is written here is read back without any difference: the same headers, the same words, keys in
'Sleutel'.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from netwerk.errors import InputError
from netwerk.exchange.formats.csv import write_csv
from netwerk.exchange.meaning.label_plans import (
    KEY_HEADER,
    READER_HEADERS,
    LabelPlan,
    not_exchanged,
    plans,
)
from netwerk.exchange.request import Existing
from netwerk.model import Actor, Value
from netwerk.schema import Veld, schema
from netwerk.typed.text import join_list, keeps_quote, tidy

CELL_LIMIT = 32_767
"""The longest text that a cell of Excel can hold."""


def export(existing: Existing, format: str) -> dict[str, bytes]:
    """Everything as files: file name -> content; ``format`` is 'csv' or 'xlsx'.

    Raises InputError for another format.
    """
    if format == "xlsx":
        return {"netwerk.xlsx": write_workbook(existing)}
    if format == "csv":
        return {
            f"{plan.title.lower()}.csv": write_csv(_csv_rows(plan, existing)) for plan in _sheets()
        }
    raise InputError(f"'{format}' is geen bekend formaat. Kies csv of xlsx.")


def not_in_export() -> str:
    """What no export holds and where it is kept, as a sentence."""
    words = [label.meervoud for label in not_exchanged()]
    named = " en ".join([", ".join(words[:-1]), words[-1]])
    return (
        f"Niet in de export: {named}. Die maakt netwerk zelf; ze gaan mee in een "
        "reservekopie (netwerk backup)."
    )


def write_workbook(existing: Existing) -> bytes:
    """A workbook with one sheet a label, ready to be filled in and read again."""
    book = Workbook(write_only=True)
    for plan in _sheets():
        sheet = book.create_sheet(plan.title)
        sheet.freeze_panes = "A2"
        headers = _headers(plan)
        for i, header in enumerate(headers, 1):
            sheet.column_dimensions[get_column_letter(i)].width = max(12, min(40, len(header) + 4))
        bold = [WriteOnlyCell(sheet, header) for header in headers]
        for cell in bold:
            cell.font = Font(bold=True)
        sheet.append(bold)
        for row in _rows(plan, existing):
            sheet.append([_cell(sheet, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheets() -> list[LabelPlan]:
    """The plans in the order of the sheets: actors and relations first."""
    return sorted(plans().values(), key=lambda plan: plan.naam not in ("Actor", "Relatie"))


def _headers(plan: LabelPlan) -> list[str]:
    headers = [KEY_HEADER if veld.naam == "id" else veld.label for veld in plan.velden.values()]
    return [*headers, *READER_HEADERS] if plan.naam == "Relatie" else headers


def _rows(plan: LabelPlan, existing: Existing) -> Iterator[list[str | int | float]]:
    velden = list(plan.velden.values())
    is_relatie = plan.naam == "Relatie"
    names = {actor.id: actor.naam for actor in existing.of(Actor).values()} if is_relatie else {}
    for _, item in sorted(existing.items.get(plan.naam, {}).items()):
        cells = [_shown(veld, getattr(item, veld.naam)) for veld in velden]
        if is_relatie:
            cells += [tidy(names.get(getattr(item, end), "")) for end in ("van", "naar")]
        yield cells


def _shown(veld: Veld, value: Value) -> str | int | float:
    """A value as a cell: words instead of stored values, several values in one cell."""
    if value is None:
        return ""
    word: Callable[[str], str] = str
    if veld.keuzes and not schema().keuzelijst(veld).getallen:
        word = schema().keuzelijst(veld).label
    if isinstance(value, tuple):
        return join_list(word(item) for item in map(tidy, value) if item)
    if not isinstance(value, str):
        return value
    plain = tidy(value)
    return word(plain) if plain else ""


def _csv_rows(plan: LabelPlan, existing: Existing) -> Iterable[list[str]]:
    yield _headers(plan)
    for row in _rows(plan, existing):
        yield [
            str(cell).replace(".", ",") if isinstance(cell, float) else str(cell) for cell in row
        ]


def _cell(sheet: WriteOnlyWorksheet, value: str | int | float) -> Cell | int | float:
    """A cell that holds text as text: never a formula, also not after somebody edits it."""
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, as_cell_text(value)[:CELL_LIMIT])
    cell.data_type = "s"
    cell.quotePrefix = value.startswith(("=", "+", "-", "@", "'"))
    return cell


def as_cell_text(text: str) -> str:
    """The text of a text cell, so that it is read back as it was.

    What happens to look like an escape of Excel (_x000A_) stays what it is.
    """
    return re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", keeps_quote(text))
