"""A JSON file: a network, or lists of records that are read as tables."""

from __future__ import annotations

from typing import Any

from netwerk.errors import InputError
from netwerk.exchange.formats.hsds import nested_organizations, read_organizations
from netwerk.exchange.formats.jsonnet import find_network, read_network
from netwerk.exchange.formats.jsontext import Record, flat, load_json, records
from netwerk.exchange.formats.network import CELLS_LIMIT, COLUMNS_LIMIT
from netwerk.exchange.notes import Notes
from netwerk.exchange.table import RawTable, Row
from netwerk.exchange.where import Where
from netwerk.typed.text import clean

_NO_PLACES = (
    "een kaart (GeoJSON) en geen lijst of netwerk. Open hem in QGIS en exporteer de tabel als "
    ".xlsx of .csv."
)


def read_json(name: str, content: bytes) -> list[RawTable]:
    """The tables of a JSON file. Raises InputError when nothing in it can be read as a table."""
    data = load_json(name, content)
    if isinstance(data, dict) and str(data.get("type")) in (
        "FeatureCollection",
        "Topology",
        "Feature",
    ):
        raise InputError(f"{name} is {_NO_PLACES}")
    if organizations := nested_organizations(data):
        return read_organizations(name, organizations)
    found = find_network(data)
    if found is not None and (found.points or found.lines):
        return read_network(name, found)
    tables = [
        _table(Where(name, title), rows) for title, rows in _lists(data) if any(map(flat, rows))
    ]
    if not tables:
        raise InputError(
            f"{name} is JSON zonder lijst of netwerk dat netwerk kent. Kies in het programma waar "
            "het uit komt een export als .xlsx of .csv (Kumu: Export, xlsx)."
        )
    return tables


def _lists(data: Any) -> list[tuple[str | None, list[Record]]]:
    """The lists of records, with what they are called in the file."""
    if isinstance(data, list):
        return [(None, records(data))]
    if not isinstance(data, dict):
        return []
    lists: list[tuple[str | None, list[Record]]] = [
        (str(key), records(value)) for key, value in data.items() if isinstance(value, list)
    ]
    return [(key, found) for key, found in lists if found]


def _table(where: Where, found: list[Record]) -> RawTable:
    notes = Notes()
    rows = [flat(record) for record in found]
    headers: dict[str, None] = {}
    for values in rows:
        headers |= dict.fromkeys(values)
    limit = min(COLUMNS_LIMIT, max(10, CELLS_LIMIT // max(len(rows), 1)))
    if len(headers) > limit:
        notes.note(where, f"alleen de eerste {limit} van {len(headers)} kolommen zijn gelezen.")
    shown = list(headers)[:limit]
    numbered: list[Row] = [(1, tuple(map(clean, shown)))]
    for number, values in enumerate(rows, 2):
        cells = tuple(clean(values.get(header, "")) for header in shown)
        if any(cells):
            numbered.append((number, cells))
    return RawTable(where, tuple(numbered), messages=notes.messages((where.file,)))
