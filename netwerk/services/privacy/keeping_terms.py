"""How long each kind is kept: [bewaren] of the settings over the defaults of the product."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from netwerk.errors import InputError
from netwerk.schema import data_folder
from netwerk.schemafile import SchemaFile
from netwerk.settings import settings_table

TABLE = "bewaren"
ALWAYS = "altijd"
_TERM = re.compile(r"([1-9]\d?) (jaar|maand|maanden)")
_PER_UNIT = {"jaar": 12, "maand": 1, "maanden": 1}


@dataclass(frozen=True)
class Terms:
    """Months that each kind is kept; a kind that is not in it is kept always."""

    months: Mapping[str, int]

    def words(self, kind: str) -> str:
        """How long, as one says it."""
        months = self.months[kind]
        if months % 12:
            return f"{months} maand{'en' if months > 1 else ''}"
        return f"{months // 12} jaar"

    def before(self, kind: str, today: date) -> str | None:
        """The day before which something is past its term, ISO; None when it is kept always."""
        months = self.months.get(kind)
        if months is None:
            return None
        year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
        return f"{year:04}-{month + 1:02}-{min(today.day, 28):02}"


def keeping_terms(own: Any = None) -> Terms:
    """The terms that hold here; own: the table of the settings, read when it is not given.

    Raises InputError naming the table and key that cannot be used.
    """
    own = settings_table(TABLE) if own is None else own
    if not isinstance(own, dict):
        raise InputError(f"In netwerk.toml hoort [{TABLE}] één tabel te zijn.")
    usual = _usual()
    for key in own:
        if key not in usual:
            raise InputError(
                f"In netwerk.toml staat bij [{TABLE}] '{key}', en dat kan niet. Kies uit: "
                f"{', '.join(usual)}."
            )
    read = {key: _months(key, own.get(key, text)) for key, text in usual.items()}
    return Terms({key: months for key, months in read.items() if months is not None})


@cache
def _usual() -> Mapping[str, str]:
    file = SchemaFile(data_folder("graph_schema") / "privacy.toml")
    return {str(key): str(text) for key, text in file.block(TABLE).items()}


def _months(key: str, text: object) -> int | None:
    if text == ALWAYS:
        return None
    found = _TERM.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        raise InputError(
            f"In netwerk.toml staat bij [{TABLE}] bij '{key}' geen termijn ('{text}'). Schrijf "
            'bijvoorbeeld "3 jaar", "18 maanden" of "altijd".'
        )
    return int(found[1]) * _PER_UNIT[found[2]]
