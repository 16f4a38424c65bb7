"""Backup files: one zip file with the whole history, readable without netwerk.

`store.restore` puts one back.

``inhoud.json`` says the format version, the counts and a SHA-256 of every other part;
``wijzigingen-*.jsonl`` hold one revision with its changes a line. A backup is engine-neutral: it
goes back into either engine.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from netwerk.errors import InputError, StoreDamaged, StoreUnavailable
from netwerk.files import reason
from netwerk.store.backup_place import beside
from netwerk.store.chain import START
from netwerk.store.codec import decode_item, encode_item, to_json
from netwerk.store.port import ItemChange, Revision, Store, now

FORMAT = "netwerk-reservekopie"
VERSION = 2
"""1: without seals. Raised with every change that an older netwerk cannot read."""
CONTENTS = "inhoud.json"
PART = 1000
"""Revisions a part, or fewer when they are large."""
LARGEST_PART = 50_000
"""Changes after which a new part begins."""

_TEXTS = ("at", "who", "why", "type")
_NUMBERS = ("number", "added", "changed", "removed")
_TOO_LARGE = 2**63
"""From here on no store can hold a number."""
_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)

Entry = tuple[Revision, list[ItemChange], str]
"""A revision, what it did and its token: what `Store.load` takes."""


def history_of(store: Store, last: int) -> Iterator[Entry]:
    """Every revision from 1 to ``last`` with its changes and token, oldest first.

    Raises StoreDamaged, naming the revision that is not there or cannot be read.
    """
    revisions: dict[int, Revision] = {}
    before: int | None = last + 1
    while page := store.history(before=before, limit=5000):
        revisions |= {revision.number: revision for revision in page}
        before = page[-1].number
    tokens = store.tokens()
    changes = groupby(store.changes(1, last), key=lambda change: change.revision)
    following = next(changes, None)
    for number in range(1, last + 1):
        mine: list[ItemChange] = []
        if following is not None and following[0] == number:
            mine = list(following[1])
            following = next(changes, None)
        if number not in revisions or number not in tokens:
            raise StoreDamaged(
                f"In de geschiedenis ontbreekt wijziging {number}. Zet een reservekopie terug met "
                "'netwerk restore'."
            )
        yield revisions[number], mine, tokens[number]


def write_backup(
    store: Store, path: Path, progress: Callable[[float], None] | None = None
) -> tuple[int, str]:
    """Write everything up to the newest revision; what others write meanwhile is not in it.

    Gives the number of that revision and its seal. The file appears whole or not at all and
    replaces what was there. Raises StoreUnavailable when it cannot be written, StoreDamaged when
    the history cannot be read.
    """
    try:
        with beside(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            return _write_parts(store, archive, progress)
    except OSError as error:
        raise StoreUnavailable(
            f"De reservekopie '{path}' kan niet worden geschreven: {reason(error)}. Kies een "
            "andere plek."
        ) from error


def _write_parts(
    store: Store, archive: zipfile.ZipFile, progress: Callable[[float], None] | None
) -> tuple[int, str]:
    last = store.revision()
    seal = START
    parts: dict[str, str] = {}
    lines: list[str] = []
    size = total = 0

    def close_part() -> None:
        name = f"wijzigingen-{len(parts) + 1:05}.jsonl"
        content = "".join(lines).encode()
        archive.writestr(name, content)
        parts[name] = hashlib.sha256(content).hexdigest()
        lines.clear()

    for entry in history_of(store, last):
        lines.append(_line(entry))
        seal = entry[0].seal
        size += len(entry[1])
        total += len(entry[1])
        if len(lines) >= PART or size >= LARGEST_PART:
            close_part()
            size = 0
            if progress:
                progress(entry[0].number / last)
    if lines:
        close_part()
    contents = {
        "vorm": FORMAT,
        "versie": VERSION,
        "gemaakt": now(),
        "wijzigingen": last,
        "zegel": seal,
        "regels": total,
        "delen": parts,
    }
    archive.writestr(CONTENTS, json.dumps(contents, indent=1))
    if progress:
        progress(1.0)
    return last, seal


def _line(entry: Entry) -> str:
    revision, changes, token = entry
    head = asdict(revision) | {"token": token}
    del head["undone_by"]
    done = [[c.label, c.id, encode_item(c.before), encode_item(c.after)] for c in changes]
    return to_json([head, done]) + "\n"


@dataclass(frozen=True)
class Backup:
    """An open backup of which every checksum was found right."""

    path: Path
    archive: zipfile.ZipFile
    contents: Mapping[str, Any]

    def entries(self) -> Iterator[Entry]:
        """Every revision, oldest first.

        Raises StoreDamaged at the end when the counts are not those of the contents.
        """
        return _entries(self.archive, self.contents, self.path)


@contextmanager
def checked_backup(path: Path) -> Iterator[Backup]:
    """Open a backup and check all of it.

    Raises InputError (no such file), StoreDamaged naming what is damaged.
    """
    with _opened(path) as archive:
        yield Backup(path, archive, _checked(archive, path))


def head_of_backup(path: Path) -> tuple[int, str] | None:
    """The number and seal of the newest revision in a file; None when it is no whole backup."""
    try:
        with _opened(path) as archive:
            contents = json.loads(_read(archive, CONTENTS, path))
        if contents["vorm"] != FORMAT:
            return None
        return int(contents["wijzigingen"]), str(contents.get("zegel", START))
    except (InputError, StoreDamaged, *_UNREADABLE):
        return None


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except FileNotFoundError as error:
        raise InputError(f"De reservekopie '{path}' bestaat niet. Controleer de naam.") from error
    except OSError as error:
        raise InputError(
            f"De reservekopie '{path}' is niet te lezen: {reason(error)}. Neem een ander bestand."
        ) from error
    except zipfile.BadZipFile as error:
        raise StoreDamaged(
            f"'{path.name}' is geen reservekopie, of er ontbreekt een stuk aan het eind. Er is "
            "niets teruggezet; neem een andere."
        ) from error


def _checked(archive: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    """The contents, after reading and checking every part."""
    try:
        contents = json.loads(_read(archive, CONTENTS, path))
        form, version, parts = contents["vorm"], contents["versie"], contents["delen"].items()
    except _UNREADABLE as error:
        raise _damaged(path, CONTENTS) from error
    if form != FORMAT:
        raise StoreDamaged(
            f"'{path.name}' is geen reservekopie van netwerk. Er is niets teruggezet."
        )
    if not isinstance(version, int) or version > VERSION:
        raise StoreDamaged(
            f"'{path.name}' is gemaakt met een nieuwere netwerk (vorm {version}; deze kent tot "
            f"en met {VERSION}). Werk netwerk bij."
        )
    for name, wanted in parts:
        if hashlib.sha256(_read(archive, name, path)).hexdigest() != wanted:
            raise _damaged(path, name)
    return dict(contents)


def _read(archive: zipfile.ZipFile, name: str, path: Path) -> bytes:
    try:
        return archive.read(name)
    except (
        KeyError,
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        OSError,
    ) as error:
        raise _damaged(path, name) from error


def _damaged(path: Path, name: str) -> StoreDamaged:
    return StoreDamaged(
        f"De reservekopie '{path.name}' is beschadigd in het deel '{name}'. Er is niets "
        "teruggezet; neem een andere kopie."
    )


def _entries(archive: zipfile.ZipFile, contents: Mapping[str, Any], path: Path) -> Iterator[Entry]:
    revisions = changes = 0
    seal = START
    for name in sorted(contents["delen"]):
        try:
            # Not splitlines: it also splits at signs that may stand in a text.
            lines = _read(archive, name, path).decode().rstrip("\n").split("\n")
            entries = map(_entry, lines)
            for entry in entries:
                revisions += 1
                changes += len(entry[1])
                seal = entry[0].seal
                yield entry
        except _UNREADABLE as error:
            raise _damaged(path, name) from error
    if (revisions, changes, seal) != (
        contents.get("wijzigingen"),
        contents.get("regels"),
        contents.get("zegel", START),
    ):
        raise _damaged(path, CONTENTS)


def _entry(line: str) -> Entry:
    head, done = json.loads(line)
    token = head.pop("token")
    if {type(text) for text in (token, head.get("seal", ""), *map(head.get, _TEXTS))} != {str}:
        raise ValueError("who, when, why and token are texts")
    counted = (head.get("undoes") or 0, *map(head.get, _NUMBERS))
    if {type(number) for number in counted} != {int} or max(map(abs, counted)) >= _TOO_LARGE:
        raise ValueError("a revision is counted in whole numbers that a store can hold")
    revision = Revision(**head)
    changes = [_change(revision.number, *texts) for texts in done]
    return revision, changes, token


def _change(number: int, label: str, id: str, before: str | None, after: str | None) -> ItemChange:
    if not isinstance(id, str):
        raise ValueError(f"{id!r} is no key")
    return ItemChange(number, label, id, decode_item(label, before), decode_item(label, after))
