"""The address of a server as the driver takes it, and whether the server behind it will do."""

from __future__ import annotations

import re

from netwerk.errors import InputError
from netwerk.store.neo4j.connection.sentences import no_store_database, too_old

OLDEST = (5, 26)

_URL = re.compile(
    r"(?P<scheme>(?:neo4j|bolt)(?:\+s|\+ssc)?)://(?P<user>[^/]*@)?(?P<host>[^/@?#]+)/?(?P<rest>.*)",
    re.DOTALL | re.IGNORECASE,
)


def checked_url(url: str) -> str:
    """The URL as the driver takes it.

    Raises InputError when a password, path or question is in it.
    """
    parts = _URL.fullmatch(url.strip())
    if parts is None:
        raise InputError(
            "Het adres van Neo4j is niet te lezen. Schrijf het als neo4j://server:7687."
        )
    clean = f"{parts['scheme'].lower()}://{parts['host']}"
    if parts["user"]:
        raise InputError(
            "Zet gebruiker en wachtwoord niet in het adres, maar in NETWERK_NEO4J_USER en "
            "NETWERK_NEO4J_PASSWORD "
            f"(of in netwerk.toml). Gebruik als adres {clean}."
        )
    if parts["rest"]:
        raise InputError(
            f"Achter {clean} hoort niets te staan. Zet de naam van de database in "
            "NETWERK_NEO4J_DATABASE."
        )
    return clean


def check_version(url: str, agent: str) -> None:
    """Refuse a server that is too old; ``agent`` is what it calls itself, as Neo4j/5.26.30."""
    numbers = re.search(r"(\d+)\.(\d+)", agent)
    if numbers and (int(numbers[1]), int(numbers[2])) < OLDEST:
        raise too_old(url, agent.partition("/")[2] or agent)


def checked_database(url: str, database: str | None) -> str | None:
    """The database as the driver takes it. Raises StoreUnavailable for the one of Neo4j itself."""
    if database and database.strip().lower() == "system":
        raise no_store_database(url)
    return database
