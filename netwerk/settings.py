"""One place for configuration: the environment first, then a TOML file, then the default.

The file is ``netwerk.toml`` in the user's configuration folder, or the path in ``NETWERK_CONFIG``;
its keys are the names below without the prefix, in lower case (``store = "..."``). Secrets are
never printed.
"""

from __future__ import annotations

import getpass
import logging
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from platformdirs import user_config_dir, user_data_dir

from netwerk.errors import InputError

log = logging.getLogger("netwerk")

APP = "netwerk"
SIGN_IN = "aanmelden"


@dataclass(frozen=True)
class Settings:
    """Everything that can be configured.

    store: URL or path of the store; address and port: where the web page listens (only this
    machine, unless a server says otherwise); browser: open one at start; user and role: who works
    here in local mode ("": no role was set, see `services.stores.local_user`); neo4j_*: credentials
    and database of a Neo4j store; plaatsen: own file with gebieden and kernen; geojson: own file
    with the borders of the gebieden.
    """

    store: str
    address: str = "localhost"
    port: int = 8501
    browser: bool = True
    user: str = "onbekend"
    role: str = ""
    neo4j_user: str | None = None
    neo4j_password: str | None = field(default=None, repr=False)
    neo4j_database: str | None = None
    plaatsen: Path | None = None
    geojson: Path | None = None


TABLES = (SIGN_IN, "toegang", "logboek", "bewaren", "toepassing", "server", "gemeente")
"""Tables of the same file: how people sign in, who may what, the log, how long things are kept,
applications that may ask the API, the server, and the municipality. What is in one is read and
checked where it is used (`settings_table`)."""

_KINDS: Mapping[str, type | tuple[type, ...]] = {"port": (int, str), "browser": (bool, int, str)}
"""What a setting may be in the file when that is more than a text."""
_AT = re.compile(r"at line (\d+), column (\d+)")


def _settings_file(environ: Mapping[str, str]) -> Path:
    return Path(environ.get("NETWERK_CONFIG") or Path(user_config_dir(APP)) / "netwerk.toml")


def settings_stamp(environ: Mapping[str, str] | None = None) -> tuple[int, int, int] | None:
    """What changes when the settings file does: its moment (ns), size and place on the disk.

    None without a file.
    """
    try:
        held = _settings_file(os.environ if environ is None else environ).stat()
    except OSError:
        return None
    return held.st_mtime_ns, held.st_size, held.st_ino


@lru_cache(maxsize=8)
def _parsed(path: Path, stamp: tuple[int, int, int] | None) -> Mapping[str, object]:
    """What the file says: read once as long as it stays the same; every part of a page asks."""
    del stamp  # part of the key
    held: Mapping[str, object] = tomllib.loads(path.read_text(encoding="utf-8"))
    return held


_LAST: dict[Path, Mapping[str, object]] = {}
"""What the file said when it could last be used, where people sign in."""
_TOLD: dict[Path, tuple[int, int, int] | None] = {}
"""Of which file that cannot be used, as it was then, the log was told."""


def _file_values(environ: Mapping[str, str]) -> Mapping[str, object]:
    """What the file says and can be used.

    Where people sign in, a server goes on with what it last read when the file cannot be used: one
    that is half saved stops nobody. The log says what is wrong, once for each change of the file.
    """
    path, stamp = _settings_file(environ), settings_stamp(environ)
    if path in _TOLD and _TOLD[path] == stamp:
        return _LAST[path]
    try:
        values = _checked(path, stamp, named="NETWERK_CONFIG" in environ or path in _LAST)
    except InputError as error:
        if path not in _LAST:
            raise
        _TOLD[path] = stamp
        log.warning("De instellingen blijven zoals ze waren; zie 'netwerk check'. %s", error)
        return _LAST[path]
    _TOLD.pop(path, None)
    if SIGN_IN in values:
        _LAST[path] = values
    else:
        _LAST.pop(path, None)
    return values


def _checked(
    path: Path, stamp: tuple[int, int, int] | None, *, named: bool
) -> Mapping[str, object]:
    """What a file says; nothing when none is there and none was named. Raises InputError."""
    try:
        if not path.is_file():
            if named:
                raise InputError(
                    f"NETWERK_CONFIG wijst naar '{path}', en dat bestand is er niet. Controleer "
                    "de naam."
                )
            return {}
        values = _parsed(path, stamp)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError, OSError) as error:
        raise InputError(
            f"De instellingen in {path} zijn niet te lezen{_where(error)}. Herstel het bestand."
        ) from error
    known = [entry.name for entry in fields(Settings)]
    for name in values:
        if name in TABLES:
            if not isinstance(values[name], (dict, list)):
                raise InputError(
                    f"In {path} is '{name}' een tabel met instellingen. Schrijf [{name}] op een "
                    "eigen regel, met de instellingen eronder."
                )
            continue
        if name not in known:  # a mistyped 'store' would quietly mean another store
            raise InputError(
                f"In {path} staat '{name}', en die instelling is er niet. Kies uit: "
                f"{', '.join(known)}."
            )
        if not isinstance(values[name], _KINDS.get(name, str)):
            raise InputError(
                f"In {path} staat bij '{name}' geen tekst. Zet de waarde tussen aanhalingstekens, "
                f'bijvoorbeeld {name} = "...".'
            )
    if "port" in values:
        _port(str(values["port"]), f"In {path} is 'port'")
    return values


def _where(error: Exception) -> str:
    """Where a file stops being TOML; tomllib says that in English."""
    if isinstance(error, UnicodeDecodeError):
        return ": het is geen tekst in UTF-8"
    if isinstance(error, RecursionError):
        return ": er zitten te veel haakjes in elkaar"
    if isinstance(error, OSError):
        return ": netwerk mag of kan er niet bij"
    if found := _AT.search(str(error)):
        return f": kijk bij regel {found[1]}, kolom {found[2]}"
    return ": kijk aan het eind, daar is iets niet afgemaakt"


def _port(port: str, where: str = "NETWERK_PORT is") -> int:
    if not re.fullmatch("[0-9]{1,5}", port) or not 0 < int(port) < 65536:
        raise InputError(f"{where} '{port[:20]}'. Geef een getal van 1 tot en met 65535.")
    return int(port)


def settings_table(name: str, environ: Mapping[str, str] | None = None) -> Any:
    """One table of TABLES as the settings file has it: a dict, or a list of dicts; {} without one.

    Raises InputError when the file cannot be read.
    """
    return _file_values(os.environ if environ is None else environ).get(name, {})


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process. Raises InputError when a value cannot be used."""
    environ = os.environ if environ is None else environ
    stored = _file_values(environ)

    def value(name: str) -> str | None:
        found = environ.get(f"NETWERK_{name.upper()}")
        if found is None and name in stored:
            found = str(stored[name])
        if found and "\0" in found:
            raise InputError(f"NETWERK_{name.upper()} is niet te lezen. Typ de waarde opnieuw.")
        return found or None

    def words(name: str) -> str | None:
        """A value that is stored and shown, whatever bytes it has in the environment."""
        found = value(name)
        return os.fsencode(found).decode("utf-8", "replace") if found else None

    plaatsen, geojson = value("plaatsen"), value("geojson")
    return Settings(
        store=value("store") or str(Path(user_data_dir(APP)) / "netwerk.db"),
        address=value("address") or "localhost",
        port=_port(value("port") or "8501"),
        browser=(value("browser") or "1").lower() not in {"0", "false", "nee"},
        user=words("user") or _login_name(),
        role=words("role") or "",
        neo4j_user=value("neo4j_user"),
        neo4j_password=value("neo4j_password"),
        neo4j_database=value("neo4j_database"),
        plaatsen=Path(plaatsen) if plaatsen else None,
        geojson=Path(geojson) if geojson else None,
    )


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "onbekend"
