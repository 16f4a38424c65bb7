"""Brokerage roles of Gould & Fernandez (1989).

Between whom does an actor stand, by sector, soort, gebied or organisation.

Counts are set against what an actor with the same number of brokered pairs would have if group
membership were dealt out at random; the usual z-scores only show that somebody has many contacts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from netwerk.insight.finding import ActorRef, actor_ref
from netwerk.insight.grouping import part_of, single_groups
from netwerk.net.arrays import Floats, Ints
from netwerk.net.kernels import gould_fernandez
from netwerk.net.net import Net
from netwerk.net.shuffles import shuffled_labels
from netwerk.schema import Schema

ROLES = (
    "coordinator",
    "adviseur_van_buiten",
    "poortwachter_vertegenwoordiger",
    "verbindingsschakel",
)
ROLE_NAMES = {
    "coordinator": "coördinator",
    "adviseur_van_buiten": "adviseur van buiten",
    "poortwachter_vertegenwoordiger": "poortwachter/vertegenwoordiger",
    "verbindingsschakel": "verbindingsschakel",
}
ROLE_MEANINGS = {
    "coordinator": "staat tussen twee actoren van de eigen groep die elkaar niet kennen",
    "adviseur_van_buiten": "staat tussen twee actoren van één andere groep die elkaar niet kennen",
    "poortwachter_vertegenwoordiger": "staat tussen een actor van de eigen groep en een actor "
    "van een andere groep",
    "verbindingsschakel": "staat tussen twee actoren van twee verschillende andere groepen",
}
"""One line of explanation for each role.

Without direction gatekeeper and representative are the same place.
"""

BYS = ("categorie", "domein", "soort", "gebied", "organisatie")
SHUFFLES, FEWEST_SHUFFLES, WORK = 1000, 200, 2_000_000
SEED = 1


@dataclass(frozen=True)
class RoleRow:
    """How often an actor stands between two others that have no tie with each other, by role.

    counts and expected are in the order of ROLES: pairs brokered, and what the actor's own total
    would give with groups dealt out at random (one decimal).
    """

    actor: ActorRef
    group: str
    total: int
    counts: tuple[int, ...]
    expected: tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Roles:
    """The roles of every actor whose group is known.

    ``actors``: their indices in the net, int64 (k,).

    counts, expected float64 (k, 4) in the order of ROLES; labels int32 (k,); indptr, indices: the
    ties among them.
    """

    actors: NDArray[np.int64]
    names: tuple[str, ...]
    labels: Ints
    indptr: Ints
    indices: Ints
    counts: Floats
    expected: Floats


def roles_by(net: Net, schema: Schema, by: str) -> Roles:
    """Roles by one of BYS, over the ties among actors whose group is known (see `grouping.single_groups`)."""
    grouping = single_groups(net, schema, by)
    known = grouping.known > 0
    indptr, indices = part_of(net.indptr, net.indices, known)
    labels = grouping.groups.astype(np.int32)
    counts = pairs_brokered(gould_fernandez(indptr, indices, labels))
    return Roles(
        actors=np.flatnonzero(known),
        names=grouping.names,
        labels=labels,
        indptr=indptr,
        indices=indices,
        counts=counts,
        expected=expected_roles(counts.sum(axis=1), labels),
    )


def role_table(net: Net, schema: Schema, by: str) -> tuple[RoleRow, ...]:
    """Every actor that stands between at least one pair, those with the most pairs first.

    Raises KeyError for an unknown kind.
    """
    roles = roles_by(net, schema, by)
    totals = roles.counts.sum(axis=1)
    order = np.lexsort((roles.actors, -totals))
    return tuple(
        RoleRow(
            actor_ref(net, int(roles.actors[k])),
            roles.names[roles.labels[k]],
            round(totals[k]),
            tuple(round(c) for c in roles.counts[k].tolist()),
            tuple(round(e, 1) for e in roles.expected[k].tolist()),
        )
        for k in order
        if totals[k] > 0
    )


def pairs_brokered(ordered: Floats) -> Floats:
    """Counts of ordered pairs as in sna (n, 5) to unordered pairs (n, 4) in the order of ROLES.

    For ties without direction.

    sna counts each undirected pair twice, in both orders; then gatekeeper equals representative and
    each is the number of pairs of one inside with one outside.
    """
    coordinator, itinerant, _, gatekeeper, liaison = ordered.T
    return np.stack((coordinator / 2, itinerant / 2, gatekeeper, liaison / 2), axis=1)


def expected_roles(totals: Floats, labels: Ints) -> Floats:
    """Expected pairs by role (n, 4) when the labels are dealt out over the network.

    Each actor's own total is given.

    An open pair and its broker are three different actors, so the chance of each role is that of
    three labels drawn without replacement, the broker's own label given. The actor's label counts
    in the chance of every role.
    """
    n = len(labels)
    if n < 3:
        return np.zeros((n, len(ROLES)))
    size = np.bincount(labels).astype(np.float64)
    own, all_pairs = size[labels], (n - 1.0) * (n - 2.0)
    same = (size * (size - 1)).sum()
    coordinator = (own - 1) * (own - 2) / all_pairs
    itinerant = (same - own * (own - 1)) / all_pairs
    gate = 2 * (own - 1) * (n - own) / all_pairs
    return np.asarray(
        totals[:, None]
        * np.stack((coordinator, itinerant, gate, 1 - coordinator - itinerant - gate), axis=1)
    )


def role_chances(roles: Roles, picks: Sequence[int]) -> Floats:
    """Chance of at least so many pairs in each role when all other labels are dealt out at random.

    Float64 (len(picks), 4).

    ``picks`` are positions in ``roles``; each keeps its own label, its contacts draw theirs from
    the rest.
    """
    return np.array([_chances_of(roles, int(k)) for k in picks]).reshape(len(picks), len(ROLES))


def _chances_of(roles: Roles, k: int) -> Floats:
    contacts = roles.indices[roles.indptr[k] : roles.indptr[k + 1]]
    others = np.delete(roles.labels, k)
    shuffles = int(np.clip(WORK // max(1, len(contacts)), FEWEST_SHUFFLES, SHUFFLES))
    dealt = shuffled_labels(others, len(contacts), shuffles, SEED)
    counts = _role_counts(
        dealt, int(roles.labels[k]), *_closed_pairs(roles, contacts), len(roles.names)
    )
    hits = (counts >= roles.counts[k] - 1e-9).sum(axis=0)
    return np.asarray((hits + 1) / (shuffles + 1))


def _closed_pairs(roles: Roles, contacts: Ints) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Positions in ``contacts`` (ascending) of the pairs that are tied to each other."""
    first, second = [], []
    for at, contact in enumerate(contacts.tolist()):
        row = roles.indices[roles.indptr[contact] : roles.indptr[contact + 1]]
        found = np.searchsorted(contacts, row)
        hit = found[
            (found < len(contacts)) & (contacts[np.minimum(found, len(contacts) - 1)] == row)
        ]
        hit = hit[hit > at]
        first.append(np.full(len(hit), at))
        second.append(hit)
    if not first:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    return np.concatenate(first).astype(np.int64), np.concatenate(second).astype(np.int64)


def _role_counts(
    dealt: Ints, own: int, a: NDArray[np.int64], b: NDArray[np.int64], g: int
) -> Floats:
    """Open pairs by role for each dealing: all pairs of contacts less those tied to each other.

    Float64 (shuffles, 4).
    """
    shuffles, d = dealt.shape
    cells = np.bincount((np.arange(shuffles)[:, None] * g + dealt).ravel(), minlength=shuffles * g)
    per_group = cells.reshape(shuffles, g).astype(np.float64)
    inside = per_group[:, own]
    together = (per_group * (per_group - 1)).sum(axis=1) / 2
    coordinator = inside * (inside - 1) / 2
    gate = inside * (d - inside)
    counts = np.stack(
        (coordinator, together - coordinator, gate, d * (d - 1) / 2 - together - gate), axis=1
    )
    left, right = dealt[:, a], dealt[:, b]
    same, ours = left == right, (left == own).astype(np.int8) + (right == own)
    counts[:, 0] -= (same & (ours == 2)).sum(axis=1)
    counts[:, 1] -= (same & (ours == 0)).sum(axis=1)
    counts[:, 2] -= (ours == 1).sum(axis=1)
    counts[:, 3] -= (~same & (ours == 0)).sum(axis=1)
    return counts
