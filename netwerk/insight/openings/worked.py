"""What the makelaar's own decisions show: which proposals led to contact.

No black box: of each reason for a proposal it is counted how often it worked. Below FEWEST
decisions with an outcome nothing is learned and the usual reasons count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from netwerk.insight import wording as w
from netwerk.model import Verbindkans
from netwerk.net.arrays import Floats
from netwerk.net.net import Net

KERN, DOMEIN, SECTOR, SETTING = "kern", "domein", "sector", "samen"
USUAL: Mapping[str, float] = {KERN: 1.25, DOMEIN: 1.25, SECTOR: 1.5, SETTING: 1.25}
"""How much more a proposal counts for a reason, until there is something to learn from."""
FEWEST = 20
FEWEST_OF_ONE = 5
"""A reason with fewer outcomes is not told."""
LEAST, MOST, DRAWN = 0.5, 2.0, 4
"""Bounds of a learned weight, and how many average outcomes each reason is drawn to."""
WAIT = timedelta(days=90)
"""A proposal that was taken up longer ago without contact did not work."""
UNTRIED = ("later", "kennen_al", "klopt_niet")
"""Decisions that say nothing of how a proposal went: nobody tried it."""
SAID = {
    KERN: "binnen één kern",
    DOMEIN: "met hetzelfde domein",
    SECTOR: "tussen verschillende werelden",
    SETTING: "met een gedeelde zaal, club, bestuur of initiatief",
}

Shares = Mapping[str, NDArray[np.bool_]]
"""Of each reason whether it holds, for every pair of a list."""


@dataclass(frozen=True)
class Worked:
    """How often proposals worked: in all, and by reason; ``weights`` is what follows from it.

    learned: whether it is; else the usual weights count, and there is nothing to tell.
    """

    worked: int
    known: int
    by_reason: Mapping[str, tuple[int, int]]
    weights: Mapping[str, float]
    learned: bool

    @property
    def sentences(self) -> tuple[str, ...]:
        """What counts more, or less, because of it; each in plain words."""
        if not self.learned:
            return ()
        told = []
        for reason, (worked, known) in sorted(self.by_reason.items()):
            weight = self.weights[reason]
            if known >= FEWEST_OF_ONE and (weight >= 1.1 or weight <= 0.9):
                how = "vaker" if weight > 1 else "minder vaak"
                told.append(
                    w.sentence(
                        f"voorstellen {SAID[reason]} werkten {how} ({worked} van de {known}) en "
                        f"staan {'hoger' if weight > 1 else 'lager'}"
                    )
                )
        return tuple(told)


def outcomes(
    net: Net, choices: Iterable[Verbindkans], today: date
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """The decided pairs of which is known how it went, (k, 2), and whether it worked.

    It worked when there is contact now, also as organisations. What was taken up longer than WAIT
    ago without contact did not; of UNTRIED, and of what was taken up lately, nothing is known.
    """
    pairs, went = list[tuple[int, int]](), list[bool]()
    for choice in choices:
        ends = [i for actor in choice.actoren if (i := net.index_of(actor)) is not None]
        if len(ends) != 2 or choice.besluit in UNTRIED:
            continue
        contact = net.levels.related(ends[0], ends[1])
        waited = (choice.datum or "") <= (today - WAIT).isoformat()
        if contact or waited:
            pairs.append((min(ends), max(ends)))
            went.append(contact)
    return np.array(pairs, np.int64).reshape(-1, 2), np.array(went, np.bool_)


def learned(holds: Shares, went: NDArray[np.bool_]) -> Worked:
    """What outcomes teach; the usual weights below FEWEST of them, or when none of them worked."""
    known, worked = len(went), int(went.sum())
    by_reason = {
        reason: (int((went & there).sum()), int(there.sum())) for reason, there in holds.items()
    }
    if known < FEWEST or not worked:
        return Worked(worked, known, by_reason, USUAL, learned=False)
    base = worked / known
    weights = {
        reason: min(MOST, max(LEAST, (good + DRAWN * base) / (count + DRAWN) / base))
        for reason, (good, count) in by_reason.items()
    }
    return Worked(worked, known, by_reason, weights, learned=True)


def reasons(
    net: Net,
    pairs: NDArray[np.int64],
    sharing: frozenset[tuple[int, int]],
    usual: Mapping[str, frozenset[str]],
) -> Shares:
    """Which reasons hold for each pair.

    sharing: the pairs that share a setting; usual: as `common_domeinen` gives.
    """
    columns = net.actors
    rows = pairs.tolist()

    def of(test: Sequence[bool]) -> NDArray[np.bool_]:
        return np.array(test, np.bool_)

    kern, sector = columns["kern"], columns["categorie"]
    return {
        KERN: of([bool(kern[a]) and kern[a] == kern[b] for a, b in rows]),
        DOMEIN: of([bool(shared_domeinen(net, a, b, usual)) for a, b in rows]),
        SECTOR: of([bool(sector[a] and sector[b] and sector[a] != sector[b]) for a, b in rows]),
        SETTING: of([(a, b) in sharing for a, b in rows]),
    }


def weighed(holds: Shares, weights: Mapping[str, float], size: int) -> Floats:
    """The product of the weights of the reasons that hold, float64 (size,)."""
    out = np.ones(size)
    for reason, there in sorted(holds.items()):
        out[there] *= weights.get(reason, 1.0)
    return out


def common_domeinen(net: Net) -> Mapping[str, frozenset[str]]:
    """By categorie the domeinen that more than half of its actors have.

    Sharing one of those says no more than being of that categorie.
    """
    counts: dict[str, dict[str, int]] = {}
    sizes: dict[str, int] = {}
    for categorie, domeinen in zip(net.actors["categorie"], net.actors["domeinen"], strict=True):
        if categorie:
            own = counts.setdefault(str(categorie), {})
            sizes[str(categorie)] = sizes.get(str(categorie), 0) + 1
            for domein in domeinen if isinstance(domeinen, tuple) else ():
                own[str(domein)] = own.get(str(domein), 0) + 1
    return {
        categorie: frozenset(d for d, count in own.items() if 2 * count > sizes[categorie])
        for categorie, own in counts.items()
    }


def shared_domeinen(
    net: Net, a: int, b: int, common: Mapping[str, frozenset[str]]
) -> tuple[str, ...]:
    """The domeinen of both that say more than that they are of one categorie, in order."""
    columns = net.actors
    one, other = columns["domeinen"][a], columns["domeinen"][b]
    if not isinstance(one, tuple) or not isinstance(other, tuple):
        return ()
    shared = set(map(str, one)) & set(map(str, other))
    if columns["categorie"][a] == columns["categorie"][b]:
        shared -= common.get(str(columns["categorie"][a]), frozenset())
    return tuple(sorted(shared))
