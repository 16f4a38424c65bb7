"""The formats that can be read; what a file is follows from its content."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from netwerk.errors import InputError
from netwerk.exchange.formats.csv import read_csv
from netwerk.exchange.formats.gdf import read_gdf
from netwerk.exchange.formats.gexf import read_gexf
from netwerk.exchange.formats.gml import read_gml
from netwerk.exchange.formats.graphml import read_graphml
from netwerk.exchange.formats.jsonfile import read_json
from netwerk.exchange.formats.lost_form import refuse_lost_form
from netwerk.exchange.formats.old_sheets import read_old_sheets
from netwerk.exchange.formats.pajek import read_pajek
from netwerk.exchange.formats.recognise import FileKind, sniff
from netwerk.exchange.formats.together import those_together
from netwerk.exchange.formats.typed_headers import services_alone, with_plain_headers
from netwerk.exchange.formats.ucinet import read_dl
from netwerk.exchange.formats.vcard import read_vcard
from netwerk.exchange.formats.vna import read_vna
from netwerk.exchange.formats.xlsx import read_xlsx
from netwerk.exchange.formats.xmltable import read_xml_list
from netwerk.exchange.formats.zips import read_zip
from netwerk.exchange.table import RawTable
from netwerk.files import LARGEST

MEGABYTE = 1024 * 1024
SIZE_LIMIT = LARGEST

__all__ = [
    "READERS",
    "SIZE_LIMIT",
    "read_files",
    "read_tables",
]


def read_tables(name: str, content: bytes) -> list[RawTable]:
    """The tables of a file.

    Raises InputError with one sentence when it is too large, damaged or no table at all.
    """
    return _read(name, content, True)


def read_files(files: Sequence[tuple[str, bytes]]) -> Iterator[tuple[str, list[RawTable]]]:
    """The tables of files that were chosen together, file by file.

    Raises InputError as `read_tables` does, after the last file and about every file that cannot
    be read.
    """
    together = those_together(files) if len(files) > 1 else {}
    refused: dict[str, str] = {}
    for position, (name, content) in enumerate(files):
        try:
            read = together[position] if position in together else read_tables(name, content)
        except InputError as error:
            refused[name] = str(error)
            continue
        if not refused:
            yield name, read
    if refused:
        raise InputError(" ".join([*refused.values(), _the_others(len(files), refused)]).strip())


def _the_others(count: int, refused: Collection[str]) -> str:
    """What happens to the files that can be read, when others cannot."""
    others = count - len(refused)
    if not others:
        return ""
    names = " en ".join(sorted(refused))
    rest = "het andere bestand" if others == 1 else f"de andere {others} bestanden"
    return f"Er is niets gelezen. Haal {names} weg om {rest} wel te lezen."


def _workbook(name: str, content: bytes) -> list[RawTable]:
    return with_plain_headers(read_xlsx(name, content))


def _text(name: str, content: bytes) -> list[RawTable]:
    tables = with_plain_headers(read_csv(name, content))
    return services_alone(tables[0]) or tables


READERS: Mapping[FileKind, Callable[[str, bytes], list[RawTable]]] = {
    FileKind.TEXT: _text,
    FileKind.XLSX: _workbook,
    FileKind.OLD_SHEETS: read_old_sheets,
    FileKind.GEXF: read_gexf,
    FileKind.GRAPHML: read_graphml,
    FileKind.JSON: read_json,
    FileKind.PAJEK: read_pajek,
    FileKind.DL: read_dl,
    FileKind.VNA: read_vna,
    FileKind.GML: read_gml,
    FileKind.GDF: read_gdf,
    FileKind.VCARD: read_vcard,
    FileKind.XML_LIST: read_xml_list,
}
"""The reader of each kind; a zip has the readers of what is in it."""


def _read(name: str, content: bytes, zips: bool) -> list[RawTable]:
    """``zips``: whether a zip is opened; one in a zip is not."""
    if len(content) > SIZE_LIMIT:
        raise InputError(
            f"{name} is {len(content) // MEGABYTE} MB groot. Een bestand mag "
            f"{SIZE_LIMIT // MEGABYTE} MB zijn. "
            "Haal opmaak en plaatjes weg of verdeel het over meer bestanden."
        )
    kind = sniff(name, content)
    if kind is not FileKind.ZIP:
        tables = READERS[kind](name, content)
        refuse_lost_form(tables)
        return tables
    if not zips:
        raise InputError(f"{name} is een zip in een zip. Pak hem uit en kies de bestanden zelf.")
    return read_zip(name, content, _read)
