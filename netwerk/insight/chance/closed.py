"""What every network shows, told once as a baseline: actors keep to their own kern or kind.

Expected from busyness alone, so that it says how much the kern explains. It is no finding about a
gap: gaps are tested with the kern already known.
"""

from __future__ import annotations

from collections.abc import Sequence

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.certainty import Ground, judged
from netwerk.insight.chance.gap_table import Contacts, counts_of, knowing
from netwerk.insight.chance.nearness import flat
from netwerk.insight.chance.tails import at_most
from netwerk.insight.finding import Finding
from netwerk.insight.grouping import Grouping
from netwerk.insight.kinds import Kind

BY = ("kern", "gebied", "soort", "categorie", "domein")
"""What is told first; the others say the same in other words."""
CLOSED = {
    by: Kind(f"closed_{by}", kinds.TOGETHER, 510 + place, kinds.the_whole)
    for place, by in enumerate(BY)
}


CLOSED_TIES, CLOSED_CHANCE, CLEARLY, MOSTLY = 20, 0.01, 1.5, 0.5
"""Contacts from which, chance below which, times expected and share from which it is told."""

OWN = {
    "categorie": ("actoren hebben", "de eigen categorie"),
    "domein": ("actoren hebben", "het eigen domein"),
    "kern": ("wie bij een kern hoort, heeft", "de eigen kern"),
    "gebied": ("wie bij een gebied hoort, heeft", "het eigen gebied"),
    "soort": ("actoren hebben", "de eigen soort"),
}
"""Of whom it is said, and within what."""


def find_closed(
    ground: Ground, contacts: Contacts, groupings: Sequence[Grouping]
) -> tuple[Finding, ...]:
    """One finding at most: the first kind in BY that actors clearly keep to.

    Only of actors with one group of that kind; contacts among them count.
    """
    by = {grouping.by: grouping for grouping in groupings}
    plain = knowing(contacts, flat(contacts.n))
    for kind in BY:
        grouping = by.get(kind)
        if grouping is None or grouping.overlaps or len(grouping.keys) < 2:
            continue
        has = grouping.known > 0
        ties = int((has[contacts.u] & has[contacts.v]).sum())
        if ties < CLOSED_TIES:
            continue
        counts = counts_of(plain, grouping)
        inside, mean = round(counts.observed.trace()), float(counts.mean.trace())
        p = float(1 - at_most(inside - 1, mean, mean))
        if p < CLOSED_CHANCE and inside >= max(CLEARLY * mean, MOSTLY * ties):
            return (_closed(ground, kind, inside, mean, ties, p),)
    return ()


def _closed(ground: Ground, by: str, inside: int, mean: float, ties: int, p: float) -> Finding:
    who, own = OWN[by]
    text = (
        f"{who} vooral contact binnen {own}: "
        f"{w.whole(inside)} van de {w.counted(ties, w.CONTACT)}. Dat is overal zo"
    )
    return Finding(
        CLOSED[by].name,
        w.sentence(text),
        certainty=judged(ground),
        numbers={
            "by": by,
            "ties": ties,
            "inside": inside,
            "expected": round(mean, 1),
            "ei": round(1 - 2 * inside / ties, 3),
            "p": p,
        },
        about=by,
    )
