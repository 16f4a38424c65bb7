"""The rows that a user names: '7', '9-12', 'leden.csv:7' or 'leden.xlsx:Blad1:7'."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from netwerk.errors import InputError
from netwerk.exchange.where import Where

_ROWS = re.compile(r"(\d{1,7})(?:-(\d{1,7}))?")


def chosen(words: Sequence[str]) -> Callable[[Where], bool]:
    """Whether a place is one of the named rows. Raises InputError for a word that names none."""
    choices = [choice for word in words for choice in _choices(word)]

    def is_chosen(where: Where) -> bool:
        row = where.row or 0
        sheet = where.sheet or ""
        places = ("", where.file, sheet, f"{where.file}:{sheet}")
        return any(first <= row <= last and place in places for place, first, last in choices)

    return is_chosen


def _choices(word: str) -> list[tuple[str, int, int]]:
    place, _, rows = word.strip().rpartition(":")
    found = []
    for part in rows.split(","):
        match = _ROWS.fullmatch(part.strip())
        if match is None:
            raise InputError(
                f"'{word[:60]}' is geen rij. Schrijf bijvoorbeeld 7, 9-12 of leden.csv:7."
            )
        found.append((place, int(match[1]), int(match[2] or match[1])))
    return found


def refuse_unclear(words: Sequence[str], taken: Sequence[Where]) -> None:
    """Raise InputError when a number without a file lets in rows of more than one file or sheet."""
    for word in words:
        is_chosen = chosen([word])
        here = {(w.file, w.sheet or ""): w.row for w in taken if is_chosen(w)}
        if ":" not in word and len(here) > 1:
            named = " of ".join(
                ":".join(filter(None, (file, sheet, str(row or ""))))
                for (file, sheet), row in sorted(here.items())[:4]
            )
            raise InputError(
                f"'{word[:60]}' kan meer dan één rij zijn. Schrijf bijvoorbeeld {named}."
            )
