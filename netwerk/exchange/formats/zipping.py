"""Zip files of which the same content gives the same bytes, whenever they are made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

_MOMENT = (1980, 1, 1, 0, 0, 0)
"""What every file in a zip says of its age; a zip can say nothing earlier."""


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """One zip with these files, in this order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(entry(name), content)
    return out.getvalue()


def write_part(archive: zipfile.ZipFile, name: str, pieces: Iterable[str]) -> None:
    """A file in a zip, written piece by piece: never as a whole in memory."""
    with archive.open(entry(name), "w", force_zip64=True) as file:
        held: list[str] = []
        size = 0
        for piece in pieces:
            held.append(piece)
            size += len(piece)
            if size > 1 << 18:
                file.write("".join(held).encode())
                held.clear()
                size = 0
        file.write("".join(held).encode())


def entry(name: str) -> zipfile.ZipInfo:
    """The head of a file in a zip."""
    info = zipfile.ZipInfo(name, _MOMENT)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info
