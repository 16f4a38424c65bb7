"""Whether a place on top stands when ties are missing: the ranking with a tenth of them dropped."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from netwerk.net.csr import contact_csr, tie_ends
from netwerk.net.kernels import betweenness
from netwerk.net.net import Net

MISSING = 0.10
FEWEST, MOST, STEPS = 20, 100, 4_000_000
"""Draws worth making, draws at most, and a bound on actors times ties over all draws."""
SEED = 7


def top_shares(net: Net, actors: Sequence[int], top: int) -> dict[int, float]:
    """For each of these actors the share of draws that has it among the ``top`` on shortest routes.

    In each draw a random tenth of the ties is missing. Empty when the network is too large for
    enough draws.
    """
    u, v = tie_ends(net.indptr, net.indices)
    draws = min(MOST, STEPS // max(1, net.n * (net.n + len(net.indices))))
    if draws < FEWEST or not len(u):
        return {}
    random = np.random.default_rng(SEED)
    strength, every = np.ones(len(u), np.int8), np.arange(net.n)
    hits = dict.fromkeys(actors, 0)
    for _ in range(draws):
        kept = np.ones(len(u), bool)
        kept[random.choice(len(u), max(1, round(MISSING * len(u))), replace=False)] = False
        indptr, indices, _ = contact_csr(net.n, u, v, kept, strength)
        shares = betweenness(indptr, indices)
        best = set(np.lexsort((every, -shares))[:top].tolist())
        for actor in actors:
            hits[actor] += actor in best and shares[actor] > 0
    return {actor: count / draws for actor, count in hits.items()}
