"""What stands in a cell of a file with figures: a number, or nothing that is known.

A mark for "unknown" or "secret" is never 0.
"""

from __future__ import annotations

import re

UNKNOWN = frozenset(
    {"", ".", ",", "x", "-", "--", "*", "nan", "null", "none", "n.b.", "nb", "#n/a"}
)
SENTINEL = -99000
"""From here down a number is no value: -99995 and -99997 say that it is not known or secret."""
_NUMBER = re.compile(r"-?(\d+([.,]\d+)?|[.,]\d+)(e-?\d+)?", re.IGNORECASE)
_DUTCH = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d+)?")
YEAR = re.compile(r"(19|20)\d\d")


def cell_value(text: str, typed: bool = False) -> float | None:
    """The number in a cell, decimals after a point or a comma; None when it says it is not known.

    typed: a person typed it, so that 1.805 is a thousand and more. Raises ValueError for anything
    else.
    """
    bare = text.strip().strip("'").replace("\xa0", " ").removesuffix("%").strip()
    if bare.casefold() in UNKNOWN:
        return None
    if (typed and _DUTCH.fullmatch(bare)) or ("," in bare and "." in bare):
        bare = bare.replace(".", "")
    if not _NUMBER.fullmatch(bare):
        raise ValueError(text)
    value = float(bare.replace(",", "."))
    return None if value <= SENTINEL else value


def year_in(text: str) -> int | None:
    """The first year that a cell or a name of a file holds: '2024JJ00', 'kwb-2024.csv'."""
    found = YEAR.search(text)
    return int(found.group()) if found else None


def month_in(text: str) -> int | None:
    """The month of a period of CBS: '2024MM01'; None for a year."""
    found = re.fullmatch(r"\d{4}MM(\d\d)", text.strip())
    return int(found.group(1)) if found else None
