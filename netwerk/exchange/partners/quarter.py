"""At most one question a quarter to the same actor, whatever way it goes."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date

from netwerk.model import Actor, Navraag, Verbindkans

MONTHS = 3


def last_asked(
    actor: Actor, navragen: Iterable[Navraag], choices: Iterable[Verbindkans] = ()
) -> str | None:
    """The last day on which this actor was asked something, as it stands in the store.

    By mail, with a sheet, in a talk ('gevraagd'), or to introduce others. Of a month the last day
    counts; a year alone says too little.
    """
    days = [_whole(actor.gevraagd)]
    days += [_whole(navraag.datum) for navraag in navragen if navraag.actor == actor.id]
    days += [
        _whole(choice.datum)
        for choice in choices
        if choice.besluit == "doen" and actor.id in choice.via
    ]
    return max((day for day in days if day), default=None)


def asked_again_from(day: str) -> date:
    """The first day on which who was asked on ``day`` may be asked again."""
    asked = date.fromisoformat(day)
    months = asked.month - 1 + MONTHS
    year, month = asked.year + months // 12, months % 12 + 1
    return date(year, month, min(asked.day, calendar.monthrange(year, month)[1]))


def left_in_peace(day: str | None, today: date) -> bool:
    """Whether who was last asked on ``day`` is not to be asked today."""
    return day is not None and today < asked_again_from(day)


def _whole(day: str | None) -> str | None:
    if not day or len(day) < 7:
        return None
    if len(day) >= 10:
        return day[:10]
    year, month = int(day[:4]), int(day[5:7])
    return f"{day[:7]}-{calendar.monthrange(year, month)[1]}"
