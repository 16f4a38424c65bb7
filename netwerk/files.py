"""Reading and writing whole files: a file is written completely or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from netwerk.errors import InputError

LARGEST = 50 * 1024 * 1024
"""Bytes; a larger file is refused before it is read."""


def read_whole(path: Path, largest: int = LARGEST) -> bytes:
    """The content of a file. Raises InputError when it is not there, not readable or too large."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise InputError(f"'{path}' is een map. Geef de naam van een bestand.")
        if size > largest:
            raise InputError(
                f"'{path.name}' is te groot ({size // 1024**2} MB; het mag {largest // 1024**2} MB zijn). Deel het bestand op."
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"Het bestand '{path}' bestaat niet. Controleer de naam.") from error
    except OSError as error:
        raise InputError(f"Het bestand '{path}' is niet te lezen ({error.strerror}).") from error


def write_whole(path: Path, content: bytes, overwrite: bool = False) -> None:
    """Write a file beside its place and move it there at the end. Raises InputError."""
    if path.exists() and not overwrite:
        raise InputError(f"'{path}' bestaat al. Kies een andere naam, of voeg --force toe om te overschrijven.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputError(f"'{path}' kan niet worden geschreven ({error.strerror}). Kies een andere plek.") from error
