"""Whom to introduce to whom, via whom and why (verbindkansen): what is easy, and what brings most.

A proposal is a possibility, never a must. Nobody is introduced, or asked as go-between, more than
MOST_EACH times in one list, and nobody on whom others depend is asked when there is another way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from netwerk.insight.active import active
from netwerk.insight.certainty import Ground
from netwerk.insight.finding import Finding
from netwerk.insight.kinds import Question
from netwerk.insight.openings.candidates import (
    Candidates,
    close_pairs,
    far_pairs,
    joining_pairs,
    known_pairs,
)
from netwerk.insight.openings.go_between import Ways, route_between, ways_of
from netwerk.insight.openings.introduction_words import EASY, GAIN, Proposal, proposal_finding
from netwerk.model import Verbindkans
from netwerk.net.arrays import Bools, Floats
from netwerk.net.gains import (
    UNREACHED,
    Distances,
    nearness_of_all,
    pairs_brought_near,
    tie_gains,
    with_tie,
)
from netwerk.net.kernels import all_distances
from netwerk.net.net import Net

EXACT_UNTIL = 3000
"""Up to so many actors every distance is known and gains are exact over the whole network."""
LENGTH, MOST_EACH, MOST_JOINED = 5, 2, 3
TRIES = 1000
"""Candidates looked at for the second list, so that a list that cannot be filled ends."""
DIFFERENT_SECTOR, SHARED_DOMAIN, SAME_KERN = 1.5, 1.25, 1.25
"""How much more a proposal counts between two sectors, with a shared domein, within one kern."""


def find_introductions(
    ground: Ground,
    choices: Iterable[Verbindkans] = (),
    length: int = LENGTH,
    most_each: int = MOST_EACH,
) -> tuple[Finding, ...]:
    """Two lists of proposals, each of at most ``length``.

    The first two actors of a finding are the pair.

    First 'introduction_easy' (a shared contact can introduce them), then 'introduction_gain' (what
    would bring far parts together). ``choices``: pairs decided as 'doen' or 'klopt_niet' are never
    proposed again, 'later' not before its day. Actors that stopped, actors without any contact who
    were never asked, and a professional with an actor outside its gebieden are not proposed. Above
    EXACT_UNTIL actors the second list only joins separate parts. Greedy, so a proposal and not the
    best possible set.
    """
    net = ground.net
    if net.n < 3 or not len(net.indices):
        return ()
    allowed, taken = (
        _allowed(ground),
        np.union1d(known_pairs(net), _decided(net, choices, ground.today)),
    )
    distances = all_distances(net.indptr, net.indices) if net.n <= EXACT_UNTIL else None
    ways = ways_of(ground)
    easy = _easy(ground, ways, close_pairs(net, allowed, taken), distances, length, most_each)
    if distances is None:
        far = _joining(
            ground,
            ways,
            joining_pairs(net, ground.fragility.component, allowed, taken),
            length,
            most_each,
        )
    else:
        far = _far(
            ground, ways, far_pairs(net, distances, allowed, taken), distances, length, most_each
        )
    return tuple(proposal_finding(ground, proposal) for proposal in (*easy, *far))


def is_decided(choice: Verbindkans, today: date) -> bool:
    """Whether this choice keeps the pair out of the proposals today; 'later' without a day does."""
    return choice.besluit != "later" or choice.tot is None or today.isoformat() < choice.tot


def _allowed(ground: Ground) -> Bools:
    """Who may be proposed: still there, and not silent only because nobody asked."""
    net = ground.net
    return active(net) & ((net.all_contacts > 0) | ground.asked)


def _decided(net: Net, choices: Iterable[Verbindkans], today: date) -> NDArray[np.int64]:
    keys = []
    for choice in choices:
        ends = [net.index_of(actor) for actor in choice.actoren]
        if len(ends) == 2 and None not in ends and is_decided(choice, today):
            low, high = sorted(int(end) for end in ends if end is not None)
            keys.append(low * net.n + high)
    return np.unique(np.array(keys, np.int64))


@dataclass(frozen=True)
class _Load:
    """How often each actor is introduced, and asked as go-between, in one list."""

    most: int
    introduced: Counter[int]
    asked: Counter[int]

    def takes(self, ends: Sequence[int]) -> bool:
        return all(self.introduced[end] < self.most for end in ends)

    def add(self, proposal: Proposal) -> None:
        self.introduced.update((proposal.a, proposal.b))
        self.asked.update(proposal.via)

    @property
    def spent(self) -> frozenset[int]:
        """Who cannot be asked as go-between once more."""
        return frozenset(actor for actor, count in self.asked.items() if count >= self.most)


def _easy(
    ground: Ground,
    ways: Ways,
    found: Candidates,
    distances: Distances | None,
    length: int,
    most_each: int,
) -> list[Proposal]:
    scores = np.round(found.scores * _fitness(ground.net, found.pairs), 9)
    load, out = _Load(most_each, Counter(), Counter()), list[Proposal]()
    for k in np.lexsort((found.pairs[:, 1], found.pairs[:, 0], -scores)):
        a, b = map(int, found.pairs[k])
        if scores[k] <= 0 or not load.takes((a, b)):
            continue
        via = ways.go_between(a, b, load.spent)
        if via is None:
            continue
        rise, near = _brings(ground, distances, a, b)
        out.append(
            Proposal(
                kind=EASY.name,
                a=a,
                b=b,
                via=(via,),
                score=float(scores[k]),
                rise=rise,
                near=near,
                joined=0,
            )
        )
        load.add(out[-1])
        if len(out) == length:
            break
    return out


def _far(
    ground: Ground, ways: Ways, found: Candidates, distances: Distances, length: int, most_each: int
) -> list[Proposal]:
    """Greedy: each next one brings most on top of those before it.

    What is told is what it brings alone.
    """
    pairs, weight = found.pairs, _fitness(ground.net, found.pairs)
    alone, near = tie_gains(distances, pairs)
    brings = (near > 0) | (distances[pairs[:, 0], pairs[:, 1]] == UNREACHED)
    worth, then, total = np.round(alone * weight * brings, 9), distances, nearness_of_all(distances)
    load, out = _Load(most_each, Counter(), Counter()), list[Proposal]()
    for _ in range(TRIES):
        if len(out) == length or not (worth > 0).any():
            break
        k = int(np.argmax(worth))
        a, b = map(int, pairs[k])
        again = round(float(tie_gains(then, pairs[k : k + 1])[0][0] * weight[k]), 9)
        worth[k] = again
        if again < worth.max():
            continue  # worth less after earlier proposals: back in line
        worth[k] = 0.0
        via = route_between(ways, a, b, load.spent)
        if via is None:
            continue
        joined = _joined(ground, a, b)
        out.append(
            Proposal(
                kind=GAIN.name,
                a=a,
                b=b,
                via=via,
                score=again,
                rise=float(alone[k]) / total,
                near=int(near[k]),
                joined=joined,
            )
        )
        load.add(out[-1])
        then = with_tie(then, a, b)
        worth[_closed(pairs, distances, then, load, sum(p.joined > 0 for p in out))] = 0.0
    return out


def _closed(
    pairs: NDArray[np.int32], distances: Distances, then: Distances, load: _Load, joins: int
) -> Bools:
    """Candidates that are out after a proposal.

    An end is introduced enough, or their parts are joined already.

    After MOST_JOINED joins every other join is out too, so that far parts of one whole get a place
    in the list.
    """
    a, b = pairs.T
    full = np.array(
        [actor for actor, count in load.introduced.items() if count >= load.most], np.int32
    )
    apart = distances[a, b] == UNREACHED
    return np.asarray(
        np.isin(a, full)
        | np.isin(b, full)
        | (apart & ((then[a, b] < UNREACHED) | (joins >= MOST_JOINED)))
    )


def _joining(
    ground: Ground, ways: Ways, found: Candidates, length: int, most_each: int
) -> list[Proposal]:
    load, out = _Load(most_each, Counter(), Counter()), list[Proposal]()
    for a, b in found.pairs[_fitness(ground.net, found.pairs) > 0].tolist():
        if (
            len(out) < length
            and load.takes((a, b))
            and route_between(ways, a, b, load.spent) is not None
        ):
            _, near = _brings(ground, None, a, b)
            out.append(
                Proposal(
                    kind=GAIN.name,
                    a=a,
                    b=b,
                    via=(),
                    score=0.0,
                    rise=None,
                    near=near,
                    joined=_joined(ground, a, b),
                )
            )
            load.add(out[-1])
    return out


def _brings(
    ground: Ground, distances: Distances | None, a: int, b: int
) -> tuple[float | None, int]:
    """The relative rise of global efficiency (None in a large network) and the pairs that come within three steps."""
    if distances is None:
        return None, pairs_brought_near(ground.net.indptr, ground.net.indices, a, b)
    rise, near = tie_gains(distances, np.array([[a, b]], np.int32))
    return float(rise[0]) / nearness_of_all(distances), int(near[0])


def _joined(ground: Ground, a: int, b: int) -> int:
    """Pairs that could reach each other only with this tie: 0 within one part."""
    parts = ground.fragility
    one, other = int(parts.component[a]), int(parts.component[b])
    return 0 if one == other else int(parts.sizes[one]) * int(parts.sizes[other])


def _fitness(net: Net, pairs: NDArray[np.int32]) -> Floats:
    """How well two actors fit, float64 (k,).

    1 or more, and 0 for a professional with an actor that is in none of its gebieden.
    """
    columns, gebieden = net.actors, cache(net.gebieden_of)
    out = np.ones(len(pairs))
    for k, (a, b) in enumerate(pairs.tolist()):
        if "professional" in (columns["soort"][a], columns["soort"][b]):
            theirs = set(gebieden(a)), set(gebieden(b))
            out[k] = 0.0 if all(theirs) and theirs[0].isdisjoint(theirs[1]) else 1.0
        one, other = columns["categorie"][a], columns["categorie"][b]
        out[k] *= DIFFERENT_SECTOR if one and other and one != other else 1.0
        out[k] *= (
            SHARED_DOMAIN
            if set(columns["domeinen"][a] or ()) & set(columns["domeinen"][b] or ())
            else 1.0
        )
        out[k] *= (
            SAME_KERN if columns["kern"][a] and columns["kern"][a] == columns["kern"][b] else 1.0
        )
    return out


INTRODUCTIONS = Question(find_introductions, (EASY, GAIN), with_choices=True)
