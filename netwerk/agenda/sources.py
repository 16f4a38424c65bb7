"""How many independent sides signals come from.

Two signals are of one side when they name the same bron (as somebody wrote it), or when they came
in the same way (bronsoort, or not known for one of both) and nothing says that it was another:
both on one day, or one of both names neither bron nor betrokkenen, or both name somebody in common.
Of one side is also who is so through a third: the count is never too high for that.
"""

from __future__ import annotations

from collections.abc import Sequence

from netwerk.agendadata import Signaal
from netwerk.model import fold


def one_side(one: Signaal, other: Signaal) -> bool:
    """Whether two signals may well be of the same person, group or meeting."""
    bron = fold(one.bron or ""), fold(other.bron or "")
    if bron[0] and bron[0] == bron[1]:
        return True
    if one.bronsoort and other.bronsoort and one.bronsoort != other.bronsoort:
        return False
    if one.datum and one.datum == other.datum:
        return True
    if all(bron):
        return False
    if one.betrokken and other.betrokken:
        return not set(one.betrokken).isdisjoint(other.betrokken)
    return True


def sides_of(signals: Sequence[Signaal]) -> tuple[tuple[Signaal, ...], ...]:
    """The signals by side, each in the order given."""
    sides: list[list[Signaal]] = []
    for signal in signals:
        same = [side for side in sides if any(one_side(signal, held) for held in side)]
        joined = [held for side in same for held in side]
        sides = [side for side in sides if side not in same]
        sides.append([*joined, signal])
    order = {id(signal): number for number, signal in enumerate(signals)}
    told = (sorted(side, key=lambda held: order[id(held)]) for side in sides)
    return tuple(map(tuple, sorted(told, key=lambda side: order[id(side[0])])))
