"""Why two actors fit: what they share, what past decisions show, and who needs no introduction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from netwerk.insight.certainty import Ground
from netwerk.insight.openings.misfit import Way, fit_of, unfit_ways
from netwerk.insight.openings.worked import (
    DOMEIN,
    KERN,
    SETTING,
    Shares,
    Worked,
    common_domeinen,
    learned,
    outcomes,
    reasons,
    weighed,
)
from netwerk.model import Afspraak, Initiatief, Verbindkans
from netwerk.net.arrays import Bools, Floats, Ints
from netwerk.net.net import Net
from netwerk.net.shared_settings import Setting, pairs_within, settings_of


@dataclass(frozen=True, eq=False)
class Reasons:
    """What speaks for pairs of one whole network. settings: where actors meet."""

    net: Net
    component: Ints
    settings: tuple[Setting, ...]
    worked: Worked
    common: Mapping[str, frozenset[str]]
    unfit: Mapping[Way, int] = field(default_factory=dict)

    @cached_property
    def sharing(self) -> frozenset[tuple[int, int]]:
        """The pairs that share a setting, whether they have contact or not."""
        return pairs_within(self.settings)

    def fitness(self, pairs: NDArray[np.int32], near: bool, kind: str = "") -> Floats:
        """How much each pair counts, float64 (k,); 0 for a pair that is not to be introduced.

        near: they have a contact in common, which speaks for them by itself. kind: of the proposal,
        which counts less for kinds of group that it did not fit before.
        """
        wide = pairs.astype(np.int64)
        holds = reasons(self.net, wide, self.sharing, self.common)
        out = weighed(holds, self.worked.weights, len(pairs))
        out *= fit_of(self.net, kind, wide, self.unfit)
        out[self._needless(wide)] = 0.0
        if not near:
            out[self._one_sort(wide) & ~_any(holds)] = 0.0
        return out

    def _needless(self, pairs: NDArray[np.int64]) -> Bools:
        """Pairs of one organisation or of two that have contact, and far professionals.

        Also who would be called without any way though the organisations hang together.
        """
        net, (a, b) = self.net, pairs.T
        out = net.levels.all_related(a, b)
        out |= (self.component[a] != self.component[b]) & (self._units[a] == self._units[b])
        soort, gebieden = net.actors["soort"], cache(net.gebieden_of)
        for k, (one, other) in enumerate(pairs.tolist()):
            if not out[k] and "professional" in (soort[one], soort[other]):
                theirs = set(gebieden(one)), set(gebieden(other))
                out[k] = all(theirs) and theirs[0].isdisjoint(theirs[1])
        return out

    @cached_property
    def _units(self) -> Ints:
        """The part of each actor when who works somewhere hangs together with that."""
        levels, n = self.net.levels, self.net.n
        owner = np.repeat(np.arange(n), np.diff(levels.uptr))
        rows = np.repeat(np.arange(n), np.diff(self.net.indptr))
        ends = (
            np.concatenate((rows, owner)),
            np.concatenate((self.net.indices, levels.head[levels.unit])),
        )
        graph = coo_array((np.ones(len(ends[0]), np.int8), ends), shape=(n, n))
        return np.asarray(connected_components(graph, directed=False)[1], np.int32)

    def near_as_organisations(self, pairs: NDArray[np.int32]) -> Bools:
        """Pairs within two steps when people count for the organisation they work for."""
        levels = self.net.levels
        around = cache(lambda unit: frozenset((unit, *levels.near(unit))))

        def near(one: int, other: int) -> bool:
            return any(
                not around(x).isdisjoint(around(y))
                for x in levels.of(one)
                for y in levels.of(other)
            )

        return np.array([near(a, b) for a, b in pairs.tolist()], bool)

    def _one_sort(self, pairs: NDArray[np.int64]) -> Bools:
        """Pairs of one categorie, which is no reason by itself."""
        sort = self.net.actors["categorie"]
        return np.array([bool(sort[a]) and sort[a] == sort[b] for a, b in pairs.tolist()], bool)


def _any(holds: Shares) -> Bools:
    """Whether a pair shares a kern, a setting, or a domein that says more than its categorie."""
    return np.asarray(holds[KERN] | holds[DOMEIN] | holds[SETTING])


def reasons_of(
    ground: Ground,
    choices: Sequence[Verbindkans],
    initiatieven: Iterable[Initiatief],
    said: Iterable[Afspraak] = (),
) -> Reasons:
    """What speaks for pairs of a whole network; said: what was decided on findings."""
    net = ground.net
    settings = settings_of(net, initiatieven)
    worked = worked_before(net, choices, settings, ground.today)
    unfit = unfit_ways(net, said)
    return Reasons(net, ground.fragility.component, settings, worked, common_domeinen(net), unfit)


def worked_before(
    net: Net, choices: Iterable[Verbindkans], settings: Iterable[Setting], today: date
) -> Worked:
    """What past decisions show."""
    pairs, went = outcomes(net, choices, today)
    return learned(reasons(net, pairs, pairs_within(settings), common_domeinen(net)), went)
