"""The file of a log: its tables, opened to write or to read, readable for its owner only."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from netwerk.access.log_line import LogLine
from netwerk.errors import StoreError, StoreUnavailable
from netwerk.files import made_for_owner, only_for_owner, reason
from netwerk.store.logbook.log_seal import FieldMark, LogBegin, SealedLine

APPLICATION_ID = 0x6E774C68
"""In the header of the file: "nwLh"."""
TABLES = (
    "CREATE TABLE begin (log TEXT NOT NULL, nummer INTEGER NOT NULL, ervoor TEXT NOT NULL, "
    "zegel TEXT NOT NULL)",
    "CREATE TABLE regel (nummer INTEGER PRIMARY KEY, wie TEXT NOT NULL, wat TEXT NOT NULL, "
    "waarop TEXT NOT NULL, wanneer TEXT NOT NULL, waarvandaan TEXT NOT NULL, "
    "gelukt INTEGER NOT NULL, zegel TEXT NOT NULL, wie_merk TEXT NOT NULL, "
    "wie_bewijs TEXT NOT NULL, waarop_merk TEXT NOT NULL, waarop_bewijs TEXT NOT NULL)",
    "CREATE INDEX regel_wanneer ON regel (wanneer)",
)
COLUMNS = (
    "nummer, wie, wat, waarop, wanneer, waarvandaan, gelukt, zegel, "
    "wie_merk, wie_bewijs, waarop_merk, waarop_bewijs"
)
SECONDS = 10.0
"""How long is waited for another process."""
PARTS = ("", "-wal", "-shm")


def open_to_write(file: Path) -> sqlite3.Connection:
    """The log, made when it is not there. Raises sqlite3.Error, OSError, StoreUnavailable."""
    file.parent.mkdir(parents=True, exist_ok=True)
    made_for_owner(file)
    for part in PARTS:
        only_for_owner(file.with_name(file.name + part))
    connection = _connected(file, "rw")
    try:
        owner = connection.execute("PRAGMA application_id").fetchone()[0]
        filled = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if filled and owner != APPLICATION_ID:
            raise _no_log(file)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA secure_delete=ON")  # what goes is not left between the lines
    except BaseException:
        connection.close()
        raise
    return connection


def make_tables(connection: sqlite3.Connection) -> bool:
    """Make the tables in the transaction of the caller, and say whether they were not there."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'begin'").fetchone():
        return False
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    for table in TABLES:
        connection.execute(table)
    return True


@contextmanager
def reading_log(file: Path) -> Iterator[sqlite3.Connection | None]:
    """The log to read, of one moment; None when there is none yet. Raises StoreError."""
    if not file.exists():
        yield None
        return
    try:
        connection = _connected(file, "rw" if os.access(file, os.W_OK) else "ro")
    except sqlite3.Error as error:
        raise unreadable(file, error) from error
    try:
        connection.execute("PRAGMA query_only=ON")
        owner = connection.execute("PRAGMA application_id").fetchone()[0]
        filled = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if filled and owner != APPLICATION_ID:
            raise _no_log(file)
        connection.execute("BEGIN")
        yield connection if filled else None
    except sqlite3.Error as error:
        raise unreadable(file, error) from error
    finally:
        connection.close()


def begin_in(connection: sqlite3.Connection) -> LogBegin | None:
    """Where the log begins; None when somebody took that away."""
    row = connection.execute("SELECT log, nummer, ervoor, zegel FROM begin").fetchone()
    return LogBegin(str(row[0]), int(row[1]), str(row[2]), str(row[3])) if row else None


def line_of(row: tuple[object, ...]) -> SealedLine:
    """A line from its COLUMNS."""
    number, wie, wat, waarop, wanneer, waarvandaan, gelukt, seal, *marks = row
    line = LogLine(str(wie), str(wat), str(waarop), str(wanneer), str(waarvandaan), bool(gelukt))
    of_wie, of_waarop = (FieldMark(*map(str, two)) for two in (marks[:2], marks[2:]))
    return SealedLine(int(str(number)), line, str(seal), of_wie, of_waarop)


def row_of(sealed: SealedLine) -> tuple[object, ...]:
    """The COLUMNS of a line."""
    line = sealed.line
    fields = (line.wie, line.wat, line.waarop, line.wanneer, line.waarvandaan, int(line.gelukt))
    marks = (sealed.wie.mark, sealed.wie.proof, sealed.waarop.mark, sealed.waarop.proof)
    return (sealed.number, *fields, sealed.seal, *marks)


def unwritable(file: Path, error: Exception) -> StoreError:
    """The error for a line that could not be written: then what it is about is not done either."""
    why = reason(error) if isinstance(error, OSError) else _WORDS.get(_code(error), str(error))
    return StoreUnavailable(
        f"Het logboek '{file}' is niet te schrijven: {why}. Zonder regel in het logboek kan dit "
        "niet. Herstel dat, of kies een andere plek met 'bestand' bij [logboek]."
    )


def unreadable(file: Path, error: Exception) -> StoreError:
    """The error for a log that cannot be read."""
    why = _WORDS.get(_code(error), str(error))
    return StoreUnavailable(
        f"Het logboek '{file}' is niet te lezen: {why}. Zet een reservekopie ervan terug, of "
        "controleer de rechten van het bestand."
    )


_WORDS = {
    sqlite3.SQLITE_FULL: "de schijf is vol",
    sqlite3.SQLITE_READONLY: "er mag niet worden geschreven",
    sqlite3.SQLITE_CANTOPEN: "het kan niet worden geopend",
    sqlite3.SQLITE_PERM: "geen toegang",
    sqlite3.SQLITE_NOTADB: "het is geen logboek van netwerk, of het is beschadigd",
    sqlite3.SQLITE_CORRUPT: "het is beschadigd",
    sqlite3.SQLITE_BUSY: "een ander houdt het bezet",
    sqlite3.SQLITE_IOERR: "de schijf geeft een fout",
}


def _code(error: Exception) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _connected(file: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"file:{quote(os.fsencode(file.absolute()))}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=SECONDS,
        check_same_thread=False,
    )


def _no_log(file: Path) -> StoreUnavailable:
    return StoreUnavailable(
        f"'{file}' is geen logboek van netwerk. Kies een ander bestand bij [logboek]."
    )
