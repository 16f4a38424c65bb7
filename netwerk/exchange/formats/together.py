"""CSV files that say something only together: HSDS tables, interviews of Network Canvas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from netwerk.errors import InputError
from netwerk.exchange.formats.csv import read_csv
from netwerk.exchange.formats.hsds import hsds_table, read_organizations
from netwerk.exchange.formats.networkcanvas import Interview, canvas_part, read_interviews
from netwerk.exchange.formats.recognise import FileKind, sniff
from netwerk.exchange.notes import Notes
from netwerk.exchange.table import RawTable
from netwerk.exchange.where import Where


@dataclass
class Together:
    """The files that were taken out to be read together."""

    interviews: list[Interview] = field(default_factory=list)
    services: dict[str, list[dict[str, str]]] = field(default_factory=dict)

    def take(self, place: str, part: str, data: bytes) -> int | None:
        """Take a file when it belongs to others: how many rows it has, None when it does not.

        part: what the file is called, without the zip it is in. Raises InputError when it cannot
        be read.
        """
        if sniff(place, data) is not FileKind.TEXT:
            return None
        rows = read_csv(place, data)[0].rows
        headers = rows[0][1]
        kind, table = canvas_part(headers), hsds_table(headers)
        if kind is None and table is None:
            return None
        found = [dict(zip(headers, cells, strict=False)) for _, cells in rows[1:]]
        if kind is not None:
            self.interviews.append(Interview(kind, found, part))
        else:
            known = table if table and table != "other" else PurePosixPath(part).stem
            self.services.setdefault(known, []).extend(found)
        return len(found)

    def tables(self, name: str) -> list[RawTable]:
        """The tables of all that was taken. Raises InputError when organisations are missing."""
        tables: list[RawTable] = []
        if self.services and "organizations" not in self.services:
            raise InputError(
                f"{name} heeft tabellen van HSDS zonder organizations.csv. Doe die tabel erbij."
            )
        if self.services:
            tables += read_organizations(name, self.services)
        if self.interviews:
            tables += read_interviews(name, self.interviews)
        return tables


def those_together(files: Sequence[tuple[str, bytes]]) -> dict[int, list[RawTable]]:
    """Of files that were chosen together: the tables of those that belong together, by position.

    The first has the tables; the others say that they were read with it. Empty when there are
    fewer than two of them, or tables without the organisations they are about.
    """
    together = Together()
    taken: dict[int, int] = {}
    for position, (name, content) in enumerate(files):
        try:
            rows = together.take(name, name, content)
        except InputError:
            continue  # said when the file is read by itself
        if rows is not None:
            taken[position] = rows
    whole = not together.services or "organizations" in together.services
    if len(taken) < 2 or not whole:
        return {}
    first = files[min(taken)][0]
    found = {
        position: [_read_with(files[position][0], first, rows)] for position, rows in taken.items()
    }
    found[min(taken)] = together.tables(first)
    return found


def _read_with(name: str, first: str, rows: int) -> RawTable:
    notes = Notes()
    many = "1 rij" if rows == 1 else f"{rows} rijen"
    notes.note(Where(name), f"samen gelezen met {first}, waar het iets over zegt ({many}).")
    said = notes.messages((name,))
    left_out = f"samen gelezen met {first}"
    return RawTable(Where(name), (), messages=said, left_out=left_out)
