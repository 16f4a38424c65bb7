"""Made networks of which is known what is in them: no gaps, no groups, or planted ones.

    A  heavy-tailed busyness (Pareto 2.5, cut at 12), nothing else
    B  as A, professionals three times, institutions 1.4 times, companies 0.6 times as busy
    C  as B, half of the sport, feast and music clubs never asked: their contacts are lost in part
    D  three quarters of the contacts within the kern, a fifth within the gebied, sectors dealt out
    E  as D, sectors where they are in the demo
    F  places and busyness as in D and B, sectors dealt out, two in five contacts close a triangle

Actors are drawn from the demo: where they are, what they are and what they do is real. None of
these has a gap between sectors that busyness, place and asking do not explain.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from netwerk.insight.grouping import group_by
from netwerk.model import Value
from netwerk.net.net import Net, net_from
from netwerk.net.selection import Selection
from netwerk.schema import schema
from tests.builders import snapshot_from_rows
from tests.insight.areas import demo

WORLDS = "ABCDEF"
BUSY = {"professional": 3.0, "instelling": 1.4, "bewonersgroep": 0.8, "bedrijf": 0.6}
UNASKED = ("sport_en_spel", "feest_en_traditie", "muziek_en_cultuur")
IN_KERN, IN_GEBIED, CLOSED = 0.75, 0.95, 0.40
CONTACTS, CONTACTS_LARGE, LARGE = 1.15, 1.5, 500

Actor = dict[str, Value]
Random = np.random.Generator
Keep = Callable[[int, int], bool]
Edges = set[tuple[int, int]]


@dataclass(frozen=True, eq=False)
class Town:
    """Actors with how busy each is, and where they are: as numbers, -1 for no kern."""

    actors: list[Actor]
    busy: NDArray[np.float64]
    kern: list[NDArray[np.int64]]
    gebieden: list[list[NDArray[np.int64]]]


@cache
def demo_actors() -> Net:
    """The demo area, of which only the actors are used."""
    return demo().net(Selection())


def town(random: Random, n: int, busy_by_soort: bool = True, deal: bool = False) -> Town:
    """``n`` actors of the demo; with ``deal`` their sectors are dealt out again within a soort."""
    net = demo_actors()
    places = [set(net.gebieden_of(i)) for i in range(net.n)]
    whole = n <= net.n
    chosen = random.permutation(net.n)[:n] if whole else random.integers(0, net.n, n)
    names = ("soort", "categorie", "domeinen", "kern", "gebieden")
    actors: list[Actor] = [
        {"id": f"a{k:05d}", "naam": f"Groep {k}"} | {name: net.actors[name][i] for name in names}
        for k, i in enumerate(chosen.tolist())
    ]
    if deal:
        _deal(random, actors)
    busy = np.minimum(random.pareto(2.5, n) + 0.3, 12.0)
    if busy_by_soort:
        busy *= np.array([BUSY[str(actor["soort"])] for actor in actors])
    kernen = np.array([str(actor["kern"] or "") for actor in actors])
    own = [places[i] for i in chosen.tolist()]
    pools = {g: np.flatnonzero([g in o for o in own]) for g in set().union(*own)}
    return Town(
        actors,
        busy,
        [np.flatnonzero(kernen == kern) if kern else np.zeros(0, np.int64) for kern in kernen],
        [[pools[g] for g in sorted(o)] for o in own],
    )


def _deal(random: Random, actors: list[Actor]) -> None:
    for soort in sorted(BUSY):
        members = [actor for actor in actors if actor["soort"] == soort]
        dealt = [dict(members[k]) for k in random.permutation(len(members))]
        for actor, other in zip(members, dealt, strict=True):
            actor["domeinen"], actor["categorie"] = other["domeinen"], other["categorie"]


def world(random: Random, n: int, kind: str) -> Net:
    """A network of one of WORLDS with ``n`` actors."""
    place = kind in "DEF"
    here = town(random, n, busy_by_soort=kind in "BCF", deal=kind in "DF")
    edges = linked(random, here, contacts_of_size(n), place, closing=kind == "F")
    asked = np.ones(n, bool)
    if kind == "C":
        chance = [0.5 if actor["categorie"] in UNASKED else 0.05 for actor in here.actors]
        asked = random.random(n) >= chance
        edges = {
            (i, j)
            for i, j in sorted(edges)
            if asked[i] + asked[j] == 2 or (asked[i] + asked[j] == 1 and random.random() < 0.5)
        }
    return net_of(here.actors, edges, asked)


def contacts_of_size(n: int) -> int:
    """How many contacts a network of ``n`` actors has."""
    return round(n * (CONTACTS_LARGE if n >= LARGE else CONTACTS))


def planted_gap(random: Random, n: int, place: bool, stays: float) -> Net:
    """A network in which so much of the contact between fysiek and sociaal stays."""
    here = town(random, n)
    sides = group_by(net_of(here.actors, set(), np.ones(n, bool)), schema(), "zijde").matrix()
    a, b = sides[:, 0] > 0, sides[:, 1] > 0

    def keep(i: int, j: int) -> bool:
        return not ((a[i] and b[j]) or (a[j] and b[i])) or random.random() < stays

    edges = linked(random, here, contacts_of_size(n), place, keep=keep)
    return net_of(here.actors, edges, np.ones(n, bool))


def planted_groups(
    random: Random, n: int, contacts: int, groups: int, inside: float
) -> tuple[Net, NDArray[np.int64]]:
    """A network with groups, so much of the contacts drawn inside them, and who is where."""
    group = random.integers(0, groups, n)
    busy = np.minimum(random.pareto(2.5, n) + 0.3, 12.0)
    pools = [np.flatnonzero(group == g) for g in range(groups)]
    edges: Edges = set()
    while len(edges) < contacts:
        i = int(random.choice(n, p=busy / busy.sum()))
        pool = pools[group[i]] if random.random() < inside else np.arange(n)
        j = int(random.choice(pool, p=busy[pool] / busy[pool].sum()))
        if i != j:
            edges.add((min(i, j), max(i, j)))
    actors: list[Actor] = [
        {"id": f"a{k:05d}", "naam": f"Groep {k}", "soort": "bewonersgroep"} for k in range(n)
    ]
    return net_of(actors, edges, np.ones(n, bool)), group


def linked(
    random: Random,
    here: Town,
    contacts: int,
    place: bool,
    closing: bool = False,
    keep: Keep | None = None,
) -> Edges:
    """Contacts by how busy both ends are; ``place``: near each other, ``closing``: triangles."""
    n, edges = len(here.actors), set()
    every = np.arange(n)
    chance = np.cumsum(here.busy) / here.busy.sum()
    near: list[list[int]] = [[] for _ in range(n)]
    for _ in range(200 * contacts):
        if len(edges) >= contacts:
            break
        i = min(int(np.searchsorted(chance, random.random())), n - 1)
        if closing and random.random() < CLOSED and near[i]:
            through = near[i][int(random.integers(len(near[i])))]
            j = near[through][int(random.integers(len(near[through])))]
        else:
            j = _one_of(random, here, _pool(random, here, i, every) if place else every, chance)
        pair = (min(i, j), max(i, j))
        if i == j or pair in edges or (keep is not None and not keep(i, j)):
            continue
        edges.add(pair)
        near[i].append(j)
        near[j].append(i)
    return edges


def _pool(random: Random, here: Town, i: int, every: NDArray[np.int64]) -> NDArray[np.int64]:
    draw = random.random()
    if draw < IN_KERN and len(here.kern[i]):
        return here.kern[i]
    if draw < IN_GEBIED and here.gebieden[i]:
        return here.gebieden[i][int(random.integers(len(here.gebieden[i])))]
    return every


def _one_of(
    random: Random, here: Town, pool: NDArray[np.int64], chance: NDArray[np.float64]
) -> int:
    if len(pool) == len(chance):
        return min(int(np.searchsorted(chance, random.random())), len(pool) - 1)
    weights = np.cumsum(here.busy[pool])
    return int(
        pool[min(int(np.searchsorted(weights, random.random() * weights[-1])), len(pool) - 1)]
    )


def net_of(actors: list[Actor], edges: Edges, asked: NDArray[np.bool_]) -> Net:
    """The net of these actors and contacts."""
    people = [
        actor | {"gevraagd": "2026-01-01" if was else None}
        for actor, was in zip(actors, asked.tolist(), strict=True)
    ]
    rows: list[Actor] = [
        {"id": f"r{k:06d}", "van": f"a{i:05d}", "naar": f"a{j:05d}", "soort": "kent"}
        for k, (i, j) in enumerate(sorted(edges))
    ]
    return net_from(snapshot_from_rows(people, rows), schema())
