"""Which parts of a text are phone numbers, however they are typed.

One recogniser: what a lezer does not see, and what is asked about before it is stored.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_BETWEEN = r"[\s()./_\u00ad\u00b7\u200b\u2010-\u2015\u2212-]{0,5}"
"""What people type between the digits of a number: every kind of dash too."""
_OPEN = r"\(?(?<![\d+])"
_ABROAD = r"(?:\+[\s(]{0,2}|00(?:\s(?=\(?31))?\(?)"
_HOME = r"\+?0(?:[\s)-]{1,2}(?=6)|\(?)"
_OF_HERE = rf"{_OPEN}(?:{_ABROAD}31{_BETWEEN}(?:0{_BETWEEN})?|{_HOME})"
_ONE = rf"{_OF_HERE}[1-9](?:{_BETWEEN}\d){{8}}(?!\d)(?={_BETWEEN}[+0])"
"""A whole Dutch number with another behind it: the first does not end inside the second."""
_ANY = rf"{_OPEN}(?:{_ABROAD}|{_HOME})[1-9](?:{_BETWEEN}\d){{7,12}}(?!\w)"
_STUCK = rf"{_OF_HERE}6(?:{_BETWEEN}\d){{8}}(?!\d)"
"""A 06-number is one also with a word stuck to it."""
_PHONE = re.compile(f"{_ONE}|{_ANY}|{_STUCK}")
_MOBILE = re.compile(r"(?:(?:00)?310?|0)6\d{8}")


def without_phones(text: str, instead: Callable[[str], str]) -> str:
    """A text with, for each phone number in it, what ``instead`` makes of that number."""
    return _PHONE.sub(lambda found: instead(found[0]), text)


def mobile_in(text: str) -> bool:
    """Whether a text holds a 06-number."""
    return "6" in text and any(
        _MOBILE.match(re.sub(r"\D", "", found[0])) for found in _PHONE.finditer(text)
    )
