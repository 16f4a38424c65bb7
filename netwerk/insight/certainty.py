"""How certain a finding is, in a band and a plain sentence.

Borgatti, Carley & Krackhardt 2006, what missing ties do.

Five things count: whether the finding stands when 10% of the ties are missing, how many actors were
asked, how old the evidence is, whether both ends of a tie were asked, and whether there is enough
to say anything. Each can take a finding one or two bands down: 'stevig', 'redelijk', 'onzeker'.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from netwerk.insight import wording as w
from netwerk.insight.finding import Certainty, TieRows, tie_rows
from netwerk.net.csr import Bools
from netwerk.net.kernels import Fragility, Stability, fragility, fragility_under_loss
from netwerk.net.net import Net
from netwerk.schema import Schema

BANDS = ("onzeker", "redelijk", "stevig")
MISSING = 0.10
"""The share of ties that is thought to be missing."""
STEADY, SHAKY = 0.8, 0.5
"""A finding is steady when it stands in this share of the draws; below the second it is shaky."""
OLD_MONTHS = 24
SMALL = 10
"""Below so many actors there is a list, but no more than a reasonable certainty.

Analysis:, rule of small cells.
"""
SEED = 20_240_101
MOST_DRAWS, WORK = 200, 200_000


@dataclass(frozen=True, eq=False)
class Ground:
    """What all findings of one net rest on, made once by `ground_of`.

    real_cut_points, real_bridges: of what a network with a tenth of its ties left out shows, the
    share that is real.
    asked bool (n,): was this actor asked for its contacts. months int32 (m,): age of each
    relation's
    confirmation, -1 when there is no date. stability: what stands when ties are missing.
    """

    net: Net
    schema: Schema
    today: date
    rows: TieRows
    fragility: Fragility
    stability: Stability
    real_cut_points: float
    real_bridges: float
    asked: Bools
    months: NDArray[np.int32]

    def cut_point_stands(self, actor: int) -> float:
        """How sure it is that this cut point is one, 0..1.

        When a tenth of the ties is not recorded.

        The lowest of two shares: how often it still is one with a tenth of the recorded ties left
        out, and how many cut points that such a thinner network shows are real ones in the recorded
        network.
        """
        return min(float(self.stability.cut_point[actor]), self.real_cut_points)

    def bridge_stands(self) -> float:
        """How sure it is that a bridge is one, 0..1, when a tenth of the ties is not recorded.

        Leaving out ties never ends a bridge: what counts is how many bridges of a thinner network
        are real.
        """
        return self.real_bridges

    @property
    def coverage(self) -> float:
        """The share of actors that were asked, 0 for an empty net."""
        return float(self.asked.mean()) if len(self.asked) else 0.0


def ground_of(net: Net, schema: Schema, today: date) -> Ground:
    """Everything the findings of a net share. Deterministic: the draws have a fixed seed."""
    asked = np.array([bool(value) for value in net.actors["gevraagd"]], bool)
    ages = {
        value: w.months_old(str(value), today) if value else None
        for value in set(net.relaties["laatst_bevestigd"])
    }
    months = np.array(
        [-1 if (age := ages[value]) is None else age for value in net.relaties["laatst_bevestigd"]],
        np.int32,
    )
    draws = max(10, min(MOST_DRAWS, WORK // max(1, net.n + len(net.indices))))
    found = fragility(net.indptr, net.indices)
    stability = fragility_under_loss(net.indptr, net.indices, MISSING, draws, SEED)
    return Ground(
        net=net,
        schema=schema,
        today=today,
        rows=tie_rows(net),
        fragility=found,
        stability=stability,
        real_cut_points=_real_share(stability.cut_point, found.parts > 1),
        real_bridges=_real_share(stability.bridge, bridge_entries(net, found)),
        asked=asked,
        months=months,
    )


def _real_share(seen: NDArray[np.float64], real: Bools) -> float:
    """Of all that the thinner networks showed, the share that is so in the recorded network too.

    1 when they showed nothing.
    """
    total = float(np.nansum(seen))
    return float(np.nansum(seen[real])) / total if total else 1.0


def bridge_entries(net: Net, found: Fragility) -> Bools:
    """Which CSR entries are bridges, bool (2p,)."""
    rows = np.repeat(np.arange(net.n), np.diff(net.indptr))
    child, other = (
        found.bridge[rows] & (found.parent[rows] == net.indices),
        found.bridge[net.indices],
    )
    entries: Bools = child | (other & (found.parent[net.indices] == rows))
    return entries


def judged(
    ground: Ground,
    *,
    actors: Sequence[int] = (),
    rows: Sequence[int] | NDArray[np.int64] = (),
    stands: float | None = None,
    claim: str = "klopt dit {chance}",
    absence: bool = False,
) -> Certainty:
    """The certainty of a finding about these actors, resting on these relations.

    ``stands`` is the share of draws in which it (``claim``) is still so with 10% of the ties
    missing. ``absence``: the finding says that something is not there, so what was never asked
    weighs most.
    """
    verdicts = [
        _by_missing(stands, claim),
        _by_asking_these(ground, actors) if absence else _by_asking(ground),
        _by_age(ground, rows),
        _by_sides(ground, rows),
        _by_size(ground),
    ]
    down = sum(verdict[0] for verdict in verdicts)
    band = BANDS[max(0, len(BANDS) - 1 - down)]
    return Certainty(band, " ".join(w.sentence(verdict[1]) for verdict in verdicts if verdict[1]))


def _by_missing(stands: float | None, claim: str) -> tuple[int, str]:
    if stands is None:
        return 0, ""
    down = 0 if stands >= STEADY else 1 if stands >= SHAKY else 2
    chance = f"naar schatting in {round(stands * 100)} van de 100 gevallen"
    return (
        down,
        f"ontbreekt {w.percent(MISSING)} van de contacten, dan {claim.format(chance=chance)}",
    )


def _by_asking(ground: Ground) -> tuple[int, str]:
    n = ground.net.n
    return int(
        ground.coverage < SHAKY
    ), f"naar contacten gevraagd: {w.of_all(int(ground.asked.sum()), n)}"


def _by_asking_these(ground: Ground, actors: Sequence[int]) -> tuple[int, str]:
    if not len(actors):
        return _by_asking(ground)
    asked = int(ground.asked[np.asarray(actors, np.int64)].sum())
    if len(actors) == 1:
        return (
            (0, "er is naar contacten gevraagd")
            if asked
            else (2, "er is nog niet naar contacten gevraagd")
        )
    down = 0 if asked == len(actors) else 1 if asked * 2 >= len(actors) else 2
    return (
        down,
        "naar contacten gevraagd: "
        f"{w.of_all(asked, len(actors), ('betrokken actor', 'betrokken actoren'))}",
    )


def _by_age(ground: Ground, rows: Sequence[int] | NDArray[np.int64]) -> tuple[int, str]:
    if not len(rows):
        return 0, ""
    months = ground.months[np.asarray(rows, np.int64)]
    unknown = int((months < 0).sum())
    if unknown == len(months):
        which = "deze relatie" if unknown == 1 else "deze relaties"
        return 1, f"wanneer {which} {w.verb(unknown, 'is', 'zijn')} bevestigd, is niet bekend"
    oldest = int(months.max())
    note = f", bij {w.of_all(unknown, len(months), w.RELATIE)} niet bekend" if unknown else ""
    return int(oldest > OLD_MONTHS), f"oudste bevestiging: {w.age_words(oldest)} geleden{note}"


def _by_sides(ground: Ground, rows: Sequence[int] | NDArray[np.int64]) -> tuple[int, str]:
    """Said, not weighed: whether the asked half told of it weighs in with the asking already."""
    if not len(rows):
        return 0, ""
    net, picked = ground.net, np.asarray(rows, np.int64)
    alone = int((ground.asked[net.van[picked]] != ground.asked[net.naar[picked]]).sum())
    if not alone:
        return 0, ""
    if len(picked) == 1:
        return 0, "alleen aan één kant van deze relatie is ernaar gevraagd"
    return 0, f"bij {w.of_all(alone, len(picked), w.RELATIE)} is maar aan één kant gevraagd"


def _by_size(ground: Ground) -> tuple[int, str]:
    n = ground.net.n
    return (
        (1, f"er {w.verb(n, 'staat', 'staan')} maar {w.counted(n)} in deze selectie")
        if n < SMALL
        else (0, "")
    )
