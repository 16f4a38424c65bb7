"""A moment in the past as text: a day, or a time of a day, and how it is told."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from netwerk.errors import InputError
from netwerk.typed.dates import day_words, whole_day

NETHERLANDS = ZoneInfo("Europe/Amsterdam")
AS_STORED = "%Y-%m-%dT%H:%M:%S.%fZ"
"""How times are kept: in UTC and of one length, so that they compare as text."""
DAY = 10
"""The length of a day as text; a moment is longer."""


LEAST = timedelta(microseconds=1)
"""Between two moments that are kept at least."""


def day_or_moment(text: str) -> str:
    """A day as ``YYYY-MM-DD``, or a time of a day in UTC as it is kept.

    Without an offset a time is that of the Netherlands. Raises InputError with an example.
    """
    try:
        if len(text) <= DAY:
            return whole_day(text)
        at = datetime.fromisoformat(text)
        in_zone = at if at.tzinfo else at.replace(tzinfo=NETHERLANDS)
        return in_zone.astimezone(UTC).strftime(AS_STORED)
    except (ValueError, OverflowError, InputError) as error:
        raise InputError(
            f"'{text}' is geen dag of tijdstip. Schrijf bijvoorbeeld 31-01-2026 of "
            "2026-01-31T09:30."
        ) from error


def end_of(op: str) -> str:
    """When what ``op`` names is over: the end of a day in the Netherlands, or the moment itself.

    In UTC, as times are kept. Raises InputError for no such day or moment.
    """
    said = day_or_moment(op)
    if len(said) > DAY:
        return said
    try:
        next_day = date.fromisoformat(said) + timedelta(days=1)
    except OverflowError as error:
        raise InputError(f"'{op}' is geen dag. Schrijf bijvoorbeeld 31-01-2026.") from error
    midnight = datetime.combine(next_day, time(), tzinfo=NETHERLANDS)
    return midnight.astimezone(UTC).strftime(AS_STORED)


def last_moment(op: str) -> str:
    """The last moment of what ``op`` names: that of a day still lies within that day.

    In UTC, as times are kept. Raises InputError for no such day or moment.
    """
    said = day_or_moment(op)
    if len(said) > DAY:
        return said
    return (datetime.fromisoformat(end_of(said)) - LEAST).strftime(AS_STORED)


def here(at: str) -> datetime:
    """A moment as it is kept, by the clock of the Netherlands: what any user is shown of it."""
    return datetime.fromisoformat(day_or_moment(at)).astimezone(NETHERLANDS)


def now_here() -> datetime:
    """The present by the clock of the Netherlands, whatever the machine's clock is set to."""
    return datetime.now(NETHERLANDS)


def today_here() -> date:
    """The day that it is in the Netherlands."""
    return now_here().date()


def hour_words(at: str) -> str:
    """'9.30': the time of the day of a moment as it is kept."""
    moment = here(at)
    return f"{moment.hour}.{moment.minute:02d}"


def day_of(op: str) -> str:
    """The day of a day or a moment, in the Netherlands, as ``YYYY-MM-DD``."""
    return op if len(op) <= DAY else here(op).date().isoformat()


def moment_words(op: str) -> str:
    """'17 mei 2024', and for a time of a day '17 mei 2024, 9.30 uur'.

    The last moment of a day stands for that day.
    """
    if len(op) <= DAY or op == last_moment(day_of(op)):
        return day_words(op)
    return f"{day_words(day_of(op))}, {hour_words(op)} uur"
