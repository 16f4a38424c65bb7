"""Dates as Dutch people write them: to ISO text that may be partial, and back to words."""

from __future__ import annotations

import re
from datetime import date

from netwerk.errors import InputError
from netwerk.model import fold

UNKNOWN = "niet bekend"

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


def iso_date(text: str) -> str | None:
    """``text`` as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, None when it is no date.

    Day first, never month first.

    A year of two digits is read as Excel does: 00-29 are 2000-2029, 30-99 are 1930-1999.
    """
    folded = fold(text).replace("’", "'")
    if match := _ISO.fullmatch(folded):
        return _checked(match[1], match[2], match[3])
    if match := _DAY_FIRST.fullmatch(folded):
        return _checked(match[3], match[2], match[1])
    if match := _MONTH_YEAR.fullmatch(folded):
        return _checked(match[2], match[1], None)
    if (match := _WORDS.fullmatch(folded)) and match[2] in _MONTH:
        return _checked(match[3], str(_MONTH[match[2]]), match[1])
    return None


def whole_day(text: str) -> str:
    """A day as ``YYYY-MM-DD``. Raises InputError with an example."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise InputError(f"'{text}' is geen dag. Schrijf bijvoorbeeld 2026-01-31.") from error


def _checked(year: str, month: str | None, day: str | None) -> str | None:
    full_year = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 30 else 1900)
    try:
        date(full_year, int(month or 1), int(day or 1))
    except ValueError:
        return None
    parts = [f"{full_year:04d}", *(f"{int(part):02d}" for part in (month, day) if part)]
    return "-".join(parts)


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


def day_in_figures(iso: str) -> str:
    """A (partial) ISO date or time as it stands in a table: 17-05-2024, 05-2024 or 2024."""
    return "-".join(reversed(iso[:10].split("-")))
