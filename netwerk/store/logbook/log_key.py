"""The key that seals are made with: a secret of the environment, or a file only its owner reads."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from netwerk.errors import StoreUnavailable
from netwerk.files import OWNER_ONLY, reason
from netwerk.store.logbook.log_place import KEY_FILE, LEAST_SECRET, SECRET, LogPlace

ELSEWHERE = (
    "Begon het logboek zonder NETWERK_CONFIG of met een andere? Kopieer dan "
    f"'{KEY_FILE}' uit die map met instellingen."
)
"""What is usually the matter when a key is not there or does not fit."""


def key_of(place: LogPlace, make: bool) -> bytes:
    """The key of a log. ``make``: it is made when there is none, for a log that begins.

    Raises StoreUnavailable when it is not there or cannot be read.
    """
    if place.secret is not None:
        return place.secret.encode("utf-8", "surrogateescape")
    file = place.key_file
    try:
        if not file.exists():
            if not make:
                raise StoreUnavailable(
                    f"De sleutel van het logboek ontbreekt: '{file}'. Zet dat bestand terug. "
                    f"{ELSEWHERE} Of geef de sleutel in {SECRET}."
                )
            _make(file)
        if file.stat().st_mode & 0o077:
            file.chmod(OWNER_ONLY)
        found = file.read_bytes().strip()
    except OSError as error:
        raise StoreUnavailable(
            f"De sleutel van het logboek '{file}' is niet te lezen of te maken: {reason(error)}. "
            "Kies een andere plek met 'sleutel' bij [logboek] in netwerk.toml."
        ) from error
    if len(found) < LEAST_SECRET:
        raise StoreUnavailable(
            f"De sleutel van het logboek in '{file}' is beschadigd. Zet dat bestand terug uit een "
            "reservekopie."
        )
    return found


def _make(file: Path) -> None:
    """Write a new key at once: of two processes that do, the first one's stays."""
    file.parent.mkdir(parents=True, exist_ok=True)
    own = file.with_name(f".{file.name}.{secrets.token_hex(6)}")
    handle = os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(secrets.token_hex(32).encode() + b"\n")
            opened.flush()
            os.fsync(opened.fileno())
        with suppress(FileExistsError):
            os.link(own, file)
    finally:
        own.unlink(missing_ok=True)
