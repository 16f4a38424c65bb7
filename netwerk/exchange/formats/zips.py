"""A zip with several files: each is read as if it was chosen by itself, with its own place.

The tables of an interview (Network Canvas) and of HSDS belong together and are read together.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from netwerk.errors import InputError
from netwerk.exchange.formats.container import open_zip, read_bytes
from netwerk.exchange.formats.csv import read_csv
from netwerk.exchange.formats.hsds import hsds_table, read_organizations
from netwerk.exchange.formats.networkcanvas import Interview, canvas_part, read_interviews
from netwerk.exchange.formats.recognise import FileKind, sniff
from netwerk.exchange.notes import Notes
from netwerk.exchange.table import RawTable
from netwerk.exchange.where import Where
from netwerk.files import LARGEST

FILES_LIMIT = 200
ROWS_LIMIT = 500_000
_SKIPPED = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini", "datapackage.json")

Read = Callable[[str, bytes, bool], "list[RawTable]"]


def read_zip(name: str, content: bytes, read: Read) -> list[RawTable]:
    """The tables of all files in a zip; ``read`` reads one file, and refuses a zip in a zip.

    Raises InputError when no file in it can be read.
    """
    notes = Notes()
    tables: list[RawTable] = []
    interviews: list[Interview] = []
    services: dict[str, list[dict[str, str]]] = {}
    last = ""
    with open_zip(name, content) as archive:
        for part in _parts(name, archive):
            place = f"{name} > {part}"
            try:
                _check_size(place, archive.getinfo(part).file_size)
                data = read_bytes(name, archive, part)
                known = _known(place, data)
                if known is None:
                    tables += read(place, data, False)
                elif isinstance(known, Interview):
                    interviews.append(replace(known, part=part))
                else:
                    services.setdefault(known[0], []).extend(known[1])
            except InputError as error:
                last = str(error)
                if not part.endswith((".json", ".txt", ".md", ".yml", ".xml", ".html", ".pdf")):
                    notes.problem(Where(place), _without(last, place))
                else:
                    notes.note(Where(place), _without(last, place))
            if sum(len(table.rows) for table in tables) > ROWS_LIMIT:
                raise InputError(f"{name} heeft meer dan {ROWS_LIMIT} rijen. Verdeel het.")
    if services:
        tables += _services(name, services)
    if interviews:
        tables += read_interviews(name, interviews)
    if not tables:
        raise InputError(
            f"{name} is een zip-bestand zonder lijst of netwerk. {_without(last, '') or _UNPACK}"
        )
    said = notes.messages((name,))
    return [replace(tables[0], messages=(*said, *tables[0].messages)), *tables[1:]]


_UNPACK = "Pak het uit en kies het .xlsx- of .csv-bestand dat erin zit."


def _parts(name: str, archive: zipfile.ZipFile) -> list[str]:
    """The files of a zip by name, those of the system left out."""
    parts = [
        info.filename
        for info in archive.infolist()
        if not info.is_dir()
        and info.file_size
        and not any(skipped in info.filename for skipped in _SKIPPED)
    ]
    if len(parts) > FILES_LIMIT:
        raise InputError(
            f"{name} heeft {len(parts)} bestanden; meer dan {FILES_LIMIT} leest netwerk er niet "
            "tegelijk. Verdeel ze over meer zip-bestanden."
        )
    return sorted(dict.fromkeys(parts), key=lambda part: (PurePosixPath(part).parts, part))


def _check_size(place: str, size: int) -> None:
    if size > LARGEST:
        raise InputError(
            f"{place} is uitgepakt {size // 1024 // 1024} MB groot. Een bestand mag "
            f"{LARGEST // 1024 // 1024} MB zijn."
        )


def _known(place: str, data: bytes) -> Interview | tuple[str, list[dict[str, str]]] | None:
    """A CSV file that belongs to others of the zip, with its rows by header."""
    if sniff(place, data) is not FileKind.TEXT:
        return None
    rows = read_csv(place, data)[0].rows
    headers = rows[0][1]
    kind, table = canvas_part(headers), hsds_table(headers)
    if kind is None and table is None:
        return None
    found = [dict(zip(headers, cells, strict=False)) for _, cells in rows[1:]]
    if kind is not None:
        return Interview(kind, found)
    stem = PurePosixPath(place.rpartition(" > ")[2]).stem
    return (table if table and table != "other" else stem, found)


def _services(name: str, services: dict[str, list[dict[str, str]]]) -> Sequence[RawTable]:
    if "organizations" in services:
        return read_organizations(name, services)
    raise InputError(
        f"{name} heeft tabellen van HSDS zonder organizations.csv. Doe die tabel erbij."
    )


def _without(sentence: str, place: str) -> str:
    """A sentence without the file it begins with; that stands before it already."""
    return sentence.removeprefix(place).lstrip(" ,:") if place else sentence
