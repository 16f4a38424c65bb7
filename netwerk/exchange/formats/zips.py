"""A zip with several files: each is read as if it was chosen by itself, with its own place.

The tables of an interview (Network Canvas) and of HSDS belong together and are read together.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from netwerk.errors import InputError
from netwerk.exchange.formats.container import open_zip, read_bytes
from netwerk.exchange.formats.together import Together
from netwerk.exchange.notes import Notes
from netwerk.exchange.table import RawTable
from netwerk.exchange.where import Where
from netwerk.files import LARGEST

FILES_LIMIT = 200
ROWS_LIMIT = 500_000
_SKIPPED = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini", "datapackage.json", "LEESMIJ.")
_UNPACK = "Pak het uit en kies het .xlsx- of .csv-bestand dat erin zit."

Read = Callable[[str, bytes, bool], "list[RawTable]"]


def read_zip(name: str, content: bytes, read: Read) -> list[RawTable]:
    """The tables of all files in a zip; ``read`` reads one file, and refuses a zip in a zip.

    Raises InputError when no file in it can be read.
    """
    notes = Notes()
    tables: list[RawTable] = []
    together = Together()
    last = ""
    with open_zip(name, content) as archive:
        for part in _parts(name, archive):
            place = f"{name} > {part}"
            if archive.namelist().count(part) > 1:
                twice = "dit bestand staat meer keren in de zip; alleen het laatste is gelezen."
                notes.problem(Where(place), twice)
            try:
                _check_size(place, archive.getinfo(part).file_size)
                data = read_bytes(name, archive, part)
                if together.take(place, part, data) is None:
                    tables += read(place, data, False)
            except InputError as error:
                last = str(error)
                notes.problem(Where(place), _without(last, place))
            if sum(len(table.rows) for table in tables) > ROWS_LIMIT:
                raise InputError(f"{name} heeft meer dan {ROWS_LIMIT} rijen. Verdeel het.")
    tables += together.tables(name)
    if not tables:
        raise InputError(f"{name} is een zip-bestand zonder lijst of netwerk. {last or _UNPACK}")
    said = notes.messages((name,))
    return [replace(tables[0], messages=(*said, *tables[0].messages)), *tables[1:]]


def files_of_zip(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Each file of a zip with its place. Raises InputError when it is damaged or too large."""
    with open_zip(name, content) as archive:
        for part in _parts(name, archive):
            place = f"{name} > {part}"
            _check_size(place, archive.getinfo(part).file_size)
            yield place, read_bytes(name, archive, part)


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


def _without(sentence: str, place: str) -> str:
    """A sentence without the file it begins with; that stands before it already."""
    return sentence.removeprefix(place).lstrip(" ,:")
