"""A network on a day, looked up by id, so that two days can be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from netwerk.insight import wording as w
from netwerk.insight.certainty import Ground
from netwerk.model import Value
from netwerk.net.kernels import Fragility, fragility
from netwerk.net.net import Net
from netwerk.typed.moments import day_of

Pair = tuple[str, str]
PAIRS_NAMED = 2


@dataclass(frozen=True, eq=False)
class OneDay:
    """The net of one day, looked up by id; ``fragility``: what it hangs on."""

    net: Net
    fragility: Fragility
    index: dict[str, int]
    pairs: dict[Pair, tuple[int, int]]
    asked: frozenset[str]

    def ends(self, pair: Pair) -> tuple[int, int]:
        """Where two actors stand that are there on this day, in contact or not."""
        return self.index[pair[0]], self.index[pair[1]]

    def asked_by(self, day: str | None) -> frozenset[str]:
        """Whose contacts were last asked on or before a day (ISO); nobody without one."""
        last = self.net.actors["gevraagd"]
        asked = (i for i, at in zip(self.net.actors["id"], last, strict=True) if _by(at, day))
        return frozenset(map(str, asked))


def _by(at: Value, day: str | None) -> bool:
    """Whether a date is not after a day; of which only the year is known, counts from its end."""
    if not at or not day:
        return False
    last = day_of(day)
    return at == last or str(at) < last[: len(str(at))]


def looked_up(net: Net) -> OneDay:
    """A net looked up by id; the order of its actors, another on each day, is not told."""
    ids = [str(i) for i in net.actors["id"]]
    pairs: dict[Pair, tuple[int, int]] = {}
    for i in range(net.n):
        for j in net.neighbours(i).tolist():
            if i < j:
                first, second = sorted((ids[i], ids[j]))
                pairs[first, second] = (i, j)
    asked = frozenset(actor for actor, day in zip(ids, net.actors["gevraagd"], strict=True) if day)
    return OneDay(
        net,
        fragility(net.indptr, net.indices),
        {actor: i for i, actor in enumerate(ids)},
        pairs,
        asked,
    )


def is_new(ground: Ground, then: OneDay, ends: tuple[int, int], pair: Pair) -> bool:
    """Whether a contact came about since, as far as that can be said."""
    op = then.net.selection.op
    day = day_of(op) if op else None
    same_day_counts = op != day  # a time of that day: what began on it and was not there, is new
    since = [ground.net.relaties["sinds"][row] for row in ground.rows.contacts_between(*ends)]
    if day and any(
        isinstance(value, str) and (value > day or (same_day_counts and value == day))
        for value in since
    ):
        return True
    if day and any(isinstance(value, str) and value < day[: len(value)] for value in since):
        return False
    return not then.asked.isdisjoint(pair)


def kern_pairs(side: OneDay, pairs: Iterable[Pair]) -> Counter[Pair]:
    """How many of these pairs lie between each two kernen."""
    kernen = side.net.actors["kern"]
    counts: Counter[Pair] = Counter()
    for pair in pairs:
        a, b = (kernen[i] for i in side.pairs[pair])
        if a and b and a != b:
            counts[min(str(a), str(b)), max(str(a), str(b))] += 1
    return counts


def pair_names(side: OneDay, pairs: list[Pair]) -> str:
    """The first of these contacts by the names of their ends, and how many others there are."""
    names = side.net.actors["naam"]
    told = (
        " met ".join(str(names[i]) for i in side.pairs[pair]) for pair in pairs[: PAIRS_NAMED + 1]
    )
    return w.listing(told, PAIRS_NAMED, len(pairs), w.MORE_OTHERS)
