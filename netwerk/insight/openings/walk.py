"""The ways that a route may take, and what each step costs.

Costs are whole numbers (in fractions equal routes are told apart by rounding): 60 // sterkte, the
least common multiple of 1..5 divided by the strength, plus a fixed cost a step, so that three very
strong steps never beat one direct tie (Opsahl, Agneessens & Skvoretz 2010). A tie of unknown
strength counts as 3. A step between a person and the employer costs half a usual contact: who works
there is near, yet does not know for that whom a colleague knows.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from netwerk.insight.active import active
from netwerk.insight.finding import TieRows
from netwerk.net.arrays import Bools, Ints
from netwerk.net.csr import contact_csr
from netwerk.net.levels import WORKS_FOR
from netwerk.net.net import Net

NEAR, STEP, USUAL = 60, 12, 3
AFFILIATION = 120
"""What an affiliation step costs above the fixed cost: twice the weakest contact."""
EMPLOYER = (NEAR // USUAL + STEP) // 2
NO_WAY = "voorganger_van"


@dataclass(frozen=True, eq=False)
class Walk:
    """A CSR to walk: costs per entry, who may not be on the way."""

    net: Net
    rows: TieRows
    indptr: Ints
    indices: Ints
    costs: Ints
    gone: NDArray[np.bool_]


def contact_ways(net: Net, rows: TieRows) -> Walk:
    """Contacts, and the steps between people and the organisation that they work for."""
    return _ways(net, rows, _works_for(net))


def any_ways(net: Net, rows: TieRows) -> Walk:
    """Affiliations too; a pair with a contact keeps the cost of its contact."""
    return _ways(net, rows, np.array([soort != NO_WAY for soort in net.relaties["soort"]], bool))


def _ways(net: Net, rows: TieRows, use: Bools) -> Walk:
    works = _works_for(net)
    indptr, indices, _ = contact_csr(
        net.n, net.van, net.naar, use | net.contact, np.zeros(net.m, np.int8)
    )
    wider = np.repeat(np.arange(net.n, dtype=np.int64), np.diff(indptr)) * net.n + indices
    costs = np.full(len(indices), AFFILIATION + STEP, np.int32)
    ends = net.van[works].astype(np.int64), net.naar[works].astype(np.int64)
    for van, naar in (ends, ends[::-1]):
        at = np.searchsorted(wider, van * net.n + naar)
        costs[at[van != naar]] = EMPLOYER
    contacts = (
        np.repeat(np.arange(net.n, dtype=np.int64), np.diff(net.indptr)) * net.n + net.indices
    )
    costs[np.searchsorted(wider, contacts)] = np.minimum(
        costs[np.searchsorted(wider, contacts)], _costs(net.strength)
    )
    return Walk(net=net, rows=rows, indptr=indptr, indices=indices, costs=costs, gone=~active(net))


def _works_for(net: Net) -> Bools:
    """Which relations are of a person with an employer, bool (m,)."""
    return np.array([soort == WORKS_FOR for soort in net.relaties["soort"]], bool)


def without(ways: Walk, a: int, b: int) -> Walk:
    """The same ways without the direct tie between two actors."""
    at = np.repeat(np.arange(ways.net.n), np.diff(ways.indptr))
    keep = ~(((at == a) & (ways.indices == b)) | ((at == b) & (ways.indices == a)))
    indptr = np.concatenate(([0], np.cumsum(np.bincount(at[keep], minlength=ways.net.n)))).astype(
        np.int32
    )
    return Walk(
        net=ways.net,
        rows=ways.rows,
        indptr=indptr,
        indices=ways.indices[keep],
        costs=ways.costs[keep],
        gone=ways.gone,
    )


def _costs(strength: NDArray[np.int8]) -> Ints:
    sterkte = np.where(strength > 0, strength, USUAL).astype(np.int32)
    costs: Ints = (NEAR // sterkte + STEP).astype(np.int32)
    return costs
