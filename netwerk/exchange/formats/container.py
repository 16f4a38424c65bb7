"""What a file really is, from its first bytes, and whether an Excel file is safe to open."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from enum import Enum

from netwerk.errors import InputError

UNPACKED_LIMIT = 400 * 1024 * 1024
PARTS_LIMIT = 5_000
_SAVE = "Open het in Excel of LibreOffice en sla het op als .xlsx of .csv."
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (
        b"%PDF",
        "een PDF en geen tabel. Vraag om het Excel- of CSV-bestand waar de PDF van is gemaakt.",
    ),
    (b"{\\rtf", "een tekstdocument (RTF). Zet de tabel in Excel en sla die op als .xlsx of .csv."),
    (b"\x89PNG", "een plaatje. Kies een .xlsx- of .csv-bestand."),
    (b"\xff\xd8\xff", "een plaatje. Kies een .xlsx- of .csv-bestand."),
    (b"GIF8", "een plaatje. Kies een .xlsx- of .csv-bestand."),
    (b"SQLite format 3", "een database. Kies een .xlsx- of .csv-bestand."),
)


class FileKind(Enum):
    """What can be read."""

    TEXT = "text"
    XLSX = "xlsx"


def sniff(name: str, content: bytes) -> FileKind:
    """Whether it is an Excel workbook or text. Raises InputError naming what else it is."""
    if not content.strip():
        raise InputError(
            f"{name} is leeg. Kies een bestand met een rij koppen en daaronder de gegevens."
        )
    for signature, what in _SIGNATURES:
        if content.startswith(signature):
            raise InputError(f"{name} is {what}")
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError(_old_office(name, content))
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        _check_workbook(name, content)
        return FileKind.XLSX
    start = content[:500].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if re.match(rb"<(\?xml|!doctype|html|table|graphml|gexf|[a-z]+[\s>])", start):
        raise InputError(f"{name} is een webpagina of XML-bestand en geen tabel. {_SAVE}")
    if start.startswith((b"{", b"[")) and content.rstrip().endswith((b"}", b"]")):
        raise InputError(
            f"{name} is een JSON-bestand; dat kan nog niet worden ingelezen. Gebruik .xlsx of .csv."
        )
    return FileKind.TEXT


def open_zip(name: str, content: bytes) -> zipfile.ZipFile:
    """The zip inside a workbook. Raises InputError when it is damaged."""
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise InputError(_damaged(name)) from error


def read_part(name: str, archive: zipfile.ZipFile, part: str) -> bytes:
    """One part of the zip; what it is called does not matter, for a workbook can call it anything.

    Raises InputError when it is damaged or holds a document type, the way in for XML attacks.
    """
    try:
        data = archive.read(part)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        ValueError,
        OSError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise InputError(_damaged(name)) from error
    if re.search(rb"<!\s*(DOCTYPE|ENTITY)", data.replace(b"\0", b""), re.IGNORECASE):
        raise InputError(
            f"{name} bevat een documenttype (DOCTYPE) en is om veiligheid niet gelezen. {_SAVE}"
        )
    return data


def _old_office(name: str, content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return (
            f"{name} is met een wachtwoord beveiligd. Haal in Excel het wachtwoord eraf en "
            "sla het opnieuw op als .xlsx."
        )
    if "WordDocument".encode("utf-16-le") in content:
        return f"{name} is een Word-bestand. Zet de tabel in Excel en sla die op als .xlsx of .csv."
    return f"{name} is een oud Excel-bestand (.xls). {_SAVE}"


def _check_workbook(name: str, content: bytes) -> None:
    with open_zip(name, content) as archive:
        infos = archive.infolist()
        parts = {info.filename for info in infos}
        if len(infos) > PARTS_LIMIT or sum(info.file_size for info in infos) > UNPACKED_LIMIT:
            raise InputError(
                f"{name} wordt uitgepakt meer dan {UNPACKED_LIMIT // 1024 // 1024} MB groot en "
                "is om veiligheid niet gelezen. "
                "Kopieer alleen de gevulde cellen naar een nieuw bestand."
            )
        if any(info.flag_bits & 1 for info in infos):
            raise InputError(
                f"{name} is met een wachtwoord beveiligd. Haal het wachtwoord eraf en probeer "
                "het opnieuw."
            )
        if any(re.fullmatch(r"/?xl/workbook\d*\.xml", part) for part in parts):
            return
        raise InputError(f"{name} {_what_zip(archive, parts)}")


def _what_zip(archive: zipfile.ZipFile, parts: set[str]) -> str:
    if "xl/workbook.bin" in parts:
        return f"is een binair Excel-bestand (.xlsb). {_SAVE}"
    if "mimetype" in parts and b"opendocument" in archive.read("mimetype"):
        return f"is een LibreOffice-bestand (.ods of een ander OpenDocument). {_SAVE}"
    if any(part.startswith("word/") for part in parts):
        return "is een Word-bestand. Zet de tabel in Excel en sla die op als .xlsx of .csv."
    return (
        "is een zip-bestand zonder werkblad. Pak het uit en kies het .xlsx- of .csv-bestand "
        "dat erin zit."
    )


def _damaged(name: str) -> str:
    return (
        f"{name} is beschadigd of niet helemaal binnengekomen. Kopieer of download het "
        "opnieuw, of sla het in Excel opnieuw op."
    )
