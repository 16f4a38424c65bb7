"""What tells two with one name apart: another mail address, phone number, role or KvK number.

Who differs in one of these is never joined; that they may be the same is proposed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from netwerk.model import Actor, Value, fold
from netwerk.schema import schema

VELDEN = ("telefoon", "email", "rol", "kvk")
_DIGITS = 9
"""So many digits from the end are a Dutch number, whatever stands before: 0315, +31315, 0031315."""
_NUMBER = re.compile(r"[+(]?\d[\d\s()./-]*")
_SPLIT = re.compile(r"[;,|\n]| of | en |/(?= ?\(?[+0])")


@dataclass(frozen=True, slots=True)
class Marks:
    """What is known of somebody that another one of the same name would not have."""

    phones: frozenset[str] = frozenset()
    mails: frozenset[str] = frozenset()
    rol: str = ""
    kvk: str = ""

    def differ(self, other: Marks) -> tuple[str, ...]:
        """The properties in which two say something that cannot both be true of one."""
        clashes = {
            "telefoon": self.phones and other.phones and not self.phones & other.phones,
            "email": self.mails and other.mails and not self.mails & other.mails,
            "rol": self.rol and other.rol and self.rol != other.rol,
            "kvk": self.kvk and other.kvk and self.kvk != other.kvk,
        }
        return tuple(naam for naam in VELDEN if clashes[naam])

    @property
    def parts(self) -> tuple[str, ...]:
        """All of it as texts, in a fixed order."""
        return (*sorted(self.phones), *sorted(self.mails), self.rol, self.kvk)


def marks_of(values: Mapping[str, Value]) -> Marks:
    """The marks of a row."""
    found = {naam: str(values.get(naam) or "") for naam in VELDEN}
    return _marks(**found)


def marks_of_actor(actor: Actor) -> Marks:
    """The marks of a stored actor."""
    return marks_of({naam: getattr(actor, naam) for naam in VELDEN})


def difference(one: Actor, other: Actor) -> str:
    """In what two actors of one name differ, as part of a sentence; empty when in nothing."""
    velden = schema().labels["Actor"].velden
    return ", ".join(
        f"{velden[naam].label} {getattr(one, naam)} en {getattr(other, naam)}"
        for naam in marks_of_actor(one).differ(marks_of_actor(other))
    )


def _marks(telefoon: str, email: str, rol: str, kvk: str) -> Marks:
    return Marks(
        phones=frozenset(filter(None, map(_digits, _SPLIT.split(telefoon)))),
        mails=frozenset(re.findall(r"[^\s<>;,|()@]{1,64}@[^\s<>;,|()@]{1,255}", fold(email))),
        rol=fold(rol),
        kvk=re.sub(r"\D", "", kvk).lstrip("0"),
    )


def _digits(text: str) -> str:
    match = _NUMBER.search(text)
    return re.sub(r"\D", "", match[0]).lstrip("0")[-_DIGITS:] if match else ""
