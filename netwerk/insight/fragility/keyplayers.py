"""Key player sets: who together hold the network (KPP-Neg) and who together reach most (KPP-Pos).

Borgatti 2006.

The best set is not the set of the best singles. In a network of the size of an area all sets that
could be best are tried (`net.best_sets`); in a larger one those of the most promising actors, which
gives a good set and not certainly the best: the sentence then says "een goede keuze".
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.certainty import Ground, judged
from netwerk.insight.counts import within_words
from netwerk.insight.coverage import likely_range as ranges
from netwerk.insight.finding import Finding, actor_refs
from netwerk.insight.fragility.other_sets import (
    SET_STEPS,
    SetScore,
    apart_of_others,
    broken_up,
    closeness,
    distance_fragmentation,
    may_change,
    reached_by,
)
from netwerk.insight.kinds import Kind, Question
from netwerk.insight.on_card import OnCard, said
from netwerk.net.arrays import Longs
from netwerk.net.best_sets import MOST, breaking_set, reaching_most
from netwerk.net.canonical import content_places
from netwerk.net.kernels import distances_from, fragility
from netwerk.net.net import Net

__all__ = ["distance_fragmentation"]

HELD = OnCard(said("Drie die samen veel vasthouden"))
REACHED = OnCard(said("Zij bereiken samen het meest"))
HOLDS_TOGETHER = Kind("holds_together", kinds.HOLDS, 290, kinds.the_whole, card=HELD)
REACHES_MOST = Kind("reaches_most", kinds.CONNECTS, 291, kinds.the_whole, card=REACHED)

EXACT_N, EXACT_K = 40, 2
"""Up to so many actors and so large a set every set is tried, also when distance counts."""
WORK, REACH_WORK = 3_000_000, 6_000_000
"""Steps that may go into trying sets: enough for all sets of three at the size of an area."""
CANDIDATES, REACH_CANDIDATES, ALL_REACH = 30, 200, 2_000
TOLD = 3
"""How many actors the sets of the findings hold."""
STEPS = SET_STEPS
LEAST_LOSS, HARDLY, HELD_LEVEL = 0.05, 0.01, 0.73
"""A set holds the network when without it so much more of the pairs lose each other; an actor that
adds less than HARDLY is left out. HELD_LEVEL: see `Ground.between`."""
FEWEST = 10
GOOD_CHOICE = "Zij zijn een goede keuze; misschien is er een betere."
Score = Callable[[tuple[int, ...]], float]


@dataclass(frozen=True)
class KeySet:
    """A set of actors with its score; ``exact`` when no set can be better."""

    actors: tuple[int, ...]
    score: float
    exact: bool


def holding_set(net: Net, k: int, by_distance: bool = False) -> KeySet:
    """The ``k`` actors without whom the network is most broken up (KPP-Neg).

    Score: F, the share of pairs of the others that cannot reach each other; with ``by_distance``
    DF, which also counts how far apart they are (a whole distance matrix a set: for at most a few
    hundred actors).
    """
    order = _promising(net)
    if by_distance or not 0 < k <= MOST or not len(net.indices):
        score = distance_fragmentation if by_distance else fragmentation
        return _best(net.n, k, order[:CANDIDATES].tolist(), lambda chosen: score(net, chosen))
    first = order[net.degree[order] > 1] if int((net.degree > 1).sum()) >= k else order
    fits = _sets_that_fit(net, k)
    chosen = breaking_set(net.indptr, net.indices, first[:fits].astype(np.int32), k)
    actors = tuple(sorted(chosen[chosen >= 0].tolist()))
    return KeySet(actors, fragmentation(net, actors), len(first) <= fits)


def _promising(net: Net) -> Longs:
    """The actors, those whose loss parts most pairs first, then by contacts and by who they are."""
    held = fragility(net.indptr, net.indices)
    return np.lexsort((content_places(net), -net.degree, -held.pairs_lost))


def _sets_that_fit(net: Net, k: int) -> int:
    """Of how many actors all sets of k - 1 can be tried, each with a walk through the network."""
    walks = max(1, WORK // (net.n + len(net.indices)))
    many = {1: net.n, 2: walks}.get(k, int(math.sqrt(2 * walks)) + 1)
    return max(k, many)


def reaching_set(net: Net, k: int, steps: int | None = STEPS) -> KeySet:
    """The ``k`` actors who together reach most others (KPP-Pos).

    Score: the share of all actors within ``steps`` steps of the set (R_m, the set with them), or
    with None the sum of 1/distance to the set over all actors divided by n (D_R, the set itself
    counts nothing).
    """
    if steps is not None and 0 < k <= min(MOST, net.n):
        return _reaching(net, k, steps)
    order = np.lexsort((np.arange(net.n), -net.degree))[:REACH_CANDIDATES].tolist()
    rows = {
        i: distances_from(net.indptr, net.indices, np.array([i], np.int32), steps or net.n)
        for i in order
    }
    weights = {i: closeness(row, steps) for i, row in rows.items()}

    def score(chosen: tuple[int, ...]) -> float:
        near = np.max([weights[i] for i in chosen], axis=0)
        if steps is None:
            near[list(chosen)] = 0.0
        return float(near.sum()) / net.n

    return _best(net.n, k, order, score)


def _reaching(net: Net, k: int, steps: int) -> KeySet:
    order = np.lexsort((content_places(net), -net.degree))
    first = order if net.n <= ALL_REACH else order[:REACH_CANDIDATES]
    chosen, whole = reaching_most(
        net.indptr, net.indices, steps, first.astype(np.int32), k, REACH_WORK
    )
    actors = tuple(sorted(chosen.tolist()))
    near = distances_from(net.indptr, net.indices, np.array(actors, np.int32), steps) >= 0
    return KeySet(actors, float(near.sum()) / net.n, whole and len(first) == net.n)


def fragmentation(net: Net, removed: Sequence[int]) -> float:
    """F of what is left without ``removed``: 1 - sum s(s-1) / (n(n-1)) over its parts.

    0 with fewer than two left.
    """
    return broken_up(net.indptr, net.indices, removed)


def find_key_players(ground: Ground) -> tuple[Finding, ...]:
    """The set that holds the network ('holds_together') and the one that reaches most."""
    net = ground.net
    if int((net.degree > 0).sum()) < FEWEST:
        return ()
    findings: list[Finding] = []
    before = fragmentation(net, ())
    held = holding_set(net, TOLD)
    if held.score > before + LEAST_LOSS:
        findings.extend(_holds(ground, _needed_to_hold(net, held)))
    findings.append(_reaches(ground, _needed(net, reaching_set(net, TOLD))))
    return tuple(findings)


def _needed(net: Net, chosen: KeySet) -> KeySet:
    """The best set that has nobody who adds only itself."""
    kept = list(chosen.actors)
    for actor in sorted(chosen.actors, key=lambda i: (int(net.degree[i]), w.name_of(net, i))):
        rest = [i for i in kept if i != actor]
        if rest and _within(net, rest) >= _within(net, kept) - 1:
            kept = rest
    if len(kept) < len(chosen.actors):
        return reaching_set(net, len(kept))
    return chosen


def _needed_to_hold(net: Net, held: KeySet) -> KeySet:
    """The best set that has nobody whose loss hardly adds to that of the others."""
    kept = list(held.actors)
    for actor in sorted(held.actors, key=lambda i: (int(net.degree[i]), w.name_of(net, i))):
        rest = [i for i in kept if i != actor]
        if rest and fragmentation(net, rest) >= fragmentation(net, kept) - HARDLY:
            kept = rest
    return held if len(kept) == len(held.actors) else holding_set(net, len(kept))


def _within(net: Net, chosen: Sequence[int]) -> int:
    return int(
        (distances_from(net.indptr, net.indices, np.array(chosen, np.int32), STEPS) >= 0).sum()
    )


def _holds(ground: Ground, held: KeySet) -> tuple[Finding, ...]:
    """What is left without the set, and was there, among the same others.

    Nothing when, with all known, as much may be left as there is now: that refutes itself.
    """
    net, names = ground.net, w.names_of(ground.net, held.actors)
    before = apart_of_others(net.indptr, net.indices, held.actors)
    likely = ground.between(
        lambda ptr, to: 1 - broken_up(ptr, to, held.actors), 1 - held.score, HELD_LEVEL
    )
    if likely is not None and likely[1] > 1 - before - LEAST_LOSS:
        return ()
    others = net.n - len(held.actors) - 1
    after = f"{w.whole(ranges.reached_on_average(1 - held.score, others))} van de {w.whole(others)}"
    now = w.whole(ranges.reached_on_average(1 - before, others))
    left = f"dan bereikt een ander{w.here(net)} gemiddeld nog {after} anderen, nu {now}"
    falls = f"vallen {names} samen weg" if len(held.actors) > 1 else f"valt {names} weg"
    text = f"{falls}, {left}"
    said = ranges.others_range(likely, 1 - held.score, others)
    parts = (w.sentence(text), _beside(said, _choice(ground, held, broken_up)))
    found = Finding(
        HOLDS_TOGETHER.name,
        " ".join(part for part in parts if part),
        actor_refs(net, held.actors),
        certainty=judged(ground),
        numbers={
            "connected_before": round(1 - before, 4),
            "connected_after": round(1 - held.score, 4),
            "exact": int(held.exact),
            **ranges.range_numbers(likely),
        },
        about="alles",
        next_step=f"Vraag {names} om hun contacten ook aan anderen voor te stellen.",
    )
    return (found,)


def _reaches(ground: Ground, chosen: KeySet) -> Finding:
    net, names = ground.net, w.names_of(ground.net, chosen.actors)
    count = round(chosen.score * net.n)
    reached = w.verb(len(chosen.actors), "bereikt", "bereiken samen")
    whom = f"{w.of_all(count, net.n)} (zelf meegeteld)"
    text = f"{names} {reached} {within_words(STEPS)} {whom}"
    likely = ground.between(lambda ptr, to: reached_by(ptr, to, chosen.actors), count)
    said = ranges.count_range(likely, count)
    parts = (w.sentence(text), _beside(said, _choice(ground, chosen, reached_by)))
    return Finding(
        REACHES_MOST.name,
        " ".join(part for part in parts if part),
        actor_refs(net, chosen.actors),
        certainty=judged(ground),
        numbers={
            "reached": count,
            "steps": STEPS,
            "exact": int(chosen.exact),
            **ranges.range_numbers(likely),
        },
        about="alles",
        next_step=f"Moet een bericht rond? Vraag {names} om het door te geven.",
    )


def _beside(likely: str, choice: str) -> str:
    """The range in which it likely lies, and that another set may be better."""
    return " ".join(part for part in (likely, choice) if part)


def _choice(ground: Ground, chosen: KeySet, score: SetScore) -> str:
    """Said when another set may be better, on the record or if everything were known."""
    if len(chosen.actors) == 1:
        return ""
    return GOOD_CHOICE if not chosen.exact or may_change(ground, chosen.actors, score) else ""


def _best(n: int, k: int, candidates: list[int], score: Score) -> KeySet:
    if n <= EXACT_N and k <= EXACT_K:
        best = max(
            combinations(range(n), min(k, n)),
            key=lambda c: (round(score(c), 12), tuple(-i for i in c)),
            default=(),
        )
        return KeySet(best, score(best) if best else 0.0, True)
    chosen = _greedy(k, candidates, score)
    return KeySet(tuple(sorted(chosen)), score(tuple(chosen)) if chosen else 0.0, False)


def _greedy(k: int, candidates: list[int], score: Score) -> list[int]:
    """Add the best one at a time, then swap one for one while that helps (Borgatti 2006).

    The earliest candidate on ties.
    """
    chosen: list[int] = []
    for _ in range(min(k, len(candidates))):
        chosen.append(
            max((c for c in candidates if c not in chosen), key=lambda c: score((*chosen, c)))
        )
    value = score(tuple(chosen)) if chosen else 0.0
    improved = True
    while improved:
        improved = False
        for place in range(len(chosen)):
            for other in candidates:
                trial = [*chosen[:place], other, *chosen[place + 1 :]]
                if other not in chosen and (gain := score(tuple(trial))) > value + 1e-12:
                    chosen, value, improved = trial, gain, True
    return chosen


KEY_PLAYERS = Question(find_key_players, (HOLDS_TOGETHER, REACHES_MOST))
