"""Codes of areas as national files write them: what they are a code of, and the name beside them.

A cell may be padded, and a code of a gemeente, wijk or buurt may come without its letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from netwerk.model import Kern, fold

BUURT, WIJK, KERN, GEBIED = "buurt", "wijk", "kern", "gebied"
GEMEENTE, LAND = "gemeente", "land"
_CODES = (
    (GEMEENTE, re.compile(r"GM\d{4}")),
    (WIJK, re.compile(r"WK\d{4}[0-9A-Z]{2}")),
    (BUURT, re.compile(r"BU\d{4}[0-9A-Z]{4}")),
)
_LAND = re.compile(r"NL\d{0,2}")
_BARE = {4: "GM", 6: "WK", 8: "BU"}
_BEFORE = re.compile(r"^(wijk|buurt) [0-9a-z]{2,4} ")


def code_in(cell: str) -> str:
    """The code in a cell: upper case, without padding, with the letters that say what it is of.

    Empty when it is no code of a gemeente, wijk, buurt or the whole country.
    """
    code = "".join(cell.split()).upper()
    if code.isdigit() and len(code) in _BARE:
        code = _BARE[len(code)] + code
    if re.fullmatch(r"\d{4}(GM|WK|BU)\w+", code):  # jrstatcode: the year before it
        code = code[4:]
    if _LAND.fullmatch(code):
        return "NL"
    return code if kind_of_code(code) else ""


def kind_of_code(code: str) -> str:
    """What a code is of: buurt, wijk, gemeente or land; empty when it is none of these."""
    if code == "NL":
        return LAND
    return next((kind for kind, pattern in _CODES if pattern.fullmatch(code)), "")


def gemeente_of(code: str) -> str:
    """The code of the gemeente that a buurt or wijk is in."""
    return f"GM{code[2:6]}"


def gemeente_of_kernen(kernen: Iterable[Kern]) -> str:
    """The code of the gemeente that most buurten of these kernen are in; empty when none has any.

    Of two with as many the lowest code.
    """
    counts: dict[str, int] = {}
    for kern in kernen:
        for code in kern.cbs_codes:
            if kind_of_code(code_in(code)) == BUURT:
                counts[gemeente_of(code_in(code))] = counts.get(gemeente_of(code_in(code)), 0) + 1
    return min(counts, key=lambda code: (-counts[code], code), default="")


def compared_name(naam: str) -> str:
    """A name as it is compared: without 'Wijk 01' or 'Buurt 01' before it, letters and digits."""
    plain = re.sub(r"[^a-z0-9]+", " ", fold(naam)).strip()
    return _BEFORE.sub("", plain + " ").strip()


def is_called(naam: str, kern: Kern) -> bool:
    """Whether the name of a buurt holds the name of this kern, or one of its other names."""
    words = f" {compared_name(naam)} "
    names = (compared_name(name) for name in (kern.naam, *kern.andere_namen))
    return any(name and f" {name} " in words for name in names)
