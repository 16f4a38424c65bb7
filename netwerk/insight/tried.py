"""Findings about somebody who was then asked: what was said of them, and whether they fell.

An answer tells only what that actor knows, so what is held against the outcome is the chance that a
finding survives this very answer: of its rate the part that the actor would tell of.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np

from netwerk.insight.certainty import Ground
from netwerk.insight.standing.ask_next import Claim, part_told
from netwerk.insight.standing.chances import BRIDGE, ISOLATED, PENDANT
from netwerk.insight.standing.recalibration import Tried
from netwerk.net.kernels import fragility
from netwerk.net.net import Net
from netwerk.net.splitting import descendants

LEAST = 0.05
"""An answer that is about less of a finding than this does not put it to the test."""


def tried_on(ground: Ground, after: Net, asked: Collection[str]) -> Iterator[Tried]:
    """Of each finding about one of these actors (ids): what was said, and whether it fell."""
    net, sure = ground.net, ground.sure
    for actor in sorted(asked):
        i, now = net.index_of(actor), after.index_of(actor)
        if i is None or now is None:
            continue
        degree, then = int(net.degree[i]), int(after.degree[now])
        if degree == 0:
            yield from _one(ground, ISOLATED, sure.isolated(i), [i], None, i, then > 0)
        elif degree == 1 and then > 0:
            yield from _one(ground, PENDANT, sure.pendant(i), [i], None, i, then > 1)
    yield from _bridges(ground, after, asked)


def _bridges(ground: Ground, after: Net, asked: Collection[str]) -> Iterator[Tried]:
    net, held = ground.net, ground.fragility
    ids = net.actors["id"]
    later = fragility(after.indptr, after.indices)
    still = {tuple(sorted(str(after.actors["id"][i]) for i in pair)) for pair in later.bridges}
    below = descendants(held.parent)
    places = [i for i in map(net.index_of, sorted(asked)) if i is not None]
    touched = np.unique(held.component[places])
    among = {int(c): np.flatnonzero(held.component == c).tolist() for c in touched}
    for child in np.flatnonzero(held.bridge & np.isin(held.component, touched)).tolist():
        part, near, far = below(child), child, int(held.parent[child])
        members = among[int(held.component[child])]
        if 2 * len(part) > len(members):
            inside = set(part)
            part, near, far = [i for i in members if i not in inside], far, near
        here = [i for i in part if str(ids[i]) in asked]
        ends = [after.index_of(str(ids[i])) for i in (near, far)]
        if len(part) < 2 or len(here) != 1 or None in ends:
            continue
        if int(ends[1] or 0) not in after.neighbours(int(ends[0] or 0)).tolist():
            continue  # the contact itself is over: no answer did that
        fell = tuple(sorted((str(ids[near]), str(ids[far])))) not in still
        chance = ground.sure.bridge(part, near, far)
        yield from _one(ground, BRIDGE, chance, part, members, here[0], fell)


def _one(
    ground: Ground,
    kind: str,
    chance: float | None,
    some: list[int],
    among: list[int] | None,
    asked: int,
    fell: bool,
) -> Iterator[Tried]:
    """The chance that the finding survives the answer of ``asked``; nothing without a figure."""
    if chance is None or not 0.0 < chance < 1.0:
        return
    others = np.zeros(ground.net.n, np.bool_)
    others[slice(None) if among is None else among] = True
    others[some] = False
    rate = ground.sure.rates.between(some, others)
    claim = Claim(np.array(some, np.int64), others, rate)
    part = float(part_told(ground.sure.rates, claim, ground.when)[asked])
    if rate > 0 and part / rate >= LEAST:
        yield Tried(kind, chance ** min(1.0, part / rate), fell)
