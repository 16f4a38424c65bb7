"""From a URL or path to a store. An engine is imported only when it is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from netwerk.errors import InputError
from netwerk.settings import Settings
from netwerk.store.port import Store

NEO4J_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")

_URL = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):(//)?(.*)", re.DOTALL)
# Two letters at least, so that C:\netwerk.db stays a path.


def connect(
    url_or_path: str | Path, settings: Settings, create: bool = True, *, adopt: bool = False
) -> Store:
    """Open the store at a path or URL; with ``create`` one is made where nothing is.

    adopt: on a server where others have a graph of the same words, make that the store.

    A path, ``sqlite:PATH``, or a ``neo4j://`` or ``bolt://`` URL (also ``+s`` and ``+ssc``).

    Raises InputError for what is no store at all, StoreAbsent when nothing is there and nothing may
    be made, StoreError when it cannot be opened.
    """
    place = place_of(str(url_or_path))
    if isinstance(place, str):
        from netwerk.store.neo4j import open_neo4j

        return open_neo4j(place, settings, create=create, adopt=adopt)
    from netwerk.store.sqlite import open_sqlite

    return open_sqlite(place, create=create)


def replace_damaged(url_or_path: str | Path, fill: Callable[[str], None]) -> Path | None:
    """Put a new store, made by ``fill``, in the place of a file that cannot be used.

    Gives the place where the old one is kept; None when there is no such file.
    """
    place = place_of(str(url_or_path))
    if isinstance(place, str):
        return None
    from netwerk.store.sqlite import replace_damaged as replace

    return replace(place, lambda path: fill(str(path)))


def place_of(text: str) -> str | Path:
    """The URL of a server, or the path of a file. Raises InputError for what is neither."""
    if not text.strip():
        raise InputError(
            "Er is geen plek voor de gegevens opgegeven. Geef een bestand of adres met --store "
            "of NETWERK_STORE."
        )
    url = _URL.fullmatch(text)
    scheme = url[1].lower() if url else ""
    if scheme in NEO4J_SCHEMES:
        return text
    if url and scheme == "sqlite":
        text = _sqlite_path(url[3], bool(url[2]))
    elif url and url[2]:
        raise InputError(
            f"'{url[1]}://' is geen soort opslag die netwerk kent. Geef een bestand, of een "
            "adres dat begint met neo4j:// of bolt://."
        )
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise InputError(
            f"De map '{text.split('/')[0]}' is niet te vinden. Schrijf het hele pad op."
        ) from error


def _sqlite_path(rest: str, slashes: bool) -> str:
    path = (
        rest.removeprefix("/") if slashes else rest
    )  # sqlite:///a.db is a.db, sqlite:////a.db is /a.db, as elsewhere
    if not path:
        raise InputError("Na 'sqlite:' staat geen bestand. Geef bijvoorbeeld 'sqlite:netwerk.db'.")
    return path
