"""Whether kernen and kinds of group get attention in proportion to who is there.

Counted is who got any (an introduction, a talk, money), not how much: one club that is visited ten
times says nothing about the others. The question is of a group against all others, and only of
less: where one has less, others have more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from netwerk.insight.fairness.fair_counts import expected, fair_chance, holm, power_of_half

LEAST = 15
"""Below so many actors nothing is said of a group."""
RARE = 0.05
"""How often something is told of a group that was treated fairly; see the bands for more."""
SEES = 0.8
"""From this power on, that nothing was found says something."""
LESS, FAIR, TOO_LITTLE = "minder", "naar verhouding", "te weinig om te zeggen"
"""What can be said of a group."""
FIRM, LIKELY, UNSURE = "stevig", "redelijk", "onzeker"
"""How sure "minder" is. In at most RARE of all fair reports anything is FIRM; in at most RARE of
the fair questions (one kind of attention, one grouping) anything is at least LIKELY; and of at most
RARE of the groups that are treated fairly it is told at all."""


@dataclass(frozen=True)
class Attention:
    """One kind of attention. reached: who got it, by actor id, with the occasion it was got at.

    An occasion is a talk, a proposal, an initiatief: who gets it at the same one gets it together.
    """

    name: str
    reached: Mapping[str, str]


@dataclass(frozen=True)
class Share:
    """What one group got of one kind of attention.

    grouping: kern, soort or categorie; group: which. actors: how many are there; reached: how many
    of them got it; expected: how many in proportion. others_reached, others: the same elsewhere.
    chance: of so little when fair. power: of seeing it when this group had half the chance of the
    others. verdict: LESS, FAIR or TOO_LITTLE; band: FIRM, LIKELY or UNSURE with LESS,
    else "".
    """

    attention: str
    grouping: str
    group: str
    actors: int
    reached: int
    expected: float
    others: int
    others_reached: int
    chance: float
    power: float
    verdict: str
    band: str = ""


def equal_chance(
    groupings: Mapping[str, Mapping[str, str]], attentions: Sequence[Attention]
) -> tuple[Share, ...]:
    """The share of every group in every kind of attention, in the order given, groups by name.

    groupings: name to (actor id to group); who is in no group is not counted there.
    """
    asked = [
        _asked(attention, grouping, groups)
        for attention in attentions
        for grouping, groups in groupings.items()
    ]
    of_all = iter(holm([one.chance for shares in asked for one in shares if one.actors >= LEAST]))
    return tuple(one for shares in asked for one in _judged(shares, of_all))


def _asked(attention: Attention, grouping: str, groups: Mapping[str, str]) -> list[Share]:
    """The counts of one question, with their chances."""
    there = Counter(groups.values())
    got = Counter(groups[actor] for actor in attention.reached if actor in groups)
    everyone, reached = len(groups), got.total()
    spread = together(attention.reached, groups)
    return [
        Share(
            attention.name,
            grouping,
            group,
            actors=count,
            reached=got[group],
            expected=expected(count, reached, everyone),
            others=everyone - count,
            others_reached=reached - got[group],
            chance=fair_chance(got[group], count, reached, everyone, spread),
            power=power_of_half(RARE, count, reached, everyone, spread),
            verdict=TOO_LITTLE,
        )
        for group, count in sorted(there.items())
    ]


def together(reached: Mapping[str, str], groups: Mapping[str, str]) -> float:
    """How many of one group get attention at once, as who gets it sees it; 1 when each alone.

    The variance of a count of such lots is that much larger (Kish 1965; Rao & Scott 1981).
    """
    pairs = sorted((groups[actor], at) for actor, at in reached.items() if actor in groups)
    lots = [len(list(same)) for _, same in groupby(pairs)]
    return sum(size * size for size in lots) / sum(lots) if lots else 1.0


def _judged(shares: list[Share], of_all: Iterator[float]) -> list[Share]:
    """The same with what can be said; of_all: the corrected chances of the report, in order."""
    large = [one for one in shares if one.actors >= LEAST]
    in_question = iter(holm([one.chance for one in large]))
    out = []
    for one in shares:
        if one.actors < LEAST:
            out.append(one)
            continue
        whole, question = next(of_all), next(in_question)
        if one.chance <= RARE:
            band = FIRM if whole <= RARE else LIKELY if question <= RARE else UNSURE
            out.append(replace(one, verdict=LESS, band=band))
        else:
            out.append(replace(one, verdict=FAIR if one.power >= SEES else TOO_LITTLE))
    return out
