"""The version of a store file: made, brought up to date, or refused when newer.

An older one is brought up to date after a backup.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from pathlib import Path

from netwerk import __version__
from netwerk.errors import StoreAbsent, StoreError
from netwerk.files import made_for_owner
from netwerk.store.chain import START, seal
from netwerk.store.codec import decode_item, encode_item
from netwerk.store.sqlite.connection import File
from netwerk.store.sqlite.file_open import needs_rights
from netwerk.store.sqlite.read import Tables, history
from netwerk.store.sqlite.sql_tables import APPLICATION_ID, SqlColumn, SqlTable, column_ddl, ddl
from netwerk.store.sqlite.unfinished import moment, unfinished_copy

VERSION = 2
"""Raised with every change of the tables that is more than a new label or property."""

Migration = Callable[[sqlite3.Connection], None]


def _sealed(connection: sqlite3.Connection) -> None:
    """Version 2: every revision has a seal."""
    connection.execute("ALTER TABLE revisie ADD COLUMN zegel TEXT NOT NULL DEFAULT ''")
    previous, top = START, 2**62
    tokens = dict(connection.execute("SELECT nummer, kenmerk FROM revisie"))
    for revision in reversed(history(connection, None, top, top)):
        texts = [
            (label, id, _as_written(label, before), _as_written(label, after))
            for label, id, before, after in connection.execute(
                "SELECT label, id, voor, na FROM wijziging WHERE revisie = ? ORDER BY label, id",
                (revision.number,),
            )
        ]
        previous = seal(previous, revision, tokens[revision.number], texts)
        connection.execute(
            "UPDATE revisie SET zegel = ? WHERE nummer = ?", (previous, revision.number)
        )


def _as_written(label: str, text: str | None) -> str | None:
    """A text of an older netwerk as this one writes it: what `check` will seal it by."""
    try:
        return encode_item(decode_item(label, text))
    except ValueError:
        return text  # damaged before: that is for `check` to tell, the rest can be used


MIGRATIONS: Mapping[int, Migration] = {1: _sealed}
"""How a file of version n becomes n + 1, by n.

New labels and properties need no entry: they are made from the schema.
"""


def bring_up_to_date(
    file: File,
    tables: Tables,
    version: int = VERSION,
    migrations: Mapping[int, Migration] = MIGRATIONS,
    *,
    create: bool = True,
) -> None:
    """Make the tables of a new store, or migrate an older one after a backup beside the file.

    The migration is one transaction.

    Raises StoreDamaged for a file that is no store of netwerk, StoreError for one of a newer
    netwerk, StoreAbsent for a file without tables when those may not be made.
    """
    with file.outside() as connection:
        stored = _version(connection, file.path, version)
        if stored == version and not _missing(connection, tables.values()):
            return
    if not stored and not create:
        raise StoreAbsent(str(file.path))
    if file.read_only:
        raise needs_rights(file.path, "ze moeten eerst worden bijgewerkt voor deze netwerk")
    if stored:
        copy_beside(file, f"versie{stored}-voor-{__version__}")
    with file.writing() as connection:
        for step in range(_version(connection, file.path, version) or version, version):
            migrations[step](connection)
        for table, column in _missing_columns(connection, tables.values()):
            optional = SqlColumn(column.name, column.type, required=False, target=column.target)
            connection.execute(f'ALTER TABLE "{table.name}" ADD COLUMN {column_ddl(optional)}')
        for statement in ddl(tables.values()):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")
    file.tidy()


def _version(connection: sqlite3.Connection, path: Path, newest: int) -> int:
    """The version of the file, 0 for an empty one."""
    stored = int(connection.execute("PRAGMA user_version").fetchone()[0])
    filled = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if stored > newest:
        raise StoreError(
            f"De gegevens in '{path}' zijn gemaakt met een nieuwere netwerk (versie {stored}; "
            f"deze kent tot en met {newest}). "
            f"Werk netwerk bij; er is niets veranderd."
        )
    return stored if filled else 0


def _missing(connection: sqlite3.Connection, tables: Iterable[SqlTable]) -> bool:
    made = list(tables)
    names = {
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    }
    wanted = {name for table in made for name in (table.name, *(link.name for link in table.links))}
    return bool(wanted - names) or bool(_missing_columns(connection, made))


def _missing_columns(
    connection: sqlite3.Connection, tables: Iterable[SqlTable]
) -> list[tuple[SqlTable, SqlColumn]]:
    missing = []
    for table in tables:
        names = {row[1] for row in connection.execute(f'PRAGMA table_info("{table.name}")')}
        missing += [
            (table, column) for column in table.columns if names and column.name not in names
        ]
    return missing


def copy_beside(file: File, what: str) -> Path:
    """A whole copy of the file as it was, kept beside it.

    what: which copy it is, as part of its name. It gets that name when it is whole, so that a
    killed process leaves none that only looks so.
    """
    path = file.path.with_name(f"{file.path.name}.{what}-{moment()}")
    unfinished = unfinished_copy(path)
    try:
        made_for_owner(unfinished)
        with file.outside() as source, closing(sqlite3.connect(unfinished)) as target:
            source.backup(target)
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return path
