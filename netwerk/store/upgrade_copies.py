"""Where the backup of a network on a server goes that is made before it is brought up to date.

In the data folder of this user, where it outlives a restart and others cannot look. The one of a
store file is beside that file.
"""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_dir

from netwerk.store.port import now

START, END = "netwerk-neo4j-versie-", ".zip"


def upgrade_copy(version: int) -> Path:
    """Where the backup goes of a network of this version; its folder is made."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{START}{version}-{now()[:19].replace(':', '')}{END}"


def upgrade_copies() -> tuple[Path, ...]:
    """The backups that were made so, of any server."""
    return tuple(sorted(_folder().glob(f"{START}*{END}")))


def _folder() -> Path:
    return Path(user_data_dir("netwerk"))
