"""A made-up municipality of any size: the network that speed is measured on.

Heavy-tailed activity, most ties within an area or a sector, triangles, actors without ties: average degree 6,
9% isolates. Drawn from a seed, so every machine measures the same network.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from netwerk.model import Gebied, Kern, Value
from netwerk.store.port import ACTOR_COLUMNS, RELATIE_COLUMNS, Snapshot

SECTORS = ("zorg", "welzijn", "onderwijs", "sport", "cultuur", "wonen", "veiligheid", "economie")
SOORTEN = ("bewonersgroep", "bedrijf", "instelling", "professional")
ALONE, CLOSED = 0.04, 0.30
SCOPES = (0.45, 0.25, 0.18, 0.12)
"""Share of the ties drawn within an area, within an area and a sector, within a sector, and anywhere."""
AREA_SIZE = 125


@dataclass(frozen=True, eq=False)
class Municipality:
    """``n`` actors with area and sector codes (n,), and m ties u[k]-v[k] of strength 1..5 (each pair once, u < v)."""

    n: int
    area: NDArray[np.int64]
    sector: NDArray[np.int64]
    u: NDArray[np.int32]
    v: NDArray[np.int32]
    strength: NDArray[np.int8]

    @property
    def m(self) -> int:
        """Number of ties."""
        return len(self.u)


def municipality(n: int, seed: int = 7) -> Municipality:
    """The made-up municipality of ``n`` actors."""
    rng = np.random.default_rng(seed)
    area, sector = rng.integers(0, max(4, n // AREA_SIZE), n), rng.integers(0, len(SECTORS), n)
    activity = np.minimum(rng.pareto(2.3, n) + 0.35, 25.0)
    activity[rng.random(n) < ALONE] = 0.0
    scopes = (area, area * len(SECTORS) + sector, sector, np.zeros(n, np.int64))
    wanted, pairs = 3 * n, np.empty(0, np.int64)
    open_ = round(wanted * (1 - CLOSED))
    while len(pairs) < open_:
        more = round((open_ - len(pairs)) * 1.2) + 32  # some are drawn twice
        drawn = [
            _within(rng, scope, activity, round(more * share))
            for scope, share in zip(scopes, SCOPES, strict=True)
        ]
        pairs = _joined(rng, pairs, n, *np.concatenate(drawn, axis=1), open_)
    while len(pairs) < wanted:
        pairs = _joined(
            rng, pairs, n, *_closing(rng, pairs, n, 2 * (wanted - len(pairs)) + 32), wanted
        )
    u, v = (pairs // n).astype(np.int32), (pairs % n).astype(np.int32)
    return Municipality(n, area, sector, u, v, rng.integers(1, 6, len(u)).astype(np.int8))


def snapshot_of(town: Municipality) -> Snapshot:
    """The same network as a store would hand it over, two kinds of contact tie and one in eight an affiliation."""
    ids = [f"a{i:07d}" for i in range(town.n)]
    kinds = (
        "werkt_samen_met",
        "kent",
        "werkt_samen_met",
        "overlegt_met",
        "kent",
        "werkt_samen_met",
        "overlegt_met",
        "lid_van",
    )
    actors: dict[str, list[Value]] = {name: [None] * town.n for name in ACTOR_COLUMNS}
    actors |= {
        "id": list(ids), "naam": [f"Actor {i}" for i in range(town.n)], "soort": [SOORTEN[i % 4] for i in range(town.n)],
        "domeinen": [(SECTORS[s],) for s in town.sector.tolist()], "gebieden": [(f"g{a}",) for a in town.area.tolist()],
        "categorie": [SECTORS[s] for s in town.sector.tolist()],
    }  # fmt: skip
    ties: dict[str, list[Value]] = {name: [None] * town.m for name in RELATIE_COLUMNS}
    # Text as a store reads it: every row has its own copy.
    ties |= {
        "id": [f"r{k:08d}" for k in range(town.m)], "van": [f"a{i:07d}" for i in town.u.tolist()],
        "naar": [f"a{i:07d}" for i in town.v.tolist()], "soort": [kinds[k % 8] for k in range(town.m)],
        "sterkte": list(town.strength.tolist()), "laatst_bevestigd": ["2026-05-01"] * town.m,
    }  # fmt: skip
    gebieden = tuple(
        Gebied(id=f"g{a}", naam=f"Gebied {a}", nummer=a)
        for a in range(int(town.area.max(initial=0)) + 1)
    )
    kernen: tuple[Kern, ...] = ()
    return Snapshot(1, actors, ties, gebieden, kernen)


def _within(
    rng: np.random.Generator, group: NDArray[np.int64], activity: NDArray[np.float64], count: int
) -> NDArray[np.int64]:
    """``count`` pairs (2, count) with both ends in one group, each end in proportion to activity."""
    order = np.argsort(group, kind="stable")
    running = np.concatenate(([0.0], np.cumsum(activity[order])))
    first = np.minimum(
        np.searchsorted(running, rng.random(count) * running[-1], side="right") - 1, len(order) - 1
    )
    starts = np.searchsorted(group[order], np.arange(group.max() + 2))
    own = group[order][first]
    low, high = running[starts[own]], running[starts[own + 1]]
    second = np.minimum(
        np.searchsorted(running, low + rng.random(count) * (high - low), side="right") - 1,
        len(order) - 1,
    )
    return np.stack((order[first], order[second]))


def _closing(
    rng: np.random.Generator, pairs: NDArray[np.int64], n: int, count: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """``count`` pairs of contacts of one actor."""
    ends = np.concatenate((pairs // n, pairs % n))
    others = np.concatenate((pairs % n, pairs // n))
    order = np.argsort(ends, kind="stable")
    ends, others = ends[order], others[order]
    starts = np.searchsorted(ends, np.arange(n + 1))
    picked = rng.integers(0, len(ends), count)
    middle = ends[picked]
    other = starts[middle] + (rng.random(count) * (starts[middle + 1] - starts[middle])).astype(
        np.int64
    )
    return others[picked], others[other]


def _joined(
    rng: np.random.Generator,
    pairs: NDArray[np.int64],
    n: int,
    a: NDArray[np.int64],
    b: NDArray[np.int64],
    most: int,
) -> NDArray[np.int64]:
    """The pairs with the new ones, each once, no loops, at most ``most``."""
    low, high = np.minimum(a, b), np.maximum(a, b)
    new = np.setdiff1d((low * n + high)[low != high], pairs)
    room = most - len(pairs)
    if len(new) > room:
        new = np.sort(rng.choice(new, room, replace=False))
    return np.union1d(pairs, new)
