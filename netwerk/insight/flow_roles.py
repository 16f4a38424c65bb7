"""Brokerage roles where direction counts.

Who passes on referrals, information and support, and from whom to whom.

Only ties with a direction (verwijst naar, informeert, ondersteunt) are flow; then the gatekeeper
and the representative of Gould & Fernandez (1989) are two different places. For contact in general,
see `roles`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from netwerk.insight.finding import actor_ref
from netwerk.insight.grouping import single_groups
from netwerk.insight.roles import RoleRow
from netwerk.net.csr import Ints
from netwerk.net.kernels import gould_fernandez
from netwerk.net.net import Net
from netwerk.schema import Schema

Floats = NDArray[np.float64]

FLOW_ROLES = (
    "coordinator",
    "adviseur_van_buiten",
    "vertegenwoordiger",
    "poortwachter",
    "verbindingsschakel",
)
"""In the order of the kernel: w_I, w_O, b_IO, b_OI, b_O of R's sna."""
FLOW_ROLE_NAMES = {
    "coordinator": "coördinator",
    "adviseur_van_buiten": "adviseur van buiten",
    "vertegenwoordiger": "vertegenwoordiger",
    "poortwachter": "poortwachter",
    "verbindingsschakel": "verbindingsschakel",
}
FLOW_ROLE_MEANINGS = {
    "coordinator": "geeft door van de ene naar de andere actor in de eigen groep",
    "adviseur_van_buiten": "geeft door tussen twee actoren van één andere groep",
    "vertegenwoordiger": "geeft door van de eigen groep naar een andere groep",
    "poortwachter": "geeft door van een andere groep naar de eigen groep",
    "verbindingsschakel": "geeft door van een andere groep naar weer een andere groep",
}
"""One line of explanation for each role."""


def flow_role_table(net: Net, schema: Schema, by: str) -> tuple[RoleRow, ...]:
    """Every actor that passes something on between two that have no such tie themselves.

    The busiest first.

    counts and expected are in the order of FLOW_ROLES, over ordered pairs (from, to). ``by``: see
    `roles.BYS`; actors whose group is not known are left out with their ties.
    """
    grouping = single_groups(net, schema, by)
    known = grouping.known > 0
    actors, labels = np.flatnonzero(known), grouping.groups.astype(np.int32)
    van, naar = _flow(net, schema, known)
    out, into = _csr(len(actors), van, naar), _csr(len(actors), naar, van)
    counts = gould_fernandez(*out, labels, *into)
    expected = expected_flow_roles(counts.sum(axis=1), labels)
    totals = counts.sum(axis=1)
    return tuple(
        RoleRow(
            actor_ref(net, int(actors[k])),
            grouping.names[labels[k]],
            round(totals[k]),
            tuple(round(c) for c in counts[k].tolist()),
            tuple(round(e, 1) for e in expected[k].tolist()),
        )
        for k in np.lexsort((actors, -totals))
        if totals[k] > 0
    )


def expected_flow_roles(totals: Floats, labels: Ints) -> Floats:
    """Expected ordered pairs by role (n, 5) given each actor's own total.

    When the other labels are dealt out at random.
    """
    n = len(labels)
    if n < 3:
        return np.zeros((n, len(FLOW_ROLES)))
    size = np.bincount(labels).astype(np.float64)
    own, all_pairs = size[labels], (n - 1.0) * (n - 2.0)
    coordinator = (own - 1) * (own - 2) / all_pairs
    itinerant = ((size * (size - 1)).sum() - own * (own - 1)) / all_pairs
    one_way = (own - 1) * (n - own) / all_pairs
    rest = 1 - coordinator - itinerant - 2 * one_way
    return np.asarray(
        totals[:, None] * np.stack((coordinator, itinerant, one_way, one_way, rest), axis=1)
    )


def _flow(net: Net, schema: Schema, known: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Both ends of the contact ties with a direction among known actors.

    In the numbering of those actors.
    """
    directed = {name for name, kind in schema.relaties.items() if kind.is_contact and kind.richting}
    rows = np.array([soort in directed for soort in net.relaties["soort"]], bool)
    rows &= (net.van != net.naar) & known[net.van] & known[net.naar]
    number = np.cumsum(known, dtype=np.int32) - 1
    return number[net.van[rows]], number[net.naar[rows]]


def _csr(n: int, van: Ints, naar: Ints) -> tuple[Ints, Ints]:
    """The directed CSR, parallel ties merged."""
    keys = np.unique(van.astype(np.int64) * max(n, 1) + naar)
    indptr = np.zeros(n + 1, np.int32)
    np.cumsum(np.bincount(keys // max(n, 1), minlength=n), out=indptr[1:])
    return indptr, (keys % max(n, 1)).astype(np.int32)
