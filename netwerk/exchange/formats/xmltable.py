"""A list in XML (ANBI and other registers): the records under the first element as rows."""

from __future__ import annotations

from collections import Counter

from netwerk.errors import InputError
from netwerk.exchange.formats.container import SAVE
from netwerk.exchange.formats.network import CELLS_LIMIT, COLUMNS_LIMIT, THINGS_LIMIT
from netwerk.exchange.formats.xmlevents import xml_events
from netwerk.exchange.notes import Notes
from netwerk.exchange.table import RawTable, Row
from netwerk.exchange.where import Where
from netwerk.typed.text import clean

_RECORD = 2
"""How deep a record stands: under the first element."""


def read_xml_list(name: str, content: bytes) -> list[RawTable]:
    """One table for the records that come most; what a record says more than once is put together.

    Raises InputError when there are no records with more than one value.
    """
    records: list[tuple[str, dict[str, list[str]]]] = []
    path: list[str] = []
    for event in xml_events(name, content):
        if event.start:
            path.append(event.tag)
            if len(path) == _RECORD:
                records.append((event.tag, {k: [v] for k, v in event.attributes.items()}))
                if len(records) > THINGS_LIMIT:
                    raise InputError(f"{name} heeft meer dan {THINGS_LIMIT} rijen. Verdeel het.")
            continue
        text = event.text.strip()
        if text and len(path) > _RECORD:
            records[-1][1].setdefault(".".join(path[_RECORD:]), []).append(text)
        path.pop()
    return [
        _table(
            name,
            [
                (tag, {h: "; ".join(texts) for h, texts in values.items()})
                for tag, values in records
            ],
        )
    ]


def _table(name: str, records: list[tuple[str, dict[str, str]]]) -> RawTable:
    counted = Counter(tag for tag, values in records if len(values) > 1)
    if not counted:
        raise InputError(f"{name} is een XML-bestand zonder lijst die netwerk kent. {SAVE}")
    tag = counted.most_common(1)[0][0]
    found = [values for own, values in records if own == tag]
    where, notes = Where(name), Notes()
    if others := len(records) - len(found):
        notes.note(where, f"alleen '{tag[:40]}' is gelezen, {others} andere delen niet.")
    headers = list(dict.fromkeys(header for values in found for header in values))
    limit = min(COLUMNS_LIMIT, max(10, CELLS_LIMIT // len(found)))
    if len(headers) > limit:
        notes.note(where, f"alleen de eerste {limit} van {len(headers)} kolommen zijn gelezen.")
    rows: list[Row] = [(1, tuple(map(clean, headers[:limit])))]
    for number, values in enumerate(found, 2):
        cells = tuple(clean(values.get(header, "")) for header in headers[:limit])
        if any(cells):
            rows.append((number, cells))
    return RawTable(where, tuple(rows), messages=notes.messages((name,)))
