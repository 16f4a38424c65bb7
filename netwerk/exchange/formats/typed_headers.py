"""Headers that mean something else here: neo4j-admin (:START_ID(Partij)), Onodo, Gephi."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from netwerk.errors import InputError
from netwerk.exchange.formats.hsds import hsds_table, read_organizations
from netwerk.exchange.formats.neo4j_headers import is_ours
from netwerk.exchange.formats.network import LINES, POINTS
from netwerk.exchange.meaning.label_plans import KEY_HEADER, plans
from netwerk.exchange.notes import Notes
from netwerk.exchange.table import Cells, RawTable
from netwerk.model import Actor

_OURS = {"START_ID": "van", "END_ID": "naar", "TYPE": "soort", "LABEL": "type"}
_TYPED = re.compile(r"([^:]*):([A-Za-z_]+)(?:\([^)]*\))?(?:\{[^}]*\})?(\[\])?")
_SPANISH = {
    "nombre": "naam",
    "tipo": "soort",
    "descripción": "omschrijving",
    "origen": "van",
    "destino": "naar",
    "dirigido": "gericht",
}
"""Headers of Onodo, which speaks Spanish or English."""
_WHEN = {"at": "op", "from": "sinds", "to": "tot"}
"""In a table with Source and Target these are days."""
_DIRECTIONS = frozenset(("directed", "undirected", "mixed", "mutual", "gericht", "ongericht", ""))
_SPACE = re.compile(r"[^:]*:(?:ID|START_ID|END_ID)\((.*)\)")
_KEYS = re.compile(r"[^:]*:(?:ID|START_ID|END_ID)(?:\(.*\))?")


def with_plain_headers(tables: list[RawTable]) -> list[RawTable]:
    """The tables with headers as our own reading knows them; others stay as they are."""
    return [_plain(table) for table in tables]


def services_alone(table: RawTable) -> list[RawTable] | None:
    """One HSDS table that was chosen by itself; None when the table is something else.

    Raises InputError for one about organisations that are in another file.
    """
    found = hsds_table(table.rows[0][1]) if table.rows else None
    if found is None or found == "other":
        return None
    if found == "organizations":
        headers = table.rows[0][1]
        rows = [dict(zip(headers, cells, strict=False)) for _, cells in table.rows[1:]]
        return read_organizations(table.where.file, {"organizations": rows})
    raise InputError(
        f"{table.where.file} is een tabel van HSDS ({found}) en zegt iets over organisaties in een "
        "andere tabel. Kies alle tabellen samen, ook organizations.csv, of doe ze in één zip."
    )


def _plain(table: RawTable) -> RawTable:
    if not table.rows:
        return table
    headers = table.rows[0][1]
    words = {header.casefold() for header in headers}
    if {"nombre", "tipo"} <= words or {"origen", "destino"} <= words:
        shown = tuple(_SPANISH.get(header.casefold(), header) for header in headers)
        return _with_visible(_headed(table, shown))
    if {"source", "target"} <= words:
        shown = tuple(_WHEN.get(header.casefold(), header) for header in headers)
        return _headed(table, tuple(_directions(table, shown)))
    if not any(map(_KEYS.fullmatch, headers)):
        return _with_visible(table)
    plain = _headed(table, _headers(headers, KEY_HEADER if is_ours(headers) else "id"))
    # what the table holds follows from its headers, whatever the file is called
    titles = {plan.naam: plan.title for plan in plans().values()}
    spaces = [match[1] for header in headers if (match := _SPACE.fullmatch(header))]
    if len(spaces) == 2 and set(spaces) <= titles.keys() and set(spaces) != {Actor.__name__}:
        return _references(table)
    sheet = table.where.sheet or (LINES if "van" in plain.rows[0][1] else POINTS)
    if len(spaces) == 1:
        sheet = titles.get(spaces[0], sheet)
    return replace(plain, where=replace(table.where, sheet=sheet))


def _references(table: RawTable) -> RawTable:
    """A table that says what items refer to; that stands with the items themselves as well."""
    notes = Notes()
    notes.note(table.where, "hier staat wat naar wat verwijst; dat staat ook bij de rijen zelf.")
    return RawTable(
        table.where,
        (),
        messages=(*table.messages, *notes.messages((table.where.file,))),
        left_out="verwijzingen",
        rows_left_out=len(table.rows),
    )


def _headed(table: RawTable, headers: Cells) -> RawTable:
    return replace(table, rows=((table.rows[0][0], headers), *table.rows[1:]))


def _directions(table: RawTable, headers: Cells) -> Iterator[str]:
    """The headers; a 'Type' that only says Directed or Undirected is no kind of relation."""
    for column, header in enumerate(headers):
        if header.casefold() != "type":
            yield header
            continue
        values = {cells[column].casefold() for _, cells in table.rows[1:] if column < len(cells)}
        yield "richting" if values - {""} and values <= _DIRECTIONS else header


def _with_visible(table: RawTable) -> RawTable:
    """Says how many points Onodo does not show; they are read all the same."""
    headers = [header.casefold() for header in table.rows[0][1]]
    if "visible" not in headers or not {"name", "naam"} & set(headers):
        return table
    column = headers.index("visible")
    hidden = [number for number, cells in table.rows[1:] if cells[column : column + 1] == ("0",)]
    if not hidden:
        return table
    notes = Notes()
    many = "1 rij is" if len(hidden) == 1 else f"{len(hidden)} rijen zijn"
    notes.note(table.where.at(hidden[0]), f"{many} in Onodo verborgen (Visible 0); wel gelezen.")
    return replace(table, messages=(*table.messages, *notes.messages((table.where.file,))))


def _headers(headers: Cells, key: str) -> Cells:
    shown: list[str] = []
    for header in headers:
        match = _TYPED.fullmatch(header)
        kind = match[2].upper() if match else ""
        if kind == "IGNORE":
            shown.append("")
        elif kind == "ID" or header == "id":
            shown.append(key)
        elif kind in _OURS:
            shown.append(_OURS[kind])
        else:
            shown.append(match[1] if match and match[1] else header)
    return tuple(shown)
