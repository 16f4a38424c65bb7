"""Where people reach the app: the table ``[server]`` of the settings file."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from netwerk.errors import InputError
from netwerk.settings import settings_table

KEYS = ("adres", "hosts", "logboek", "meldadres")
"""What may stand in the table; the last two are used elsewhere."""
LOGS = {"json": True, "tekst": False}
"""What ``logboek`` may be."""
LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""The names of this machine for itself."""


@dataclass(frozen=True)
class ServerAddress:
    """The public address, and other names under which the app may be asked for.

    adres: as people type it, with its path, without a slash at the end; "" when only this machine
    reaches the app. hosts: names of hosts, without a port.
    """

    adres: str = ""
    hosts: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The path of the app: "/netwerk", or "" at the root."""
        return urlsplit(self.adres).path.rstrip("/")

    @property
    def origin(self) -> str:
        """Scheme, host and port of the public address; "" without one."""
        parts = urlsplit(self.adres)
        return f"{parts.scheme}://{parts.netloc}" if self.adres else ""

    @property
    def secure(self) -> bool:
        """Whether people come by https."""
        return self.adres.startswith("https://")

    @property
    def names(self) -> tuple[str, ...]:
        """The hosts that the app answers to."""
        named = urlsplit(self.adres).hostname
        return (*((named,) if named else LOOPBACK), *self.hosts)


def server_address(environ: Mapping[str, str] | None = None) -> ServerAddress:
    """The table ``[server]``. Raises InputError when something in it cannot be used."""
    table = settings_table("server", environ)
    if not isinstance(table, dict):
        raise InputError(
            "In de instellingen is [server] één tabel. Schrijf [server] met enkele haken."
        )
    for name in table:
        if name not in KEYS:
            raise InputError(
                f"In de instellingen staat '{name}' onder [server], en dat is er niet. Kies uit: "
                f"{', '.join(KEYS)}."
            )
    contact_of(table)
    log_as_json(table)
    return ServerAddress(_public(table.get("adres", "")), _hosts(table.get("hosts", [])))


def contact_of(table: Mapping[str, Any]) -> str:
    """``meldadres`` of ``[server]``: where to tell of a leak; "" when it is not set.

    A mail address gets ``mailto:`` before it. Raises InputError when it is neither that nor an
    address with https.
    """
    given = table.get("meldadres", "")
    if isinstance(given, str) and not set(given) & set(" \r\n\t<>\"'\\") and given.isascii():
        if not given or (given.startswith("https://") and urlsplit(given).hostname):
            return given
        name, _, domain = given.removeprefix("mailto:").partition("@")
        if name and "." in domain and "@" not in domain and "/" not in given:
            return f"mailto:{name}@{domain}"
    raise InputError(
        "In de instellingen is meldadres onder [server] niet te gebruiken. Geef een mailadres, of "
        "een webadres dat begint met https."
    )


def log_as_json(table: Mapping[str, Any]) -> bool:
    """``logboek`` of ``[server]``: whether the log of the server is JSON. Raises InputError."""
    word = table.get("logboek", "tekst")
    if not isinstance(word, str) or word not in LOGS:
        raise InputError(
            "In de instellingen is logboek onder [server] niet te gebruiken. Kies uit: "
            f"{', '.join(LOGS)}."
        )
    return LOGS[word]


def is_loopback(address: str) -> bool:
    """Whether only this machine can reach what listens at this address."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


def seen_from(address: str | None) -> str:
    """An address as the log has it: this machine by one name, however it was reached."""
    return address if address and not is_loopback(address) else LOOPBACK[1]


def _public(given: Any) -> str:
    wrong = InputError(
        "In de instellingen is adres onder [server] niet te gebruiken. Schrijf het hele adres, "
        'bijvoorbeeld adres = "https://netwerk.gemeente.nl".'
    )
    if not isinstance(given, str):
        raise wrong
    if not given:
        return ""
    try:
        parts = urlsplit(given)
        _ = parts.port
    except ValueError as error:
        raise wrong from error
    whole = parts.hostname and not (parts.query or parts.fragment or "@" in parts.netloc)
    if parts.scheme not in {"http", "https"} or not whole or not given.isascii():
        raise wrong
    if parts.scheme == "http" and not is_loopback(parts.hostname or ""):
        raise InputError(
            "In de instellingen begint adres onder [server] met http. Neem https: anders kan "
            "iemand op het netwerk meelezen."
        )
    return given.rstrip("/")


def _hosts(given: Any) -> tuple[str, ...]:
    if not isinstance(given, list) or not all(
        isinstance(name, str) and name and not set(name) & set("/@ *") for name in given
    ):
        raise InputError(
            "In de instellingen is hosts onder [server] geen lijst met namen. Schrijf "
            'bijvoorbeeld hosts = ["netwerk.intern"].'
        )
    return tuple(name.lower() for name in given)
