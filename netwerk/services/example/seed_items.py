"""What plays in the example, read from seed_data as items, with days that move along.

A day without quotes in a file moves along with the day of loading, in whole weeks, so that
a Tuesday stays a Tuesday and nothing of the past lies in the future. A day between quotes stays.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from netwerk.errors import InputError
from netwerk.model import Cijfer, Item, item_from
from netwerk.schema import schema
from netwerk.typed.moments import AS_STORED

WRITTEN_ON = date(2026, 11, 28)
"""The day as of which the files tell."""
WEEK = 7
AGENDA_FILES = ("agenda.toml", "opgaven.toml", "bereik.toml")
FIGURE_FILE = "cijfers.csv"
COURSE_FILE = "verloop.toml"


def moved_by(today: date) -> timedelta:
    """How far the days of the example move when it is loaded on a day: whole weeks."""
    return timedelta(days=(today - WRITTEN_ON).days // WEEK * WEEK)


def agenda_items(folder: Path, move: timedelta) -> tuple[Item, ...]:
    """What plays, the opgaven, whom to reach and what was told, as items.

    Raises InputError when a file cannot be read.
    """
    found: list[Item] = []
    for name in AGENDA_FILES:
        for label, rows in read_toml(folder / name).items():
            found += [item_from(label, values(label, row, move)) for row in rows]
    return tuple(found)


def figure_items(folder: Path) -> tuple[Cijfer, ...]:
    """The public figures of kernen and of the gemeente; their years stay.

    Raises InputError when the file cannot be read.
    """
    try:
        with (folder / FIGURE_FILE).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter=";"))
    except OSError as error:
        raise _unreadable(error) from error
    return tuple(
        Cijfer(
            id=f"demo-cijfer-{row['maat']}-{row['plek']}-{row['jaar']}",
            maat=row["maat"],
            plek=row["plek"],
            plek_soort=row["plek_soort"],
            plek_naam=row["plek_naam"],
            jaar=int(row["jaar"]),
            waarde=float(row["waarde"]) if row["waarde"] else None,
            bron=row["bron"],
            indelingsjaar=int(row["indelingsjaar"]),
            licentie=row["licentie"],
        )
        for row in rows
    )


def read_toml(path: Path) -> dict[str, Any]:
    """A file of the example. Raises InputError when it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise _unreadable(error) from error


def values(label: str, row: Mapping[str, Any], move: timedelta) -> dict[str, Any]:
    """The values of one item as they are kept: days moved, lists frozen, amounts as numbers."""
    velden = schema().labels[label].velden
    return {name: _kept(value, velden[name].type, move) for name, value in row.items()}


def moved_moment(at: datetime, move: timedelta) -> str:
    """A moment of the files as the store keeps it, moved along."""
    return (at + move).astimezone(UTC).strftime(AS_STORED)


def past_days(item: Item, today: date) -> Iterable[str]:
    """The days of an item that have been."""
    velden = schema().labels[type(item).__name__].velden
    days = (getattr(item, v.naam) for v in velden.values() if v.type == "datum")
    return [day for day in days if day is not None and day <= today.isoformat()]


def _kept(value: Any, kind: str, move: timedelta) -> Any:
    if isinstance(value, datetime):
        return moved_moment(value, move)
    if isinstance(value, date):
        return (value + move).isoformat()
    if kind == "kommagetal":
        return float(value)
    return tuple(value) if isinstance(value, list) else value


def _unreadable(error: Exception) -> InputError:
    return InputError(f"Het demogebied is niet te lezen ({error}). Installeer netwerk opnieuw.")
