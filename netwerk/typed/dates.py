"""Dates as Dutch people write them: to ISO text that may be partial, and back to words."""

from __future__ import annotations

import re
from datetime import date, timedelta

from netwerk.errors import InputError
from netwerk.model import fold

UNKNOWN = "niet bekend"
WHOLE = len("2026-01-31")
"""The length of a day that is known whole."""
FIRST_SERIAL, LAST_SERIAL = 20_000, 60_000
"""Days of Excel that are dates in a list: 1954 to 2064; other numbers are something else."""

MONTHS = (
    ("januari", "jan", "january"),
    ("februari", "feb", "february", "febr"),
    ("maart", "mrt", "march", "mar"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "jun", "june"),
    ("juli", "jul", "july"),
    ("augustus", "aug", "august"),
    ("september", "sep", "sept"),
    ("oktober", "okt", "october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_MONTH = {word: number for number, words in enumerate(MONTHS, 1) for word in words}
_ISO = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:[t ]\d.*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?: \d{1,2}:\d{2}.*)?")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/](\d{4})")
_WORDS = re.compile(r"(?:(\d{1,2})[- ])?([a-z]+)\.?[- ]'?(\d{4}|\d{2})")
_DAY_NAME = re.compile(
    r"^(?:ma|di|wo|do|vr|za|zo|(?:maan|dins|woens|donder|vrij|zater|zon)dag)\.?,? (?=\d)"
)
_SINCE = re.compile(
    r"^(?:al )?(?:sinds|vanaf|since|from|opgericht(?: in| op)?|in|op|per|d\.?d\.?):? "
)
_ABOUT = re.compile(
    r"^(?:(?:ca|circa|rond|ongeveer|omstreeks|begin|midden|medio|half|eind|einde|about|early|mid"
    r"|late|schooljaar|seizoen|voorjaar|lente|zomer|najaar|herfst|winter|spring|summer|autumn|fall"
    r"|q[1-4]|[1-4]e kwartaal|kwartaal [1-4]|(?:eerste|tweede|derde|vierde) kwartaal"
    r"|(?:[12]e|eerste|tweede) (?:helft|halfjaar|semester)|(?:week|wk) ?\d{1,2})\.?,?[ -]"
    r"(?:van |in )?|[±~])+ ?"
)
_AFTER = re.compile(r"(\d{4})(?: ?- ?| )(?:q[1-4]|\(?(?:voorjaar|zomer|najaar|herfst|winter)\)?)")
_SEASON = re.compile(r"(\d{4}) ?[-/] ?(\d{4}|\d{2})")
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_EXCEL_DAY = date(1899, 12, 30)


FRIDAY = 4
"""What `date.weekday` gives for the last day of work."""


def iso_date(text: str) -> str | None:
    """``text`` as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, None when it is no date.

    Day first, never month first.

    A year of two digits is read as Excel does: 00-29 are 2000-2029, 30-99 are 1930-1999.
    """
    folded = _DAY_NAME.sub("", _SINCE.sub("", fold(text).replace("’", "'"), count=1), count=1)
    if match := _ISO.fullmatch(folded):
        return _checked(match[1], match[2], match[3])
    if match := _DAY_FIRST.fullmatch(folded):
        return _checked(match[3], match[2], match[1])
    if match := _MONTH_YEAR.fullmatch(folded):
        return _checked(match[2], match[1], None)
    if (match := _WORDS.fullmatch(folded)) and match[2] in _MONTH:
        return _checked(match[3], str(_MONTH[match[2]]), match[1])
    return None


def about(text: str) -> str | None:
    """What is certain of a date that says less than it seems, None when nothing is.

    The year of 'voorjaar 2024', 'Q2 2024' and 'ca. 2010', the day of the number 45383 (Excel counts
    days). What was written is more than this: keep it.
    """
    folded = fold(text).replace("’", "'")
    if match := _SERIAL.fullmatch(folded):
        days = int(match[1])
        in_reach = FIRST_SERIAL <= days <= LAST_SERIAL
        return (_EXCEL_DAY + timedelta(days=days)).isoformat() if in_reach else None
    if match := _AFTER.fullmatch(folded):
        return match[1]
    rest = _ABOUT.sub("", _SINCE.sub("", folded, count=1), count=1)
    if rest == folded:
        return None
    if (match := _SEASON.fullmatch(rest)) and iso_date(rest) is None:
        return match[1]
    return iso_date(rest)


def is_serial(text: str) -> bool:
    """Whether a date is written as the number that Excel has for it."""
    return _SERIAL.fullmatch(text.strip()) is not None


def whole_day(text: str) -> str:
    """A day as ``YYYY-MM-DD``, also of '31-1-2026' or '31 januari 2026'. Raises InputError."""
    day = iso_date(text)
    if day is None or len(day) != WHOLE:
        raise InputError(f"'{text}' is geen dag. Schrijf bijvoorbeeld 31-01-2026.")
    return day


def _checked(year: str, month: str | None, day: str | None) -> str | None:
    full_year = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 30 else 1900)
    try:
        date(full_year, int(month or 1), int(day or 1))
    except ValueError:
        return None
    parts = [f"{full_year:04d}", *(f"{int(part):02d}" for part in (month, day) if part)]
    return "-".join(parts)


def workday_from(day: date) -> date:
    """That day, or the Monday after it when it is in a weekend: what a form proposes."""
    return day + timedelta(days=7 - day.weekday() if day.weekday() > FRIDAY else 0)


def day_words(iso: str | None) -> str:
    """'17 mei 2024', 'mei 2024' or '2024' for a (partial) ISO date, other text as it is.

    'niet bekend' without a date.
    """
    if not iso:
        return UNKNOWN
    parts = iso[:10].split("-")
    if not all(part.isdecimal() for part in parts) or (
        len(parts) > 1 and not 1 <= int(parts[1]) <= 12
    ):
        return iso
    if len(parts) == 1:
        return parts[0]
    month = f"{MONTHS[int(parts[1]) - 1][0]} {parts[0]}"
    return month if len(parts) == 2 else f"{int(parts[2])} {month}"


def on_day_words(iso: str | None) -> str:
    """'op 17 mei 2024', 'in mei 2024' or 'in 2024' for a (partial) ISO date: when it was."""
    words = day_words(iso)
    return f"in {words}" if iso and len(iso) in (len("2024"), len("2024-05")) else f"op {words}"


def day_in_figures(iso: str) -> str:
    """A (partial) ISO date or time as it stands in a table: 17-05-2024, 05-2024 or 2024."""
    return "-".join(reversed(iso[:10].split("-")))
