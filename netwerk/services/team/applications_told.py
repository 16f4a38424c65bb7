"""The applications that may ask the API, as people are told of them: never with their key."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk.access.application_settings import applications_of_settings
from netwerk.access.rights import LEZEN
from netwerk.services.desk import Desk
from netwerk.services.team.who_am_i import gebieden_called
from netwerk.services.team.who_may_what import WHOLE
from netwerk.typed.dates import day_words


@dataclass(frozen=True)
class ApplicationLine:
    """One application: what it is called, its role, where that holds, and until when.

    tot: the last day in words, "" without an end.
    """

    wie: str
    rol: str
    waar: str
    tot: str


def applications_told(desk: Desk) -> tuple[ApplicationLine, ...]:
    """Who asks the API, by the settings as they are now. Raises InputError for wrong settings."""
    desk.require_somewhere(LEZEN)
    called = gebieden_called(desk)
    names = {id: name for id, name in called.items() if desk.may_read(id)}
    return tuple(
        ApplicationLine(
            one.naam,
            one.rol,
            ", ".join(names.get(id, f"gebied {id}") for id in one.gebieden) or WHOLE,
            day_words(one.tot.isoformat()) if one.tot else "",
        )
        for one in applications_of_settings()
    )
