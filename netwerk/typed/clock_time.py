"""A time of the day as people type it."""

from __future__ import annotations

import re

from netwerk.errors import InputError

_TIME = re.compile(r"(\d{1,2})(?:[:.,hu ]{1,2}(\d{2}))?(?: ?(?:uur|[uh]))?", re.IGNORECASE)
_FOUR = re.compile(r"(\d{2})(\d{2})")


def clock_time(text: str) -> str:
    """'19:30' for 19:30, 19.30, 19u30, 1930 or '19.30 uur'; '' for nothing.

    Raises InputError with an example.
    """
    typed = " ".join(text.split())
    if not typed:
        return ""
    found = _FOUR.fullmatch(typed) or _TIME.fullmatch(typed)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if hour > 23 or minute > 59:
        raise InputError(f"'{typed[:40]}' is geen tijd. Schrijf bijvoorbeeld 19:30.")
    return f"{hour:02d}:{minute:02d}"
