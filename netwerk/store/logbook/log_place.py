"""Where the log is, where its key is, and how long lines are kept: the table ``[logboek]``."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from platformdirs import user_config_dir, user_data_dir

from netwerk.errors import InputError
from netwerk.settings import APP, Settings, settings_table

DAYS = 730
"""How long lines are kept when nothing is said: two years."""
MOST_DAYS = 36_500
SECRET = "NETWERK_LOG_GEHEIM"  # noqa: S105 (the name of a setting)
LEAST_SECRET = 32
KEY_FILE = "logboek.sleutel"
KNOWN: Mapping[str, type] = {"bestand": str, "dagen": int, "sleutel": str}
SERVER = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://(.*)", re.DOTALL)


@dataclass(frozen=True)
class LogPlace:
    """Where a log is and how it is kept.

    file: the log. key_file: what its seals are made with, unless ``secret`` is given. head: where
    it is kept how far the log goes, in another folder than the log. days: how long lines are kept.
    """

    file: Path
    key_file: Path
    head: Path
    days: int = DAYS
    secret: str | None = None

    def __repr__(self) -> str:
        return f"LogPlace({str(self.file)!r}, {self.days} dagen)"


def log_place(settings: Settings, environ: Mapping[str, str] | None = None) -> LogPlace:
    """The log that belongs to the store of these settings.

    Raises InputError naming the setting that cannot be used.
    """
    environ = os.environ if environ is None else environ
    table = _checked(settings_table("logboek", environ))
    secret = environ.get(SECRET) or None
    if secret is not None and len(secret) < LEAST_SECRET:
        raise InputError(
            f"{SECRET} is te kort: {len(secret)} tekens. Geef er minstens {LEAST_SECRET}, "
            "bijvoorbeeld met 'openssl rand -hex 32'."
        )
    file = Path(table["bestand"]).expanduser() if "bestand" in table else _beside(settings.store)
    mark = hashlib.sha256(os.fsencode(file.absolute())).hexdigest()[:12]
    head = f"logboek-{mark}.eind"
    key = Path(table["sleutel"]).expanduser() if "sleutel" in table else _key_file(environ, head)
    return LogPlace(
        file=file,
        key_file=key,
        head=key.parent / head,
        days=table.get("dagen", DAYS),
        secret=secret,
    )


def _checked(table: Any) -> Mapping[str, Any]:
    if not isinstance(table, dict):
        raise InputError("In netwerk.toml staat [logboek] meer dan een keer. Laat er een staan.")
    for name, value in table.items():
        if name not in KNOWN:
            raise InputError(
                f"In netwerk.toml staat bij [logboek] '{name}', en die instelling is er niet. "
                f"Kies uit: {', '.join(KNOWN)}."
            )
        if type(value) is not KNOWN[name] or value == "":
            kind = "een heel getal" if KNOWN[name] is int else "een tekst tussen aanhalingstekens"
            raise InputError(f"In netwerk.toml hoort bij [logboek] '{name}' {kind} te staan.")
    if not 1 <= table.get("dagen", DAYS) <= MOST_DAYS:
        raise InputError(
            f"In netwerk.toml hoort bij [logboek] 'dagen' een getal van 1 tot en met {MOST_DAYS} "
            "te staan."
        )
    return table


def _beside(store: str) -> Path:
    """The log of a store when the settings do not say: beside its file, or in the data folder."""
    server = SERVER.fullmatch(store)
    data = Path(user_data_dir(APP))
    if server and not store.startswith("sqlite:"):
        # Without what may stand before the @: never a password in the name of a file.
        name = re.sub(r"[^A-Za-z0-9.]+", "-", server[1].rpartition("@")[2]).strip("-")
        return data / f"{name or 'neo4j'}.log.db"
    path = re.sub(r"^sqlite:(///?)?", "", store) if store.startswith("sqlite:") else store
    try:
        file = Path(path).expanduser()
    except RuntimeError:
        file = Path(path)
    named = file.with_name(f"{file.stem}.log.db") if file.name else data / "netwerk.log.db"
    return named if _mine(named) else data / named.name


def _mine(file: Path) -> bool:
    """Whether a log can be kept there: not in a folder to read, nor in the log of a colleague.

    Who shares the file of a store on a disk keeps a log of his own.
    """
    if not hasattr(os, "getuid") or not file.exists():
        return os.access(file.parent, os.W_OK) or not file.parent.exists()
    return file.stat().st_uid == os.getuid()


def _key_file(environ: Mapping[str, str], head: str) -> Path:
    """Beside the settings; in the data folder where nothing may be written there.

    A log that was begun with other settings has its key where ``head`` says how far it goes.
    """
    config = environ.get("NETWERK_CONFIG")
    usual = Path(user_config_dir(APP))
    beside = Path(config).absolute().parent if config else usual
    data = Path(user_data_dir(APP))
    for folder in (beside, usual, data):
        if _is_filled(folder / head) and _is_filled(folder / KEY_FILE):
            return folder / KEY_FILE
    for folder in (beside, usual):
        there = (folder / KEY_FILE).exists()
        if there or os.access(folder, os.W_OK) or not folder.exists():
            return folder / KEY_FILE
    return data / KEY_FILE


def _is_filled(file: Path) -> bool:
    """Whether something is in it. A try without the key leaves an empty file behind."""
    try:
        return file.stat().st_size > 0
    except OSError:
        return False
