"""What a file really is, from its content and never from its name."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum

from netwerk.errors import InputError
from netwerk.exchange.formats.container import SAVE, open_zip
from netwerk.exchange.formats.not_read import other_binary, other_text, other_xml, other_zip

HEAD = 65_536
"""Bytes from the start of a text that say what it is."""


class FileKind(Enum):
    """What can be read."""

    TEXT = "text"
    XLSX = "xlsx"
    OLD_SHEETS = "xls, xlsb, ods"
    ZIP = "zip"
    GEXF = "gexf"
    GRAPHML = "graphml"
    JSON = "json"
    PAJEK = "pajek"
    DL = "ucinet dl"
    VNA = "vna"
    GML = "gml"
    GDF = "gdf"
    XML_LIST = "xml"
    VCARD = "vcard"


_Mark = Callable[[str], "re.Match[str] | None"]
_TEXTS: tuple[tuple[FileKind, _Mark], ...] = (
    (FileKind.VCARD, re.compile(r"BEGIN:VCARD\s", re.I).match),
    (FileKind.GDF, re.compile(r"nodedef\s*>", re.I).match),
    (FileKind.VNA, re.compile(r"\*\s*(?:node (?:data|properties)|tie data)\s*[\r\n]", re.I).match),
    (FileKind.DL, re.compile(r"dl\b[\s,]+(?:n|nr|nc|nm|format)\s*=", re.I).match),
    (FileKind.PAJEK, re.compile(r"^[ \t]*\*vertices[ \t]+\d+", re.I | re.M).search),
    (
        FileKind.GML,
        re.compile(
            r"(?:(?:#|(?:creator|version|comment|label)\b)[^\n]*\n\s*)*graph\s*\[", re.I
        ).match,
    ),
)


def sniff(name: str, content: bytes) -> FileKind:
    """What kind of file it is. Raises InputError naming what else it is, with the way out."""
    if not content.strip():
        raise InputError(
            f"{name} is leeg. Kies een bestand met een rij koppen en daaronder de gegevens."
        )
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return _old_office(name, content)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(name, content)
    if what := other_binary(content):
        raise InputError(f"{name} is {what}")
    text = _start(content)
    if re.match(r"<\s*[?!a-z]", text, re.I):
        return _xml(name, text)
    if re.match(r"[{\[]", text) and content.rstrip().endswith((b"}", b"]")):
        return FileKind.JSON
    if kind := next((kind for kind, mark in _TEXTS if mark(text)), None):
        return kind
    if what := other_text(text[:4_000]):
        raise InputError(f"{name} is {what}")
    return FileKind.TEXT


def _start(content: bytes) -> str:
    """The start of a text, in whatever encoding its marks can be read."""
    head = content[:HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace").lstrip("\ufeff \t\r\n")
    if head[1:2] == b"\0" or head[:1] == b"\0":
        head = head.replace(b"\0", b"")
    return head.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")


def _xml(name: str, text: str) -> FileKind:
    root = re.search(
        r"<\s*((?:[\w-]+:)?[A-Za-z][\w.-]*)", re.sub(r"<[?!][^>]*>", "", text[:20_000])
    )
    tag = root[1].rpartition(":")[2].casefold() if root else ""
    if tag == "gexf":
        return FileKind.GEXF
    if tag == "graphml":
        return FileKind.GRAPHML
    if what := other_xml(tag, text):
        raise InputError(f"{name} is {what}")
    return FileKind.XML_LIST


def _old_office(name: str, content: bytes) -> FileKind:
    def holds(word: str) -> bool:
        return word.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        raise InputError(
            f"{name} is met een wachtwoord beveiligd. Haal in Excel het wachtwoord eraf en "
            "sla het opnieuw op als .xlsx."
        )
    if holds("WordDocument"):
        raise InputError(
            f"{name} is een Word-bestand. Zet de tabel in Excel en sla die op als .xlsx of .csv."
        )
    if holds("__properties_version1.0"):
        raise InputError(f"{name} is een mail van Outlook (.msg) en geen lijst.")
    if holds("PowerPoint Document"):
        raise InputError(f"{name} is een presentatie. Zet de tabel in Excel, als .xlsx of .csv.")
    if holds("Workbook") or holds("Book"):
        return FileKind.OLD_SHEETS
    raise InputError(f"{name} is een oud Office-bestand zonder werkbladen. {SAVE}")


def _zip(name: str, content: bytes) -> FileKind:
    with open_zip(name, content) as archive:
        parts = {info.filename for info in archive.infolist()}
        if any(re.fullmatch(r"/?xl/workbook\d*\.xml", part) for part in parts):
            return FileKind.XLSX
        if "xl/workbook.bin" in parts:
            return FileKind.OLD_SHEETS
        if what := other_zip(name, archive, parts):
            raise InputError(f"{name} is {what}")
        if "content.xml" in parts and "mimetype" in parts:
            return FileKind.OLD_SHEETS
    return FileKind.ZIP
