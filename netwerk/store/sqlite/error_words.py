"""What SQLite says when something fails, as sentences for the user."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from netwerk.errors import StoreBusy, StoreDamaged, StoreError, StoreUnavailable
from netwerk.files import reason
from netwerk.store.sqlite.write_lock import not_writable


class FileReplaced(StoreUnavailable):
    """Another file came in the place of the store while it was written in.

    What was written is not in the new file: the work must be done again on that one.
    """


@contextmanager
def as_sentence(path: Path, busy_seconds: float) -> Iterator[None]:
    """Turns every error of SQLite into one of ours."""
    try:
        yield
    except FAILURES as error:
        raise sentence(error, path, busy_seconds) from error


FAILURES = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What comes out of SQLite; the second when what it says of a damaged file is no text either."""


def sentence(
    error: sqlite3.DatabaseError | UnicodeDecodeError, path: Path, busy_seconds: float
) -> StoreError:
    """The error for the user."""
    if is_code(error, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return busy(path, busy_seconds)
    if is_code(error, sqlite3.SQLITE_FULL):
        return StoreUnavailable(
            "De schijf is vol; er is niets opgeslagen. Maak ruimte vrij en probeer het opnieuw."
        )
    if is_code(
        error,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_AUTH,
    ):
        return not_writable(path)
    if is_code(error, sqlite3.SQLITE_IOERR):
        return StoreUnavailable(
            f"De schijf met '{path}' geeft een fout ({error}); er is niets opgeslagen. "
            f"Controleer of de schijf vol is of los zit en probeer het opnieuw."
        )
    # Text that is no text any more: Python says so without one of SQLite's numbers.
    unreadable = str(error).startswith(("Could not decode to UTF-8", "'utf-8' codec can't decode"))
    if unreadable or is_code(error, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return StoreDamaged(
            f"Het bestand '{path}' is beschadigd of geen bestand van netwerk. "
            f"Zet een reservekopie terug met 'netwerk restore'."
        )
    if is_code(error, sqlite3.SQLITE_CONSTRAINT):
        return StoreDamaged(
            f"De gegevens voor '{path}' spreken elkaar tegen ({error}); er is niets opgeslagen."
        )
    return StoreError(f"De gegevens in '{path}' geven een fout ({error}); er is niets opgeslagen.")


def is_code(error: Exception, *codes: int) -> bool:
    """Whether SQLite gave one of these numbers."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in codes


def busy(path: Path, seconds: float) -> StoreBusy:
    """The error for who waited long enough for his turn."""
    return StoreBusy(
        f"Iemand anders schrijft nu in '{path.name}' en is na {seconds:.0f} seconden nog niet "
        "klaar. Er is niets opgeslagen; probeer het zo opnieuw."
    )


def gone(path: Path) -> StoreUnavailable:
    """The error for a store that was thrown away, renamed or moved while it was open."""
    return StoreUnavailable(
        f"Het bestand '{path}' staat er niet meer. Zet het terug op die plek, of kies met --store "
        "waar de gegevens nu staan."
    )


def out_of_reach(path: Path, error: OSError) -> StoreUnavailable:
    """The error for a folder that cannot be looked into."""
    return StoreUnavailable(
        f"Het bestand '{path}' is niet te bereiken: {reason(error)}. Vraag om rechten op de map, "
        "of kies een andere plek."
    )


def replaced(path: Path) -> FileReplaced:
    """The error for work that was done in a file that is not at its place any more."""
    return FileReplaced(
        f"Het bestand '{path}' is vervangen terwijl er in werd geschreven; er is niets opgeslagen. "
        "Probeer het opnieuw."
    )


def log_elsewhere(path: Path) -> StoreUnavailable:
    """The error for who opens a store of which the newest changes are in a log of another process.

    The log was taken away, and that process goes on with it.
    """
    return StoreUnavailable(
        f"De laatste wijzigingen in '{path}' staan in een log dat is weggehaald terwijl netwerk "
        "nog ergens draait. Sla daar iets op of stop netwerk daar, en probeer het opnieuw."
    )


def log_taken(path: Path) -> StoreUnavailable:
    """The error for a process of which the log was taken away and is of others by now."""
    return StoreUnavailable(
        f"Het log van '{path}' is weggehaald of vervangen terwijl netwerk het gebruikte. Stop "
        "netwerk overal, start het opnieuw en draai 'netwerk check'."
    )
