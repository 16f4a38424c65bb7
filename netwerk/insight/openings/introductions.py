"""Whom to introduce to whom, via whom and why (verbindkansen): what is easy, and what brings most.

A proposal is a possibility, never a must. Nobody is introduced, or asked as go-between, more than
MOST_EACH times in one list, and nobody on whom others depend is asked when there is another way.
All proposals are made over the whole network, people together with the organisation they work for:
a selection shows those that are about it, so that they stay the same when the filter changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from netwerk.insight.active import active
from netwerk.insight.certainty import Ground, ground_of
from netwerk.insight.finding import Finding
from netwerk.insight.kinds import Question
from netwerk.insight.openings.asked_often import Load, asked_this_quarter
from netwerk.insight.openings.asking import team_in
from netwerk.insight.openings.beside import Beside
from netwerk.insight.openings.candidates import (
    Candidates,
    close_pairs,
    far_pairs,
    joining_pairs,
    known_pairs,
)
from netwerk.insight.openings.go_between import Ways, route_between, ways_of
from netwerk.insight.openings.introduction_words import EASY, GAIN, Proposal, proposal_finding
from netwerk.insight.openings.settled import decided_pairs, proposed_pairs
from netwerk.insight.openings.settled import is_decided as is_decided
from netwerk.insight.openings.why import Reasons, reasons_of
from netwerk.model import Afspraak, Initiatief, Verbindkans
from netwerk.net.arrays import Bools
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

EXACT_UNTIL = 3000  # actors up to which every distance is known and gains are exact
LENGTH, MOST_EACH, MOST_JOINED = 5, 2, 3
LISTED, FAR_WORK = 60, 20_000_000
"""Proposals of a kind over the whole; as many far ones as this many distances can be followed."""
TRIES = 1000
"""Candidates looked at for the second list, so that a list that cannot be filled ends."""


def find_introductions(
    ground: Ground,
    choices: Iterable[Verbindkans] = (),
    length: int = LENGTH,
    most_each: int = MOST_EACH,
    initiatieven: Iterable[Initiatief] = (),
    proposed: Sequence[Finding] | None = None,
) -> tuple[Finding, ...]:
    """Two lists of proposals, each of at most ``length``; actors[:2] of a finding is the pair.

    First the easy ones (a shared contact can introduce them), then what would bring far parts
    together. ``choices``: pairs decided as 'doen' or 'klopt_niet' are never proposed again, 'later'
    not before its day. ``proposed``: those of the whole (`all_introductions`), made already.
    """
    if proposed is not None:
        here = [f for f in proposed if is_about(ground.net, f)]
        return tuple(
            f for kind in (EASY, GAIN) for f in [f for f in here if f.kind == kind.name][:length]
        )
    whole = ground.net.whole
    over = ground if whole is ground.net else ground_of(whole, ground.schema, ground.today)
    made, told = _proposals(over, tuple(choices), most_each, initiatieven)
    near = [p for p in made if are_in(ground.net, whole, (p.a, p.b))]
    return tuple(
        told(p) for kind in (EASY, GAIN) for p in [p for p in near if p.kind == kind.name][:length]
    )


def is_about(net: Net, proposal: Finding) -> bool:
    """Whether both who would be introduced are in this part of the network."""
    return all(net.index_of(actor.id) is not None for actor in proposal.actors[:2])


def are_in(net: Net, whole: Net, pair: tuple[int, int]) -> bool:
    """The same of two actors of the whole, before a proposal is put into words."""
    return net is whole or all(net.index_of(str(whole.actors["id"][i])) is not None for i in pair)


def all_introductions(
    ground: Ground,
    choices: Iterable[Verbindkans] = (),
    most_each: int = MOST_EACH,
    initiatieven: Iterable[Initiatief] = (),
    met: Iterable[Finding] = (),
    said: Iterable[Afspraak] = (),
) -> tuple[Finding, ...]:
    """The proposals of a whole network, the best of each kind first.

    met: proposals that stand in another list already; their pairs are not proposed again. said:
    what was decided on findings, which teaches what does not fit (`misfit`).

    Actors that stopped, actors without any contact who were never asked, who was asked too often
    this quarter, and a professional with an actor outside its gebieden are not proposed. Above
    EXACT_UNTIL actors the second list only joins separate parts. Greedy, so a proposal and not the
    best possible set.
    """
    made, told = _proposals(ground, tuple(choices), most_each, initiatieven, met, said)
    return tuple(map(told, made))


def _proposals(
    ground: Ground,
    choices: tuple[Verbindkans, ...],
    most_each: int,
    initiatieven: Iterable[Initiatief],
    met: Iterable[Finding] = (),
    said: Iterable[Afspraak] = (),
) -> tuple[tuple[Proposal, ...], Callable[[Proposal], Finding]]:
    """The proposals of a whole network, and what puts one into words: that takes longest."""
    net = ground.net
    team, before = team_in(net), asked_this_quarter(net, choices, ground.today)
    why = reasons_of(ground, choices, initiatieven, said)
    told = partial(proposal_finding, ground, why, team, before)
    if net.n < 3 or not len(net.indices) or ground.two_mode:
        return (), told
    allowed = allowed_to_propose(ground)
    taken = np.union1d(known_pairs(net), decided_pairs(net, choices, ground.today))
    taken = np.union1d(taken, proposed_pairs(net, met))
    load = Load(most_each, before)
    distances = all_distances(net.indptr, net.indices) if net.n <= EXACT_UNTIL else None
    ways = ways_of(ground)
    easy = _easy(ground, ways, close_pairs(net, allowed, taken), why, load, distances)
    again = Load(most_each, before)
    if distances is None:
        parts = ground.fragility.component
        far = _joining(ground, ways, joining_pairs(net, parts, allowed, taken), why, again)
    else:
        pairs = far_pairs(net, distances, allowed, taken)
        far = _far(ground, ways, pairs, distances, why, again)
    return (*easy, *far), told


def allowed_to_propose(ground: Ground) -> Bools:
    """Who may be proposed: still there, and not silent only because nobody asked."""
    net = ground.net
    return active(net) & ((net.all_contacts > 0) | ground.asked)


def _easy(
    ground: Ground,
    ways: Ways,
    candidates: Candidates,
    why: Reasons,
    load: Load,
    distances: Distances | None,
) -> list[Proposal]:
    fit = why.fitness(candidates.pairs, near=True, kind=EASY.name)
    scores, out = np.round(candidates.scores * fit, 9), list[Proposal]()
    total = 0.0 if distances is None else nearness_of_all(distances)
    for k in np.lexsort((candidates.pairs[:, 1], candidates.pairs[:, 0], -scores)):
        a, b = map(int, candidates.pairs[k])
        if scores[k] <= 0 or not load.takes((a, b)):
            continue
        shared = np.intersect1d(ground.net.neighbours(a), ground.net.neighbours(b))
        via = ways.go_between(a, b, load.spent | set(load.tired(shared.tolist())))
        via = ways.go_between(a, b, load.spent) if via is None else via
        if via is None:
            continue
        rise, near = _brings(ground, distances, total, a, b)
        out.append(Proposal(EASY.name, a, b, (via,), float(scores[k]), rise, near))
        load.add(a, b, (via,))
        if len(out) == LISTED:
            break
    return out


def _far(
    ground: Ground,
    ways: Ways,
    candidates: Candidates,
    distances: Distances,
    why: Reasons,
    load: Load,
) -> list[Proposal]:
    """Greedy: each next one brings most on top of those before; told is what it brings alone."""
    pairs = candidates.pairs
    weight = why.fitness(pairs, near=False, kind=GAIN.name)
    alone, near = tie_gains(distances, pairs)
    apart = distances[pairs[:, 0], pairs[:, 1]] == UNREACHED
    worth, then, total = np.round(alone * weight, 9), distances, nearness_of_all(distances)
    worth[((near == 0) & ~apart) | why.near_as_organisations(pairs)] = 0.0
    out, joins = list[Proposal](), 0
    most = min(LISTED, max(LENGTH, FAR_WORK // max(1, ground.net.n**2)))
    for _ in range(TRIES):
        shut = apart & (joins >= MOST_JOINED * (1 + len(out) // LENGTH))
        left = np.where(shut, 0.0, worth)
        if len(out) == most or not (left > 0).any():
            break
        k = int(np.argmax(left))
        a, b = map(int, pairs[k])
        again = round(float(tie_gains(then, pairs[k : k + 1])[0][0] * weight[k]), 9)
        worth[k] = left[k] = again
        if again < left.max():
            continue  # worth less after earlier proposals: back in line
        worth[k] = 0.0
        via = route_between(ways, a, b, load.spent) if load.takes((a, b)) else None
        if via is None or _by_own_house(ground.net, a, b, via):
            continue
        joined = _joined(ground, a, b)
        rise = float(alone[k]) / total
        out.append(Proposal(GAIN.name, a, b, via, again, rise, int(near[k]), joined))
        load.add(a, b, via)
        joins += joined > 0
        then = with_tie(then, a, b)
        worth[_closed(pairs, apart, then, load)] = 0.0
    return out


def _by_own_house(net: Net, a: int, b: int, via: tuple[int, ...]) -> bool:
    """Whether the last step of the way is to somebody's own employer or colleague."""
    ends, steps = np.repeat([a, b], len(via)), np.tile(via, 2)
    return bool(len(via)) and bool(net.levels.same_unit(ends, steps).any())


def _closed(pairs: NDArray[np.int32], apart: Bools, then: Distances, load: Load) -> Bools:
    """Candidates that are out after a proposal: an end introduced enough, parts joined already."""
    a, b = pairs.T
    full = np.array(sorted(load.full), np.int32)
    return np.asarray(np.isin(a, full) | np.isin(b, full) | (apart & (then[a, b] < UNREACHED)))


def _joining(
    ground: Ground, ways: Ways, candidates: Candidates, why: Reasons, load: Load
) -> list[Proposal]:
    out = list[Proposal]()
    for a, b in candidates.pairs[why.fitness(candidates.pairs, near=False) > 0].tolist():
        if (
            len(out) < LISTED
            and load.takes((a, b))
            and route_between(ways, a, b, load.spent) is not None
        ):
            _, near = _brings(ground, None, 0.0, a, b)
            out.append(Proposal(GAIN.name, a, b, (), 0.0, None, near, _joined(ground, a, b)))
            load.add(a, b, ())
    return out


def _brings(
    ground: Ground, distances: Distances | None, total: float, a: int, b: int
) -> tuple[float | None, int]:
    """The rise of global efficiency (None when large), the pairs that come within three steps.

    total: the nearness of all now.
    """
    if distances is None:
        return None, pairs_brought_near(ground.net.indptr, ground.net.indices, a, b)
    rise, near = tie_gains(distances, np.array([[a, b]], np.int32))
    return float(rise[0]) / total, int(near[0])


def _joined(ground: Ground, a: int, b: int) -> int:
    """Pairs that could reach each other only with this tie: 0 within one part."""
    parts = ground.fragility
    one, other = int(parts.component[a]), int(parts.component[b])
    return 0 if one == other else int(parts.sizes[one]) * int(parts.sizes[other])


def _asked(ground: Ground, beside: Beside) -> tuple[Finding, ...]:
    return find_introductions(
        ground,
        beside.choices,
        initiatieven=beside.initiatieven,
        proposed=beside.proposed,
    )


INTRODUCTIONS = Question(_asked, (EASY, GAIN), with_choices=True)
