"""How people sign in: the table ``[aanmelden]`` of the settings file, and its secrets.

Two ways: a provider of OpenID Connect (``uitgever``), or headers of a proxy that knows who it is
(``koppen``). Without the table there is no sign-in: the app is the desk of one person.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from netwerk.access.server_address import is_loopback
from netwerk.errors import InputError
from netwerk.settings import settings_table

SECRET, COOKIE, PROXY = "NETWERK_AANMELDEN_GEHEIM", "NETWERK_COOKIE_GEHEIM", "NETWERK_PROXY_GEHEIM"
"""The variables of the environment that hold the secrets; they are never in the file."""
SHORTEST = 32
"""Characters of a secret of our own."""
LONGEST_HOURS, LONGEST_MINUTES = 24.0, 60.0
HEADERS = ("naam", "email", "groepen")
"""What a proxy tells of somebody; each has the name of a header in ``koppen``."""
KEYS = ("uitgever", "client_id", "domeinen", "groepen", "scope", "duur", "nagaan", "koppen")


@dataclass(frozen=True)
class SignInSettings:
    """How people sign in.

    uitgever: address of the metadata of the provider; "" where a proxy tells who it is. client_id
    and geheim: as the provider knows the app. domeinen: ends of the mail addresses that are let in.
    groepen: the claim with the groups. duur: seconds that a sign-in lasts at most. nagaan: seconds
    between two looks whether somebody still has his groups. cookie: what cookies are signed with.
    koppen: header of the proxy by what it tells (HEADERS); proxy: the secret that comes beside it.
    """

    domeinen: tuple[str, ...]
    uitgever: str = ""
    client_id: str = ""
    groepen: str = "groups"
    scope: str = "openid email profile"
    duur: float = 36_000.0
    nagaan: float = 300.0
    koppen: Mapping[str, str] = field(default_factory=dict)
    geheim: str = field(default="", repr=False)
    cookie: str = field(default="", repr=False)
    proxy: str = field(default="", repr=False)

    @property
    def by_proxy(self) -> bool:
        """Whether a proxy tells who somebody is."""
        return bool(self.koppen)


def sign_in_settings(environ: Mapping[str, str] | None = None) -> SignInSettings | None:
    """The table ``[aanmelden]``; None without one. Raises InputError with what is wrong in it."""
    environ = os.environ if environ is None else environ
    table = settings_table("aanmelden", environ)
    if table == {}:
        return None
    if not isinstance(table, dict):
        raise InputError(
            "In de instellingen is [aanmelden] één tabel. Schrijf [aanmelden] met enkele haken."
        )
    for name in table:
        if name not in KEYS:
            raise InputError(
                f"In de instellingen staat '{name}' onder [aanmelden], en dat is er niet. Kies "
                f"uit: {', '.join(KEYS)}."
            )
    shared: dict[str, Any] = {
        "domeinen": _domains(table.get("domeinen")),
        "groepen": _text(table, "groepen", "groups"),
        "duur": _number(table, "duur", 10.0, LONGEST_HOURS, "uren") * 3600,
        "nagaan": _number(table, "nagaan", 5.0, LONGEST_MINUTES, "minuten") * 60,
        "cookie": _secret(environ, COOKIE, SHORTEST),
    }
    if "koppen" in table:
        if "uitgever" in table:
            raise InputError(
                "In de instellingen staan uitgever en koppen samen onder [aanmelden]. Kies er één: "
                "een aanmelddienst, of een server ervoor die zegt wie het is."
            )
        proxy = _secret(environ, PROXY, SHORTEST)
        return SignInSettings(**shared, koppen=_headers(table["koppen"]), proxy=proxy)
    return SignInSettings(
        **shared,
        uitgever=_provider(_text(table, "uitgever")),
        client_id=_text(table, "client_id"),
        scope=_scope(_text(table, "scope", "openid email profile")),
        geheim=_secret(environ, SECRET, 1),
    )


def _text(table: Mapping[str, Any], name: str, default: str = "") -> str:
    given = table.get(name, default)
    if not isinstance(given, str) or not given.strip():
        raise InputError(
            f"In de instellingen ontbreekt {name} onder [aanmelden]. Schrijf het als tekst, "
            f'bijvoorbeeld {name} = "...".'
        )
    return given.strip()


def _number(table: Mapping[str, Any], name: str, default: float, most: float, what: str) -> float:
    given = table.get(name, default)
    if isinstance(given, bool) or not isinstance(given, int | float) or not 0 < given <= most:
        raise InputError(
            f"In de instellingen is {name} onder [aanmelden] geen aantal {what}. Geef een getal "
            f"boven 0, tot en met {most:.0f}."
        )
    return float(given)


def _domains(given: Any) -> tuple[str, ...]:
    if not isinstance(given, list) or not given or not all(_is_domain(name) for name in given):
        raise InputError(
            "In de instellingen ontbreekt onder [aanmelden] welke mailadressen binnen mogen. "
            'Schrijf bijvoorbeeld domeinen = ["gemeente.nl"].'
        )
    return tuple(name.lower() for name in given)


def _is_domain(name: Any) -> bool:
    return isinstance(name, str) and "." in name and not set(name) & set("@/ *")


def _provider(address: str) -> str:
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        host, parts = "", urlsplit("")
    if not host or not (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))):
        raise InputError(
            "In de instellingen is uitgever onder [aanmelden] geen adres met https. Neem het adres "
            "dat eindigt op /.well-known/openid-configuration."
        )
    return address


def _scope(words: str) -> str:
    if "openid" not in words.split():
        raise InputError(
            "In de instellingen staat openid niet in scope onder [aanmelden]. Schrijf "
            'bijvoorbeeld scope = "openid email profile".'
        )
    return words


def _headers(given: Any) -> Mapping[str, str]:
    whole = isinstance(given, dict) and set(given) == set(HEADERS)
    names = list(given.values()) if whole else []
    if not whole or not all(
        isinstance(name, str) and name.isascii() and name.replace("-", "").isalnum()
        for name in names
    ):
        raise InputError(
            "In de instellingen zijn koppen onder [aanmelden] niet te lezen. Schrijf "
            'koppen = { naam = "X-Netwerk-Naam", email = "X-Netwerk-Email", '
            'groepen = "X-Netwerk-Groepen" }.'
        )
    if len({name.lower() for name in names}) < len(HEADERS):
        raise InputError(
            "In de instellingen staat onder [aanmelden] twee keer dezelfde kop in koppen. Geef elk "
            "een eigen naam."
        )
    return dict(given)


def _secret(environ: Mapping[str, str], name: str, shortest: int) -> str:
    given = environ.get(name, "")
    if len(given) < shortest:
        raise InputError(
            f"Aanmelden staat aan, en {name} is er niet of is te kort. Geef de waarde mee als "
            f"omgevingsvariabele{f', met minstens {shortest} tekens' if shortest > 1 else ''}."
        )
    return given
