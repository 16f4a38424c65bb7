"""What to do about a gap: whom of both sides to ask whether they know each other."""

from __future__ import annotations

from itertools import islice

from netwerk.insight import wording as w
from netwerk.insight.certainty import Ground
from netwerk.insight.chance.gap_table import GapRow
from netwerk.insight.coverage.team import team_of
from netwerk.insight.grouping import Grouping
from netwerk.insight.partners import domeinen_of
from netwerk.net.net import Net

TRIED = 400
"""So many pairs, the busiest first, are looked at for two who could be asked."""
PLACES = ("kern", "gebied")


def step(ground: Ground, grouping: Grouping, row: GapRow) -> str:
    """Whom to ask whether they know each other: the busiest of both sides who could meet.

    By all contacts there are, so that the pair is the same in every part that it is in.
    """
    net = ground.net
    pair = _pair(net, grouping, row)
    if pair is None:
        return "Kies één kern, en vraag daar wie van beide kanten elkaar kent."
    return f"Vraag {w.names_of(net, pair)} of zij elkaar kennen. Zo niet: stel hen aan elkaar voor."


def _pair(net: Net, grouping: Grouping, row: GapRow) -> tuple[int, int] | None:
    """Two without contact, of one kern; between places: with a domein in common."""
    levels, places = net.whole.levels, net.place
    ours = {unit for i in team_of(net) for unit in net.levels.of(i)}

    def side(key: str) -> list[int]:
        units = grouping.members(grouping.keys.index(key)).tolist()
        heads = (int(net.levels.head[unit]) for unit in units if unit not in ours)
        return sorted(heads, key=lambda i: (-int(net.all_contacts[i]), w.name_of(net, i)))

    def marks(i: int) -> set[str]:
        if row.by in PLACES and row.a != row.b:
            return set(domeinen_of(net, i))
        return {str(kern)} if (kern := net.actors["kern"][i]) else set()

    one, other = side(row.a), side(row.b)
    by_mark: dict[str, list[int]] = {}
    for i in other:
        for mark in sorted(marks(i)):
            by_mark.setdefault(mark, []).append(i)
    pairs = ((a, b) for a in one for mark in sorted(marks(a)) for b in by_mark.get(mark, ()))
    known = (
        pair
        for pair in islice(pairs, TRIED)
        if pair[0] != pair[1] and not levels.related(int(places[pair[0]]), int(places[pair[1]]))
    )
    return next(known, None)
