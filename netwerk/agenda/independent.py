"""How many independent sides signals come from.

Signals of another bronsoort come from another side. Of one bronsoort (or when it is not known of
one of both) they are of another side when they are of other days, and name other betrokkenen, or,
where one of both names none, another bron. The same bron alone says nothing: it is often who typed
it, or the file it came from. Of one side is also who is so through a third. So in doubt it is one.
"""

from __future__ import annotations

from collections.abc import Sequence

from netwerk.agendadata import Signaal
from netwerk.model import fold


def one_side(one: Signaal, other: Signaal) -> bool:
    """Whether two signals may well be of the same person, group or meeting."""
    if one.bronsoort and other.bronsoort and one.bronsoort != other.bronsoort:
        return False
    if one.datum == other.datum:
        return True
    if one.betrokken and other.betrokken:
        return not set(one.betrokken).isdisjoint(other.betrokken)
    bron = fold(one.bron or ""), fold(other.bron or "")
    return not all(bron) or bron[0] == bron[1]


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
