"""Reading and writing whole files: a file is written completely or not at all."""

from __future__ import annotations

import errno
import os
import stat
import uuid
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from netwerk.errors import InputError

LARGEST = 50 * 1024 * 1024
"""Bytes; a larger file is refused before it is read."""


REASONS: Mapping[int, str] = {
    errno.ENOENT: "de map bestaat niet",
    errno.EACCES: "geen toegang",
    errno.EPERM: "geen toegang",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de ruimte op de schijf is op",
    errno.EROFS: "op deze plek mag niet worden geschreven",
    errno.EIO: "de schijf geeft een fout",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.EISDIR: "het is een map",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.ELOOP: "een snelkoppeling verwijst naar zichzelf",
}


def reason(error: OSError) -> str:
    """Why the system refused, as part of a Dutch sentence."""
    return REASONS.get(error.errno or 0, error.strerror or str(error))


def name_of(path: Path) -> str:
    """The name of a file as text that can be stored and shown, whatever bytes it has on disk."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def read_whole(path: Path, largest: int = LARGEST) -> bytes:
    """The content of a file. Raises InputError when it is not there, not readable or too large."""
    try:
        found = path.stat()
        size = found.st_size
        if stat.S_ISDIR(found.st_mode):
            raise InputError(f"'{path}' is een map. Geef de naam van een bestand.")
        if not stat.S_ISREG(found.st_mode):  # reading a pipe or device may never end
            raise InputError(
                f"'{path}' is geen gewoon bestand. Sla de gegevens eerst op in een bestand."
            )
        if size > largest:
            raise InputError(
                f"'{path.name}' is te groot ({size // 1024**2} MB; het mag {largest // 1024**2} "
                "MB zijn). Deel het bestand op."
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"Het bestand '{path}' bestaat niet. Controleer de naam.") from error
    except OSError as error:
        raise InputError(
            f"Het bestand '{path}' is niet te lezen: {reason(error)}. Kies een ander bestand."
        ) from error


def refuse_existing(path: Path) -> None:
    """Raises InputError when there is something at ``path`` already.

    OSError when that cannot be seen.
    """
    if path.exists():
        raise InputError(
            f"'{path}' bestaat al. Kies een andere naam, of voeg --force toe om te overschrijven."
        )


def refuse_place(path: Path, overwrite: bool = False) -> None:
    """Whether somebody may be given a file here: said before the work that it takes.

    Raises InputError when the folder is not there, or, without ``overwrite``, when there is
    something at ``path`` already.
    """
    try:
        if not path.parent.exists():
            raise InputError(
                f"De map '{path.parent}' bestaat niet. Maak de map eerst, of kies een andere plek."
            )
        if not overwrite:
            refuse_existing(path)
    except OSError as error:
        raise InputError(
            f"'{path}' kan niet worden geschreven: {reason(error)}. Kies een andere plek."
        ) from error


OWNER_ONLY = 0o600
_GROUP_WRITES, _GROUP, _OTHERS = 0o020, 0o070, 0o007
_BINARY = getattr(os, "O_BINARY", 0)


def only_for_owner(path: Path) -> None:
    """Take the rights of others on a file away, where the system lets us.

    Of the group too, but for a group that may write: somebody gave it that right on purpose.
    """
    with suppress(OSError):
        mode = stat.S_IMODE(path.stat().st_mode)
        wanted = mode & ~_OTHERS if mode & _GROUP_WRITES else mode & ~(_OTHERS | _GROUP)
        if wanted != mode:
            path.chmod(wanted)


def made_for_owner(path: Path) -> None:
    """Make an empty file that its owner alone may read, when nothing is there. Raises OSError."""
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, OWNER_ONLY))


def write_whole(path: Path, content: bytes, overwrite: bool = False) -> None:
    """Write a file beside its place and move it there at the end. Raises InputError.

    Its owner alone may read it: there are people in most of what is written. A group that may write
    what was there, keeps that right.
    """
    try:
        if not overwrite:
            refuse_existing(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{uuid.uuid4().hex}")
        try:
            handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, OWNER_ONLY)
            with os.fdopen(handle, "wb") as file:
                _group_kept(path, temporary)
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputError(
            f"'{path}' kan niet worden geschreven: {reason(error)}. Kies een andere plek."
        ) from error


def _group_kept(there: Path, new: Path) -> None:
    """Give a new file the rights of the group on what it replaces, when that may write it."""
    with suppress(OSError):
        found = there.stat()
        if found.st_mode & _GROUP_WRITES:
            if hasattr(os, "chown"):
                os.chown(new, -1, found.st_gid)
            new.chmod(OWNER_ONLY | found.st_mode & _GROUP)
