"""Stores and copies beside a store that are not whole yet, and what of them was left by the killed.

A restore over a damaged file makes the new one beside it; an older store is copied before it is
brought up to date, and one with other work before a restore. Who is killed there leaves a file that
nobody will ever use.
"""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import Path

from netwerk.store.left_behind import MAKER, clear_left_behind, maker
from netwerk.store.sqlite.file_id import INDEX, LOG
from netwerk.store.sqlite.write_lock import LOCK

JOURNAL = "-journal"
"""What SQLite puts after the name for the journal of a file that has no log."""
ENDINGS = ("", LOG, INDEX, JOURNAL, LOCK)
"""What may belong to one of them."""

_MOMENT = r"\d{8}T\d{12}"


def new_store(place: Path) -> Path:
    """Where the store is made that comes in the place of this one."""
    return place.with_name(f"{place.name}.nieuw-{maker()}-{moment()}")


def unfinished_copy(path: Path) -> Path:
    """Where the copy is made that gets the name ``path`` when it is whole."""
    return path.with_name(f".{path.name}-{maker()}.deel")


def clear_unfinished(path: Path) -> None:
    """Remove what those who were killed left of both; what somebody works on stays."""
    for place in {path.absolute(), Path(os.path.realpath(path))}:
        name = re.escape(place.name)
        new = rf"{name}\.nieuw-(?:{MAKER}-)?{_MOMENT}"
        copy = rf"\.{name}\.(?:versie\d+(?:-voor-[\w.]+)?|vervangen)-{_MOMENT}(?:-{MAKER})?\.deel"
        endings = "|".join(map(re.escape, ENDINGS))
        for made in (new, copy):
            clear_left_behind(place.parent, re.compile(f"(?:{made})(?:{endings})"))


def moment() -> str:
    """Now, as it stands in the name of a file."""
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
