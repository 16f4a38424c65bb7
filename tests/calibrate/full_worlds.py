"""Networks of which everything is known, and what is recorded of them.

Actors are those of the demo area, drawn again for other sizes. Contacts are those of the demo, or
made: 75% within the kern, 20% within a gebied, 5% anywhere, professionals three times as busy. In
the worlds 'gesloten' 40% of the contacts close a triangle (Holme & Kim 2002).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from netwerk.insight.standing.fading import LATELY, LONG_AGO, MISSING, NEVER
from netwerk.net.arrays import Array, Bools, Longs
from netwerk.net.csr import contact_csr
from netwerk.net.levels import WORKS_FOR
from netwerk.net.net import Net
from tests.insight.areas import demo

BUSY = {"professional": 3.0, "instelling": 1.4, "bewonersgroep": 0.8, "bedrijf": 0.6}
Pairs = list[tuple[int, int]]


@dataclass(frozen=True, eq=False)
class Known:
    """A full network, what is recorded of it, and who was asked (`fading.asked_when`)."""

    full: Net
    seen: Net
    asked: Longs
    kept: Bools


def full_net(world: str, rng: np.random.Generator) -> Net:
    """The demo area, or a made one: '140', 'gesloten 140'."""
    base = demo().net()
    if world == "demo":
        return base
    n = int(world.split()[-1])
    some = rng.permutation(base.n)[:n] if n <= base.n else rng.integers(0, base.n, n)
    columns = {name: [column[i] for i in some] for name, column in base.actors.items()}
    columns["id"] = [f"a{k:06d}" for k in range(n)]
    columns["naam"] = [f"{naam} {k}" for k, naam in enumerate(columns["naam"])]
    made = _staffed(replace(base, actors=columns), some, staff_of(base))
    busy = np.array([BUSY[str(soort)] for soort in columns["soort"]])
    weight = np.minimum(rng.pareto(2.5, n) + 0.3, 12) * busy
    gebieden = [made.gebieden_of(i) for i in range(n)]
    if world.startswith("gesloten"):
        pairs = _closing(rng, columns["kern"], gebieden, weight, round(1.5 * n))
    else:
        pairs = _placed(rng, columns["kern"], gebieden, weight, round(1.3 * n))
    return with_pairs(made, pairs)


def staff_of(net: Net) -> Array:
    """Who works for whom, (s, 2)."""
    rows = np.flatnonzero(np.array([soort == WORKS_FOR for soort in net.relaties["soort"]], bool))
    return np.stack((net.van[rows], net.naar[rows]), axis=1)


def _staffed(made: Net, some: Array, staff: Array) -> Net:
    """The drawn actors: each works for one of those that its employer was drawn as, if any."""
    ends = [
        (k, there[k % len(there)])
        for k, who in enumerate(some.tolist())
        for employer in staff[staff[:, 0] == who, 1].tolist()
        if len(there := np.flatnonzero(some == employer).tolist())
    ]
    works = np.array(ends, np.int32).reshape(-1, 2)
    columns = {name: [None] * len(works) for name in made.relaties}
    columns["soort"] = [WORKS_FOR] * len(works)
    return replace(made, relaties=columns, van=works[:, 0], naar=works[:, 1])


def with_pairs(base: Net, pairs: Pairs | Array) -> Net:
    """The actors of a net, and who works for whom, with these contacts."""
    n = len(base.actors["id"])
    ends = np.array(pairs, np.int32).reshape(-1, 2)
    ends = ends[np.lexsort((ends[:, 1], ends[:, 0]))]
    known = len(ends)
    ends = np.concatenate((ends, staff_of(base).astype(np.int32)))
    m = len(ends)
    columns: dict[str, list[object]] = {name: [None] * m for name in base.relaties}
    columns |= {
        "id": [f"r{i}-{j}" for i, j in ends.tolist()],
        "van": [base.actors["id"][i] for i in ends[:, 0]],
        "naar": [base.actors["id"][i] for i in ends[:, 1]],
        "soort": ["kent"] * known + [WORKS_FOR] * (m - known),
    }
    contact = np.arange(m) < known
    van, naar = ends[:, 0].copy(), ends[:, 1].copy()
    indptr, indices, strength = contact_csr(n, van, naar, contact, np.zeros(m, np.int8))
    return replace(
        base,
        relaties=columns,
        van=van,
        naar=naar,
        contact=contact,
        indptr=indptr,
        indices=indices,
        strength=strength,
        all_contacts=np.diff(indptr),
        all_relations=np.diff(indptr),
        ended=(),
        last_ended={},
    )


def pairs_of(net: Net) -> Array:
    """Every contact once, (p, 2)."""
    rows = np.repeat(np.arange(net.n), np.diff(net.indptr))
    once = rows < net.indices
    return np.stack((rows[once], net.indices[once].astype(np.int64)), axis=1)


def recorded(
    full: Net,
    rng: np.random.Generator,
    never: float = 0.0,
    old: float = 0.0,
    share: float | None = None,
) -> Known:
    """What is recorded when these shares of the actors were never asked, and asked long ago.

    Of contacts as much is missing as the model thinks, or ``share`` of all.
    """
    lots = rng.random(full.n)
    asked = np.where(lots < never, NEVER, np.where(lots < never + old, LONG_AGO, LATELY))
    asked = asked.astype(np.int64)
    pairs = pairs_of(full)
    missing = MISSING[asked[pairs[:, 0]], asked[pairs[:, 1]]] if share is None else share
    kept = rng.random(len(pairs)) > missing
    return Known(full, with_pairs(full, pairs[kept]), asked, kept)


def _placed(
    rng: np.random.Generator,
    kernen: Sequence[object],
    gebieden: Sequence[Sequence[str]],
    weight: Array,
    m: int,
) -> Pairs:
    pools: dict[object, list[int]] = defaultdict(list)
    for i, kern in enumerate(kernen):
        pools["alles"].append(i)
        if kern:
            pools["kern", kern].append(i)
        for gebied in gebieden[i]:
            pools["gebied", gebied].append(i)
    chances = {key: np.cumsum(weight[some]) / weight[some].sum() for key, some in pools.items()}
    made: set[tuple[int, int]] = set()
    for _ in range(100 * m):
        i, where = _one(rng, pools["alles"], chances["alles"]), rng.random()
        key: object = "alles"
        if where < 0.75 and kernen[i]:
            key = "kern", kernen[i]
        elif where < 0.95 and gebieden[i]:
            key = "gebied", gebieden[i][int(rng.integers(len(gebieden[i])))]
        j = _one(rng, pools[key], chances[key])
        if i != j:
            made.add((min(i, j), max(i, j)))
        if len(made) == m:
            break
    return sorted(made)


def _one(rng: np.random.Generator, pool: Sequence[int], chances: Array) -> int:
    return pool[min(int(np.searchsorted(chances, rng.random())), len(pool) - 1)]


def _closing(
    rng: np.random.Generator,
    kernen: Sequence[object],
    gebieden: Sequence[Sequence[str]],
    weight: Array,
    m: int,
) -> Pairs:
    made = set(_placed(rng, kernen, gebieden, weight, round(m * 0.6)))
    near: dict[int, list[int]] = defaultdict(list)
    for i, j in sorted(made):
        near[i].append(j)
        near[j].append(i)
    actors = sorted(near)
    for _ in range(100 * m):
        if len(made) == m:
            break
        i = actors[int(rng.integers(len(actors)))]
        j = near[i][int(rng.integers(len(near[i])))]
        k = near[j][int(rng.integers(len(near[j])))]
        if k != i and (min(i, k), max(i, k)) not in made:
            made.add((min(i, k), max(i, k)))
            near[i].append(k)
            near[k].append(i)
    return sorted(made)
