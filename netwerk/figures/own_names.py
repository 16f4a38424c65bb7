"""What the name of an own count says of it: a percentage, or something else that is no sum."""

from __future__ import annotations

import re

_PERCENT = re.compile(r"%|\b(percentages?|procent\w*)\b")
_NO_SUM = re.compile(
    r"\b(aandeel|aandelen|gem|gemiddelde?|mediaan|ratio|index)\b|(cijfers?|scores?)\b"
    r"|\bper (?!(jaar|seizoen|kwartaal|maand|week|dag|kern|dorp|buurt|gebied)\b)"
)
"""What says in the name of an own count that it is a mark, a share or a mean."""


def is_percentage(naam: str) -> bool:
    """Whether it is a percentage."""
    return _PERCENT.search(naam.casefold()) is not None


def is_no_sum(naam: str) -> bool:
    """Whether those of several places are not to be added up."""
    return is_percentage(naam) or _NO_SUM.search(naam.casefold()) is not None
