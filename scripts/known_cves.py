"""Whether a known leak is in a locked package, by a database that somebody brought: no network.

    python scripts/known_cves.py --database FILE [--lock requirements.lock] [--ignore ID ...]

FILE: a zip of OSV records (as osv.dev gives them for PyPI), one such record as JSON, or a list of
them. Exit code 0: none is known. 1: some are, one a line. 2: the database cannot be read.
"""

from __future__ import annotations

import argparse
import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from packaging.version import InvalidVersion, Version

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.lock_lines import locked, same_name  # noqa: E402 (found from the root)

Record = dict[str, Any]


def records(path: Path) -> Iterator[Record]:
    """The records of a database. Raises ValueError when it is none."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith(".json"):
                    yield json.loads(archive.read(name))
        return
    told = json.loads(path.read_text(encoding="utf-8"))
    for record in told if isinstance(told, list) else [told]:
        if not isinstance(record, dict) or "id" not in record:
            raise ValueError("this is no record of OSV")
        yield record


def is_hit(affected: Record, version: str) -> bool:
    """Whether this version is among the affected ones: by name, or within a range."""
    if version in affected.get("versions", ()):
        return True
    return any(
        _within(given.get("events", ()), version)
        for given in affected.get("ranges", ())
        if given.get("type") in {"ECOSYSTEM", "SEMVER"}
    )


def _within(events: list[dict[str, str]], version: str) -> bool:
    """By the events in order of version, as the format of OSV says."""
    mine, inside = Version(version), False
    marks = [(*next(iter(event.items())),) for event in events]
    for kind, at in sorted(marks, key=lambda mark: _version(mark[1])):
        if kind == "introduced" and mine >= _version(at):
            inside = True
        elif (kind == "fixed" and mine >= _version(at)) or (
            kind == "last_affected" and mine > _version(at)
        ):
            inside = False
    return inside


def _is_over(kind: str, mine: Version, at: Version) -> bool:
    return (kind == "fixed" and mine >= at) or (kind == "last_affected" and mine > at)


def _version(text: str) -> Version:
    try:
        return Version(text)
    except InvalidVersion:
        return Version("0")


def hits(database: Path, lock: Path, ignored: set[str]) -> list[str]:
    """A line for each known leak: package, version, id, and what it is called."""
    there = locked(lock)
    found = set()
    for record in records(database):
        names = {str(record["id"]), *record.get("aliases", ())}
        if record.get("withdrawn") or names & ignored:
            continue
        for affected in record.get("affected", ()):
            package = affected.get("package", {})
            name = same_name(str(package.get("name", "")))
            if (
                package.get("ecosystem") == "PyPI"
                and name in there
                and is_hit(affected, there[name])
            ):
                cves = ", ".join(sorted(names))
                found.add(f"{name} {there[name]}: {cves}: {record.get('summary', '')}".rstrip(": "))
    return sorted(found)


def main(words: list[str] | None = None) -> int:
    """Look, and say what is known."""
    call = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    call.add_argument("--database", type=Path, required=True)
    call.add_argument("--lock", type=Path, default=ROOT / "requirements.lock")
    call.add_argument("--ignore", action="append", default=[], help="an id that was weighed")
    given = call.parse_args(words)
    try:
        lines = hits(given.database, given.lock, set(given.ignore))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, zipfile.BadZipFile) as error:
        print(f"{given.database} is no database of OSV: {error}", file=sys.stderr)
        return 2
    print("\n".join(lines) or "No known leak in a locked package.")
    return int(bool(lines))


if __name__ == "__main__":
    raise SystemExit(main())
