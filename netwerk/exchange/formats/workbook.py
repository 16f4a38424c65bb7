"""Our own files: one sheet for each label that users enter, as a workbook or as CSV files.

What is written here is read back without any difference: the same headers, the same words, keys in
'Sleutel'.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from netwerk.errors import InputError
from netwerk.exchange.formats.csv import write_csv
from netwerk.exchange.formats.write_xlsx import OutSheet, SheetCell, xlsx_of
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
from netwerk.typed.text import join_list, tidy


def export(existing: Existing, format: str, mark: str = "") -> dict[str, bytes]:
    """Everything as files: file name -> content; ``format`` is 'csv' or 'xlsx'.

    mark: a sentence that a workbook says of itself.

    Raises InputError for another format.
    """
    if format == "xlsx":
        return {"netwerk.xlsx": write_workbook(existing, mark)}
    if format == "csv":
        return {
            f"{plan.title.lower()}.csv": write_csv(csv_rows(plan, existing)) for plan in _sheets()
        }
    raise InputError(f"'{format}' is geen bekend formaat. Kies csv of xlsx.")


def not_in_export() -> str:
    """What no export holds and where it is kept, as a sentence."""
    words = [label.meervoud for label in not_exchanged()]
    named = " en ".join([", ".join(words[:-1]), words[-1]])
    return (
        f"Niet in de export: {named}. Die blijven in netwerk en gaan mee in een "
        "reservekopie (netwerk backup)."
    )


def write_workbook(existing: Existing, mark: str = "") -> bytes:
    """A workbook with one sheet a label, ready to be filled in and read again."""
    return xlsx_of(
        [OutSheet(plan.title, _headers(plan), _rows(plan, existing)) for plan in _sheets()], mark
    )


def _sheets() -> list[LabelPlan]:
    """The plans in the order of the sheets: actors and relations first."""
    return sorted(plans().values(), key=lambda plan: plan.naam not in ("Actor", "Relatie"))


def _headers(plan: LabelPlan) -> list[str]:
    headers = [KEY_HEADER if veld.naam == "id" else veld.label for veld in plan.velden.values()]
    return [*headers, *READER_HEADERS] if plan.naam == "Relatie" else headers


def _rows(plan: LabelPlan, existing: Existing) -> Iterator[list[SheetCell]]:
    velden = list(plan.velden.values())
    is_relatie = plan.naam == "Relatie"
    names = {actor.id: actor.naam for actor in existing.of(Actor).values()} if is_relatie else {}
    for _, item in sorted(existing.items.get(plan.naam, {}).items()):
        cells = [shown(veld, getattr(item, veld.naam)) for veld in velden]
        if is_relatie:
            cells += [tidy(names.get(getattr(item, end), "")) for end in ("van", "naar")]
        yield cells


def shown(veld: Veld, value: Value) -> SheetCell:
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


def csv_rows(plan: LabelPlan, existing: Existing) -> Iterable[list[str]]:
    """The headers and the items of one label as cells of text."""
    yield _headers(plan)
    for row in _rows(plan, existing):
        yield [
            str(cell).replace(".", ",") if isinstance(cell, float) else str(cell) for cell in row
        ]
