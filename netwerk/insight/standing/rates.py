"""The expected number of unrecorded contacts that would end a finding, for each form of finding.

Unrecorded contacts between two sets of actors are Poisson, so a finding that ends with the first of
them stands with chance exp(-rate); `chances` makes chances of these rates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from netwerk.insight.standing.unrecorded import Unrecorded
from netwerk.net.arrays import Bools, Floats, Longs
from netwerk.net.kernels import Fragility

Some = Sequence[int] | Longs
MOST = 30.0
"""A rate above this is as good as certain."""


@dataclass(frozen=True, eq=False)
class Rates:
    """Rates under one model of what is not recorded."""

    hidden: Unrecorded
    held: Fragility

    @cached_property
    def of_each(self) -> Floats:
        """Of each actor with anybody, (n,)."""
        return self.hidden.of_each()

    def with_each(self, some: Some) -> Floats:
        """Of each actor with these, (n,)."""
        return self.hidden.with_each(np.asarray(some, np.int64))

    def apart(self, part: Some) -> float:
        """Between a part and everybody else."""
        if len(part) == 1:
            return float(self.of_each[part[0]])
        mine = self.with_each(part)
        return float(mine.sum() - mine[np.asarray(part, np.int64)].sum())

    def between(self, some: Some, others: Bools) -> float:
        """Between these and those others, bool (n,); who is in both is left out of the others."""
        return float(self.with_each(some)[others & ~self._mask(some)].sum())

    def told_with_each(self, some: Some) -> Floats:
        """Recorded contacts of each actor with these that busyness and place would expect, (n,)."""
        return self.hidden.expected_with_each(np.asarray(some, np.int64))

    def told_between(self, some: Some, others: Bools) -> float:
        """The same, between these and those others."""
        return float(self.told_with_each(some)[others & ~self._mask(some)].sum())

    def hangs(self, part: Some, anchor: int | None = None) -> float:
        """Between a part and the rest of its component, directly or through another component.

        ``anchor``: on whom it hangs; contacts of the part with that one end nothing.
        """
        own = int(self.held.component[part[0]])
        inside = self._mask(part)
        rest = (self.held.component == own) & ~inside
        mine, theirs = self.with_each(part), np.zeros(self.hidden.n)
        if anchor is not None:
            rest[anchor] = False
        if not rest.any():
            return 0.0
        direct = float(mine[rest].sum())
        sizes = len(self.held.sizes)
        if sizes == 1:
            return direct
        theirs = self._whole(own) - mine
        if anchor is not None:
            theirs -= self.with_each([anchor])
        met = np.bincount(self.held.component, mine, sizes)
        back = np.bincount(self.held.component, np.maximum(theirs, 0.0), sizes)
        met[own] = 0.0
        detour = (1 - np.exp(-met)) * (1 - np.exp(-back))
        return direct - float(np.log1p(-np.minimum(detour, 1 - 1e-12)).sum())

    def nearer(self, a: int, b: int, steps: int) -> float:
        """Between who would make a way of fewer than ``steps`` from a to b, but for their tie."""
        ring_a, ring_b = (self._rings(i, j, steps - 2) for i, j in ((a, b), (b, a)))
        total = 0.0
        for far, left in enumerate(ring_a):
            right = np.zeros(self.hidden.n, np.bool_)
            for ring in ring_b[: steps - 1 - far]:
                right[ring] = True
            right[a], right[b] = False, far > 0
            if left:
                total += float(self.with_each(left)[right].sum())
        return total

    def _rings(self, start: int, without: int, steps: int) -> list[list[int]]:
        """Who is at exactly 0, 1 ... ``steps`` steps, not over the tie with ``without``."""
        h = self.hidden
        seen, rings = {start}, [[start]]
        for _ in range(steps):
            near = {
                int(j)
                for i in rings[-1]
                for j in h.indices[h.indptr[i] : h.indptr[i + 1]]
                if {i, int(j)} != {start, without}
            }
            rings.append(sorted(near - seen))
            seen |= near
        return rings

    def cuts(self, parts: Sequence[Some]) -> tuple[float, ...]:
        """Of each part but the largest with the other parts of what falls apart."""
        ordered = sorted(parts, key=len)
        every = np.zeros(self.hidden.n, np.bool_)
        for part in ordered:
            every[part] = True
        return tuple(self.between(part, every) for part in ordered[:-1])

    def _mask(self, some: Some) -> Bools:
        mask = np.zeros(self.hidden.n, np.bool_)
        mask[np.asarray(some, np.int64)] = True
        return mask

    def _whole(self, component: int) -> Floats:
        if component not in self._wholes:
            self._wholes[component] = self.with_each(
                np.flatnonzero(self.held.component == component)
            )
        return self._wholes[component]

    @cached_property
    def _wholes(self) -> dict[int, Floats]:
        return {}


def ends_of_cut(rates: Sequence[float]) -> float:
    """The rate that ends a cut point altogether: every smaller part has another way."""
    stays = 1.0
    for rate in rates:
        stays *= 1 - np.exp(-rate)
    return float(min(MOST, -np.log(max(1 - stays, 1e-12))))
