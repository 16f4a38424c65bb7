"""One place for configuration: the environment first, then a TOML file, then the default.

The file is ``netwerk.toml`` in the user's configuration folder, or the path in ``NETWERK_CONFIG``;
its keys are the names below without the prefix, in lower case (``store = "..."``). Secrets are
never printed.
"""

from __future__ import annotations

import getpass
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

APP = "netwerk"


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


TABLES = ("aanmelden", "toegang", "logboek", "bewaren", "toepassing", "server", "gemeente")
"""Tables of the same file: how people sign in, who may what, the log, how long things are kept,
applications that may ask the API, the server, and the municipality. What is in one is read and
checked where it is used (`settings_table`)."""

_KINDS: Mapping[str, type | tuple[type, ...]] = {"port": (int, str), "browser": (bool, int, str)}
"""What a setting may be in the file when that is more than a text."""


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


def _file_values(environ: Mapping[str, str]) -> dict[str, object]:
    path = _settings_file(environ)
    try:
        if not path.is_file():
            if environ.get("NETWERK_CONFIG"):
                raise InputError(
                    f"NETWERK_CONFIG wijst naar '{path}', en dat bestand is er niet. Controleer "
                    "de naam."
                )
            return {}
        values = dict(_parsed(path, settings_stamp(environ)))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError, OSError) as error:
        raise InputError(
            f"De instellingen in {path} zijn niet te lezen ({error}). Herstel het bestand of "
            "haal het weg."
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
    return values


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

    port = value("port") or "8501"
    if not re.fullmatch("[0-9]{1,5}", port) or not 0 < int(port) < 65536:
        raise InputError(f"NETWERK_PORT is '{port[:20]}'. Geef een getal van 1 tot en met 65535.")
    plaatsen, geojson = value("plaatsen"), value("geojson")
    return Settings(
        store=value("store") or str(Path(user_data_dir(APP)) / "netwerk.db"),
        address=value("address") or "localhost",
        port=int(port),
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
