"""Contacts between every pair of groups against what you would expect, with one verdict a pair.

What is expected follows from how busy each actor is, where each is and who was asked (`expected`),
never from the sizes of the groups. An actor in several groups counts in each of them, and never
with itself. The verdicts are those of `verdicts`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from netwerk.insight.as_organisations import as_organisations
from netwerk.insight.chance.expected import Expected, expected_contacts
from netwerk.insight.chance.nearness import Nearness, apart, nearness_of
from netwerk.insight.chance.pair_counts import PairCounts, pair_counts
from netwerk.insight.chance.verdicts import VERDICTS, PairVerdict, verdicts
from netwerk.insight.chance.wide import WIDE_FROM, WideModel, wide_counts, wide_model
from netwerk.insight.grouping import Grouping, group_by
from netwerk.insight.two_mode import TwoSides, two_sides
from netwerk.net.arrays import Bools, Ints
from netwerk.net.csr import tie_ends
from netwerk.net.net import Net
from netwerk.schema import Schema

CROSSING = "twee kanten"
"""The class of contact between the two sides of a list."""


@dataclass(frozen=True)
class GapRow:
    """One pair of groups (``a`` and ``b`` equal: within the group).

    observed: contacts between them; expected: what busyness, place and asking give. p: chance of so
    few (of so many when there are more). None where that was not tested. variance, border: what it
    takes to ask again with more contacts (see `verdicts.PairVerdict`).
    """

    by: str
    a: str
    a_naam: str
    b: str
    b_naam: str
    actors_a: int
    actors_b: int
    observed: int
    expected: float
    variance: float
    border: float
    p: float | None
    verdict: str

    @property
    def ratio(self) -> float | None:
        """Observed as a share of expected, None when nothing is expected."""
        return self.observed / self.expected if self.expected > 0 else None

    @property
    def missing(self) -> float:
        """How many contacts fewer there are than expected, 0 when there are more."""
        return max(0.0, self.expected - self.observed)


@dataclass(frozen=True, eq=False)
class Contacts:
    """The contacts of a net and what is expected of them, made once for all kinds of group.

    sides: the two sides of a list in which contact within a side is never recorded.
    """

    n: int
    u: Ints
    v: Ints
    near: Nearness
    asked: Bools
    model: Expected | WideModel
    sides: TwoSides | None


def contacts_of(net: Net, schema: Schema) -> Contacts:
    """The contacts of a net, with their model."""
    u, v = tie_ends(net.indptr, net.indices)
    near = nearness_of(net, schema, u, v)
    asked = np.array([bool(value) for value in net.actors["gevraagd"]], bool)
    sides = two_sides(net, schema, u, v)
    if sides is not None:
        # Contact within a side is another thing than contact across.
        near = apart(near, sides.one, sides.other, CROSSING)
    return Contacts(net.n, u, v, near, asked, _model(net.n, u, v, near, asked), sides)


def knowing(contacts: Contacts, near: Nearness) -> Contacts:
    """The same contacts, expected from another nearness."""
    model = _model(contacts.n, contacts.u, contacts.v, near, contacts.asked)
    return Contacts(contacts.n, contacts.u, contacts.v, near, contacts.asked, model, contacts.sides)


def gap_table(net: Net, schema: Schema, by: str) -> tuple[GapRow, ...]:
    """A row for each pair of groups of this kind (see `grouping.KINDS`), the largest gaps first.

    Counted are organisations, with what their people know. Those of whom the group is not known are
    left out. Raises KeyError for an unknown kind.
    """
    units = as_organisations(net)
    return gap_rows(contacts_of(units, schema), group_by(units, schema, by))


def gap_rows(contacts: Contacts, grouping: Grouping) -> tuple[GapRow, ...]:
    """The rows of `gap_table` for one grouping."""
    if not len(grouping.keys):
        return ()
    counts = counts_of(contacts, grouping)
    rows = (_row(grouping, counts.sizes, verdict) for verdict in verdicts(counts))
    return tuple(sorted((row for row in rows if row.a != row.b or row.actors_a > 1), key=_order))


def counts_of(contacts: Contacts, grouping: Grouping) -> PairCounts:
    """Contacts between all groups of one kind: counted and expected."""
    ends = contacts.u, contacts.v
    if isinstance(contacts.model, WideModel):
        return wide_counts(grouping, *ends, contacts.model, contacts.near, contacts.asked)
    return pair_counts(grouping, *ends, contacts.model, contacts.near, contacts.asked)


def _model(n: int, u: Ints, v: Ints, near: Nearness, asked: Bools) -> Expected | WideModel:
    make = wide_model if n >= WIDE_FROM else expected_contacts
    return make(n, u, v, near, asked)


def _row(grouping: Grouping, sizes: Ints, told: PairVerdict) -> GapRow:
    return GapRow(
        by=grouping.by,
        a=grouping.keys[told.a],
        a_naam=grouping.names[told.a],
        b=grouping.keys[told.b],
        b_naam=grouping.names[told.b],
        actors_a=int(sizes[told.a]),
        actors_b=int(sizes[told.b]),
        observed=told.observed,
        expected=told.expected,
        variance=told.variance,
        border=told.border,
        p=told.p,
        verdict=told.verdict,
    )


def _order(row: GapRow) -> tuple[int, float, float, str, str]:
    ratio = row.ratio
    return (
        VERDICTS.index(row.verdict),
        math.inf if ratio is None else ratio,
        -row.expected,
        row.a,
        row.b,
    )
