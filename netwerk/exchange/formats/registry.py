"""The formats that can be read and written; what a file is follows from its content."""

from __future__ import annotations

from netwerk.errors import InputError
from netwerk.exchange.formats.container import FileKind, sniff
from netwerk.exchange.formats.csv import read_csv
from netwerk.exchange.table import RawTable
from netwerk.exchange.formats.workbook import export, write_workbook
from netwerk.exchange.formats.xlsx import read_xlsx
from netwerk.files import LARGEST

FORMATS = ("csv", "xlsx")
MEGABYTE = 1024 * 1024
SIZE_LIMIT = LARGEST

__all__ = ["FORMATS", "SIZE_LIMIT", "export", "read_tables", "write_workbook"]


def read_tables(name: str, content: bytes) -> list[RawTable]:
    """The sheets of a file.

    Raises InputError with one sentence when it is too large, damaged or no table at all.
    """
    if len(content) > SIZE_LIMIT:
        raise InputError(
            f"{name} is {len(content) // MEGABYTE} MB groot. Een bestand mag "
            f"{SIZE_LIMIT // MEGABYTE} MB zijn. "
            "Haal opmaak en plaatjes weg of verdeel het over meer bestanden."
        )
    if sniff(name, content) is FileKind.XLSX:
        return read_xlsx(name, content)
    return read_csv(name, content)
