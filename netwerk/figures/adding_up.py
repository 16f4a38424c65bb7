"""Buurten add up to a kern or a gebied, by what the maat is.

Counts are summed; shares, means and indices are weighted; medians never add up. Only where at least
four in five of the members are known, and four in five of who lives there; what is not known is
never 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from netwerk.figures.measures import COUNT, MEDIAN

ENOUGH = 0.8
"""The part of the members, and of their weight, that must be known."""


@dataclass(frozen=True)
class PartOfWhole:
    """One member: its value and its weight, None when not known.

    weight: of a count how many live there, which says how much is missing when it is not known.
    """

    value: float | None
    weight: float | None = None


@dataclass(frozen=True)
class AddedUp:
    """The value of the whole, None when too little is known, and how many members that rests on."""

    value: float | None
    filled: int
    of: int


def add_up(kind: str, parts: Sequence[PartOfWhole]) -> AddedUp:
    """The value of all members together.

    A member where nobody lives and of which nothing is known does not count as a member of a share
    or mean.
    """
    if kind != COUNT:
        parts = [p for p in parts if not (p.value is None and p.weight == 0)]
    of = len(parts)
    alone = of == 1
    known = [p for p in parts if p.value is not None and _usable(kind, p, alone)]
    filled = len(known)
    if not filled or (kind == MEDIAN and not alone) or not _enough(parts, known):
        return AddedUp(None, filled, of)
    if alone:
        return AddedUp(known[0].value, filled, of)
    if kind == COUNT:
        return AddedUp(fsum(p.value for p in known if p.value is not None), filled, of)
    total = fsum(p.weight or 0 for p in known)
    if not total:
        return AddedUp(None, filled, of)
    weighted = fsum((p.value or 0) * (p.weight or 0) for p in known)
    return AddedUp(weighted / total, filled, of)


def _usable(kind: str, part: PartOfWhole, alone: bool) -> bool:
    return kind in (COUNT, MEDIAN) or alone or part.weight is not None


def _enough(parts: Sequence[PartOfWhole], known: Sequence[PartOfWhole]) -> bool:
    if len(known) < ENOUGH * len(parts):
        return False
    weights = [p.weight for p in parts]
    if any(weight is None for weight in weights):
        return True
    total = fsum(weight or 0 for weight in weights)
    return not total or fsum(p.weight or 0 for p in known) >= ENOUGH * total
