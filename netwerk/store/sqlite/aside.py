"""Making room for a backup where a damaged file is: that is kept beside, never thrown away."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from netwerk.errors import StoreDamaged
from netwerk.store.sqlite.connection import File


def set_aside_damaged(path: Path) -> Path | None:
    """Rename a store file that cannot be used, with its log; its new place.

    None when nothing is wrong with it.
    """
    if not path.is_file() or _is_sound(path):
        return None
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    place = path.with_name(f"{path.name}.beschadigd-{moment}")
    for part in ("-wal", "-shm", ""):
        source = path.with_name(path.name + part)
        if source.exists():
            source.rename(place.with_name(place.name + part))
    return place


def _is_sound(path: Path) -> bool:
    file = File(path)
    try:
        with file.outside() as connection:
            return all(row[0] == "ok" for row in connection.execute("PRAGMA integrity_check(1)"))
    except StoreDamaged:
        return False
    finally:
        file.close()
