"""A zip file and what is in it, opened without trust: not too large, no password, no XML tricks."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from netwerk.errors import InputError

UNPACKED_LIMIT = 400 * 1024 * 1024
PARTS_LIMIT = 5_000
SAVE = "Open het in Excel of LibreOffice en sla het op als .xlsx of .csv."
_MARKUP = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")
_READABLE = re.compile(rb"(?i)utf-?(?:8|16(?:[lb]e)?)|us-ascii|iso-8859-\d+|windows-125\d|latin-?1")
"""Encodings in which a document type is seen as it is written; another could hide one."""
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    ValueError,
    OSError,
    NotImplementedError,
    RuntimeError,
    KeyError,
)


def open_zip(name: str, content: bytes) -> zipfile.ZipFile:
    """The zip inside a workbook. Raises InputError when it is damaged, too large or locked."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except _BROKEN as error:
        raise InputError(damaged(name)) from error
    infos = archive.infolist()
    if not all(info.filename for info in infos):
        raise InputError(damaged(name))
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
    return archive


def read_bytes(name: str, archive: zipfile.ZipFile, part: str) -> bytes:
    """One part of the zip. Raises InputError when it is damaged."""
    try:
        return archive.read(part)
    except _BROKEN as error:
        raise InputError(damaged(name)) from error


def read_part(name: str, archive: zipfile.ZipFile, part: str) -> bytes:
    """One XML part of the zip; what it is called does not matter, a workbook can call it anything.

    Raises InputError when it is damaged or holds a document type, the way in for XML attacks.
    """
    data = read_bytes(name, archive, part)
    encoding = _ENCODING.match(data[:300].replace(b"\0", b""))
    if encoding and not _READABLE.fullmatch(encoding[1]):
        raise InputError(
            f"{name} heeft een tekenset die niet te lezen is "
            f"({encoding[1][:30].decode('ascii', 'replace')}). {SAVE}"
        )
    if _MARKUP.search(data.replace(b"\0", b"")):
        raise InputError(
            f"{name} bevat een documenttype (DOCTYPE) en is om veiligheid niet gelezen. {SAVE}"
        )
    return data


def damaged(name: str) -> str:
    """What is said of a file that is not whole."""
    return (
        f"{name} is beschadigd of niet helemaal binnengekomen. Kopieer of download het "
        "opnieuw, of sla het in Excel opnieuw op."
    )
