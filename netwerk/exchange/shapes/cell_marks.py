"""What a mark in a table of who knows whom says: a cross, a yes, a figure, a word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from netwerk.model import Value, fold
from netwerk.schema import schema

_YES = frozenset(
    {"x", "xx", "ja", "j", "yes", "y", "true", "waar", "v", "vv", "1", "*", "+", "●", "•"}
    | {"✓", "✔", "☑", "aangevinkt", "checked", "selected", "gekozen"}
)
_NO = frozenset(
    {"", "nee", "neen", "n", "no", "false", "onwaar", "0", "0,0", "-", "--", "–", "—", ".", "o"}
    | {"geen", "geen contact", "niet", "nooit", "never", "none", "not selected", "unchecked"}
)
_NOT_SAID = frozenset(
    {"?", "??", "onbekend", "weet niet", "weet ik niet", "n.v.t.", "nvt", "#n/b", "#n/a"}
)
_NUMBER = re.compile(r"\d{1,6}(?:[.,]\d+)?")
Scale = Literal["kruisjes", "sterkte", "aantal"]
_STRENGTHS = ("1", "2", "3", "4", "5")


@dataclass(frozen=True)
class CellMark:
    """What one cell says: contact or none; ``asked`` False when it is not known.

    values: what it says of the relation (strength, how often, kind, or as a note).
    """

    contact: bool
    asked: bool = True
    values: dict[str, Value] = field(default_factory=dict)


def scale_of(cells: Iterable[str]) -> Scale:
    """What the figures in a table are: 1 and 0 only, strengths of 1 to 5, or something counted."""
    figures = {re.sub(r"[.,]0+$", "", cell) for cell in cells if _NUMBER.fullmatch(cell)}
    if figures <= {"0", "1"}:
        return "kruisjes"
    return "sterkte" if figures <= {"0", *_STRENGTHS} else "aantal"


def read_mark(text: str, target: str = "", scale: Scale = "kruisjes") -> CellMark | None:
    """What a cell says about contact with ``target``; None when it is no mark."""
    word = fold(text)
    if word in _NO:
        return CellMark(False)
    if word in _NOT_SAID:
        return CellMark(False, asked=False)
    if scale != "kruisjes" and _NUMBER.fullmatch(word) and word.strip("0.,"):
        plain = re.sub(r"[.,]0+$", "", word)
        if scale == "sterkte":
            return CellMark(True, values={"sterkte": int(plain)})
        return CellMark(True, values={"toelichting": f"waarde {text}"})
    if word in _YES or (target and word == fold(target)):
        return CellMark(True)
    if _NUMBER.fullmatch(word):
        if not word.strip("0.,"):
            return CellMark(False)
        return CellMark(True, values={"toelichting": f"waarde {text}"})
    for name, veld in (("frequentie", "frequentie"), ("sterkte", "sterkte"), ("relatie", "soort")):
        found = schema().keuzes[name].find(text)
        if found is not None:
            return CellMark(True, values={veld: int(found) if found.isdecimal() else found})
    return None


def is_cross(text: str) -> bool:
    """Whether a cell is a cross, a yes or a no, and no figure."""
    return is_mark(text) and not any(sign.isdigit() for sign in text)


def is_mark(text: str) -> bool:
    """Whether a cell can be a mark; an empty one can."""
    return len(text) <= 30 and read_mark(text) is not None
