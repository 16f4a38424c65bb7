"""The truth values bite: a kernel with one typical mistake in it does not pass them.

Each mistake is put into a kernel's answer or input (roles swapped, the network transposed, off by one ...) and the
tests of the truth values are run against it; every one must be caught.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from netwerk.net import kernels
from tests.net import test_truth as truths

Kernel = Callable[..., Any]
ROLES = truths.test_gould_fernandez_counts_are_those_of_sna
DENSE = truths.test_burts_four_measures_are_those_of_the_dense_formulas
REACH = truths.test_reach_in_one_two_and_three_steps_is_that_of_sna
BETWEEN = truths.test_betweenness_is_that_of_sna_and_igraph
CUTS = truths.test_degree_cut_points_bridges_and_cores_are_those_of_r
SPANS = truths.test_span_and_shared_contacts_of_every_tie
DELETION = truths.test_fragmentation_after_each_deletion_is_that_of_keyplayer
LOST = truths.test_pairs_lost_follow_from_the_fragmentation_after_deletion
SPREAD = truths.test_participation_and_within_z_are_those_of_bctpy


def swapped_roles(kernel: Kernel) -> Kernel:
    return lambda *given: kernel(*given)[:, [0, 1, 3, 2, 4]]


def transposed(kernel: Kernel) -> Kernel:
    """Who points at whom, the other way round."""
    return lambda p, i, groups, q, j: kernel(q, j, groups, p, i)


def one_way(kernel: Kernel) -> Kernel:
    """Directed ties taken as if everybody pointed back."""
    return lambda p, i, groups, *_: kernel(p, i, groups)


def groups_shifted(kernel: Kernel) -> Kernel:
    return lambda p, i, groups, *rest: kernel(p, i, np.roll(groups, 1), *rest)


def off_by_one_actor(kernel: Kernel) -> Kernel:
    return lambda *given, **named: np.roll(kernel(*given, **named), 1, axis=0)


def one_too_many(kernel: Kernel) -> Kernel:
    return lambda *given, **named: kernel(*given, **named) + 1


def doubled(kernel: Kernel) -> Kernel:
    return lambda *given, **named: kernel(*given, **named) * 2


def weights_forgotten(kernel: Kernel) -> Kernel:
    return lambda p, i, weights=None: kernel(p, i)


def removed_too_late(kernel: Kernel) -> Kernel:
    """The parts of before the removal."""
    return lambda p, i, removed: np.where(removed, -1, kernel(p, i, np.zeros_like(removed)))


def burt_with(**changes: Callable[[kernels.Burt], np.ndarray]) -> Callable[[Kernel], Kernel]:
    def mistaken(kernel: Kernel) -> Kernel:
        def answer(*given: Any) -> kernels.Burt:
            found = kernel(*given)
            return replace(found, **{name: change(found) for name, change in changes.items()})

        return answer

    return mistaken


def fragility_with(
    **changes: Callable[[kernels.Fragility], np.ndarray],
) -> Callable[[Kernel], Kernel]:
    def mistaken(kernel: Kernel) -> Kernel:
        def answer(*given: Any) -> kernels.Fragility:
            found = kernel(*given)
            return replace(found, **{name: change(found) for name, change in changes.items()})

        return answer

    return mistaken


def spread_with(
    **changes: Callable[[kernels.Participation], np.ndarray],
) -> Callable[[Kernel], Kernel]:
    def mistaken(kernel: Kernel) -> Kernel:
        def answer(*given: Any) -> kernels.Participation:
            found = kernel(*given)
            return replace(found, **{name: change(found) for name, change in changes.items()})

        return answer

    return mistaken


CASES = [
    ("gould_fernandez", swapped_roles, ROLES, ("emon_texas",)),
    ("gould_fernandez", transposed, ROLES, ("emon_texas",)),
    ("gould_fernandez", one_way, ROLES, ("emon_texas",)),
    ("gould_fernandez", groups_shifted, ROLES, ("emon_texas",)),
    ("gould_fernandez", groups_shifted, ROLES, ("zachary_karate",)),
    ("gould_fernandez", off_by_one_actor, ROLES, ("zachary_karate",)),
    ("gould_fernandez", doubled, ROLES, ("zachary_karate",)),
    ("burt", weights_forgotten, DENSE, ("zachary_karate", "weighted")),
    ("burt", weights_forgotten, DENSE, ("emon_texas", "unweighted")),
    (
        "burt",
        burt_with(constraint=lambda b: np.sqrt(b.constraint)),
        DENSE,
        ("zachary_karate", "unweighted"),
    ),
    (
        "burt",
        burt_with(effective_size=lambda b: b.effective_size - 1),
        DENSE,
        ("zachary_karate", "unweighted"),
    ),
    (
        "burt",
        burt_with(efficiency=lambda b: b.effective_size),
        DENSE,
        ("zachary_karate", "unweighted"),
    ),
    (
        "burt",
        burt_with(hierarchy=lambda b: np.where(b.hierarchy == 1, 0, b.hierarchy)),
        DENSE,
        ("zachary_karate", "unweighted"),
    ),
    (
        "burt",
        burt_with(constraint=lambda b: np.nan_to_num(b.constraint)),
        DENSE,
        ("coleman_fall", "unweighted"),
    ),
    ("reach", one_too_many, REACH, ("zachary_karate",)),
    ("pairs_within", one_too_many, REACH, ("zachary_karate",)),
    ("reach", off_by_one_actor, REACH, ("emon_texas",)),
    ("betweenness", doubled, BETWEEN, ("zachary_karate",)),
    ("betweenness", off_by_one_actor, BETWEEN, ("krackhardt_kite",)),
    ("core_numbers", one_too_many, CUTS, ("zachary_karate",)),
    ("fragility", fragility_with(parts=lambda f: f.parts + 1), CUTS, ("florentine_marriage",)),
    ("fragility", fragility_with(parts=lambda f: f.parts - 1), CUTS, ("florentine_marriage",)),
    (
        "fragility",
        fragility_with(bridge=lambda f: np.roll(f.bridge, 1)),
        CUTS,
        ("florentine_marriage",),
    ),
    (
        "fragility",
        fragility_with(pairs_lost=lambda f: f.pairs_lost + f.parts),
        LOST,
        ("krackhardt_kite",),
    ),
    ("fragility", fragility_with(sizes=lambda f: f.sizes - 1), DELETION, ("florentine_marriage",)),
    ("spans", one_too_many, SPANS, ("krackhardt_kite",)),
    ("shared_contacts", one_too_many, SPANS, ("krackhardt_kite",)),
    ("all_distances", one_too_many, DELETION, ("krackhardt_kite",)),
    ("split_off", removed_too_late, DELETION, ("florentine_marriage",)),
    ("participation", spread_with(participation=lambda s: 1 - s.participation), SPREAD, ()),
    ("participation", spread_with(within_z=lambda s: s.within_z * np.sqrt(16 / 17)), SPREAD, ()),
]


@pytest.mark.parametrize(("name", "mistake", "check", "given"), CASES)
def test_a_mistake_is_caught_by_the_truth_values(
    name: str,
    mistake: Callable[[Kernel], Kernel],
    check: Kernel,
    given: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    check(*given)
    monkeypatch.setattr(kernels, name, mistake(getattr(kernels, name)))
    with pytest.raises(AssertionError):
        check(*given)
