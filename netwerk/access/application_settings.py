"""Applications that may ask the API: the tables ``[[toepassing]]`` of netwerk.toml.

Of a key only its SHA-256 is kept, so who reads the file cannot ask with it.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from netwerk.access.rights import READER, ROLES, User
from netwerk.errors import InputError
from netwerk.settings import settings_table

TABLE = "toepassing"
PER_MINUTE = 60
"""So many questions a minute an application may ask, unless the settings say otherwise."""
MOST_PER_MINUTE = 6000
LONGEST_NAME = 60
PREFIX = "netwerk_"
"""How every key begins, so that a scanner of leaked secrets knows one when it sees it."""
KEYS = ("naam", "sleutel", "rol", "gebieden", "per_minuut", "tot")


@dataclass(frozen=True)
class Application:
    """An application that may ask the API.

    sleutel: SHA-256 of its key, 64 hexadecimal digits. rol: one of ROLES. gebieden: ids of the only
    gebieden that it sees; empty: the whole municipality. per_minuut: how many questions a minute.
    tot: the last day on which the key holds; None: without end.
    """

    naam: str
    sleutel: str
    rol: str = READER
    gebieden: tuple[str, ...] = ()
    per_minuut: int = PER_MINUTE
    tot: date | None = None

    def user(self, address: str) -> User:
        """Who asks when this application does, from an address, for rights and for the log."""
        naam = f"api {self.naam}"
        where = f"{naam}, {address}"
        if self.gebieden:
            return User(naam, "geen", dict.fromkeys(self.gebieden, self.rol), where)
        return User(naam, self.rol, {}, where)

    def is_over(self, today: date) -> bool:
        """Whether its key has ended by this day."""
        return self.tot is not None and today > self.tot


def new_key() -> str:
    """A key that nobody can guess (256 bits), to be shown once."""
    return PREFIX + secrets.token_urlsafe(32)


def digest(key: str) -> str:
    """What is kept of a key."""
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def whose_key(applications: Iterable[Application], key: str) -> Application | None:
    """The application of a key; None for nobody's. Takes as long whatever the key is."""
    asked, found = digest(key), None
    for application in applications:
        if secrets.compare_digest(asked, application.sleutel):
            found = application
    return found


def applications_of_settings(environ: Mapping[str, str] | None = None) -> tuple[Application, ...]:
    """The applications in the settings. Raises InputError naming what is wrong there."""
    tables = settings_table(TABLE, environ)
    if tables == {}:
        return ()
    if not isinstance(tables, list):
        raise InputError(
            f"In netwerk.toml staat [{TABLE}]. Schrijf [[{TABLE}]] met dubbele haken, een keer "
            "voor elke toepassing."
        )
    found = tuple(_application(number, table) for number, table in enumerate(tables, 1))
    for what in ("naam", "sleutel"):
        held = [getattr(one, what) for one in found]
        if twice := next((value for value in held if held.count(value) > 1), None):
            said = f"de naam '{twice}'" if what == "naam" else "dezelfde sleutel"
            raise InputError(
                f"In netwerk.toml hebben twee tabellen [[{TABLE}]] {said}. Geef elke toepassing "
                "een eigen naam en sleutel."
            )
    return found


def _application(number: int, table: Any) -> Application:
    where = f"In netwerk.toml, [[{TABLE}]] nummer {number},"
    if not isinstance(table, dict):
        raise InputError(f"{where} staat geen tabel. Zet elke instelling op een eigen regel.")
    for key in table:
        if key not in KEYS:
            raise InputError(f"{where} staat '{key[:40]}'. Kies uit: {', '.join(KEYS)}.")
    read: Mapping[str, Callable[[Any], Any]] = {
        "naam": _naam,
        "sleutel": _sleutel,
        "rol": lambda rol: rol if rol in ROLES else READER,
        "gebieden": _gebieden,
        "per_minuut": _per_minuut,
        "tot": _tot,
    }
    values: dict[str, Any] = {}
    for key in KEYS:
        if key not in table and key not in ("naam", "sleutel"):
            continue
        try:
            values[key] = read[key](table.get(key))
        except (ValueError, TypeError) as wrong:
            raise InputError(f"{where} klopt '{key}' niet: {wrong}.") from None
    return Application(**values)


def _naam(value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise ValueError('geef de toepassing een naam, zoals naam = "Open data"')
    if len(value) > LONGEST_NAME:
        raise ValueError(f"maak de naam niet langer dan {LONGEST_NAME} tekens")
    return " ".join(value.split())


def _sleutel(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch("[0-9a-fA-F]{64}", value):
        raise ValueError("neem de regel over die 'netwerk api sleutel' geeft")
    return value.lower()


def _gebieden(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str | int) for one in value):
        raise ValueError('geef een lijst van sleutels, zoals gebieden = ["4", "5"]')
    return tuple(dict.fromkeys(str(one) for one in value))


def _per_minuut(value: Any) -> int:
    if type(value) is not int or not 1 <= value <= MOST_PER_MINUTE:
        raise ValueError(f"geef een heel getal van 1 tot en met {MOST_PER_MINUTE}")
    return value


def _tot(value: Any) -> date:
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(value)
    except (ValueError, TypeError):
        raise ValueError("geef een dag als JJJJ-MM-DD") from None
