"""How many actors a cluster (here: a kern) hangs on: the fewest whose loss cuts it off.

Every route from the cluster to the rest crosses a tie with one end on each side, so the fewest
actors to take away is a least vertex cover of those crossing ties, found by matching (Menger; König
1931). The answer equals `networkx.minimum_node_cut` between the two sides, in time that does not
grow with the rest of the network.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.certainty import Ground, judged
from netwerk.insight.finding import EVIDENCE, Finding, actor_refs, evidence_of, subject_of_actor
from netwerk.insight.grouping import group_by
from netwerk.insight.kinds import Kind, Question
from netwerk.insight.on_card import LEADS_KERN, Headed, OnCard, kern_and
from netwerk.net.arrays import Ints
from netwerk.net.net import Net


def _heading(about: Headed) -> str:
    one = about.count("holders") <= 1
    if one and about.count("evidence") == 1:
        return f"{about.kern} hangt aan één contact"
    return f"{about.kern} hangt aan {'één actor' if one else 'een paar actoren'}"


KERN_APART = Kind(
    "kern_apart",
    kinds.APART,
    150,
    kinds.its_place,
    report=kinds.ReportSlot(kinds.REPORT_GAPS),
    card=OnCard(kern_and("staat los van de rest"), gathered=LEADS_KERN),
)
KERN_HELD_BY_FEW = Kind(
    "kern_held_by_few",
    kinds.THREAD,
    200,
    kinds.its_place,
    overview=kinds.HANGS_ON_ONE,
    report=kinds.ReportSlot(kinds.REPORT_BRIDGES),
    card=OnCard(_heading, gathered=LEADS_KERN),
)


FEWEST = 4
"""A kern with fewer actors in contact is no cluster to speak of."""
FEW = 2
"""A kern that hangs on at most so many actors is told."""


def separator(net: Net, cluster: Sequence[int]) -> list[int]:
    """The fewest actors, inside or outside, whose loss cuts the cluster off from the rest.

    Ascending, empty when it is apart.

    Where several sets are as small, the same one whatever the order of rows (Dulmage & Mendelsohn:
    those nearest to the rest).
    """
    inside = np.zeros(net.n, bool)
    inside[np.asarray(cluster, np.int64)] = True
    a, b = _crossing(net, inside)
    left, at = np.unique(a, return_inverse=True)
    right, to = np.unique(b, return_inverse=True)
    if not len(left):
        return []
    graph = csr_array((np.ones(len(at), np.int8), (at, to)), shape=(len(left), len(right)))
    partner = maximum_bipartite_matching(graph, perm_type="column").astype(np.int32)
    seen_left, seen_right = _alternating(graph, partner, len(right))
    return sorted([*left[~seen_left].tolist(), *right[seen_right].tolist()])


def find_held_by_few(ground: Ground) -> tuple[Finding, ...]:
    """Kernen without contact with the rest, or that hang on one or two actors."""
    net = ground.net
    kernen = group_by(net, ground.schema, "kern")
    findings: list[Finding] = []
    for group, key in enumerate(kernen.keys):
        members = kernen.members(group)
        tied = members[net.degree[members] > 0]
        if len(tied) < FEWEST or len(members) == net.n:
            continue
        inside = _perhaps_inside(net, key, members)
        if inside.all():
            continue
        holders = separator(net, np.flatnonzero(inside).tolist())
        if not holders or (len(holders) <= FEW and holders == separator(net, members.tolist())):
            findings.append(
                _finding(ground, key, kernen.names[group], tied.tolist(), holders, inside)
            )
    return tuple(
        sorted(
            findings,
            key=lambda f: (len(f.actors) if f.kind == KERN_HELD_BY_FEW.name else 0, f.kern or ""),
        )
    )


def _perhaps_inside(net: Net, kern: str, members: Ints) -> NDArray[np.bool_]:
    """The members and whom they reach over actors of whom it is not known where they are.

    That a kern is not known does not make it another one. A professional is of no kern, and who is
    in another gebied or in several is outside.
    """
    gebied = next((k.gebied for k in net.kernen if k.id == kern), None)
    inside = np.zeros(net.n, bool)
    inside[members] = True
    queue = members.tolist()
    for i in queue:
        for j in net.neighbours(i).tolist():
            unknown = not net.actors["kern"][j] and net.actors["soort"][j] != "professional"
            if not inside[j] and unknown and set(net.gebieden_of(j)) <= {gebied}:
                inside[j] = True
                queue.append(j)
    return inside


def _finding(
    ground: Ground,
    kern: str,
    name: str,
    tied: list[int],
    holders: list[int],
    inside: NDArray[np.bool_],
) -> Finding:
    net = ground.net
    gebied = next((k.gebied for k in net.kernen if k.id == kern), None)
    if not holders:
        outside = int((net.all_contacts[tied] > net.degree[tied]).sum())
        note = f" ({w.counted(outside)} wel buiten deze selectie)" if outside else ""
        text = f"van {name} is geen contact met anderen buiten {name} bekend{note}"
        return Finding(
            KERN_APART.name,
            w.sentence(text),
            actor_refs(net, tied),
            certainty=judged(ground, actors=tied, absence=True),
            next_step=f"Vraag in {name} wie er contact heeft met anderen buiten {name}.",
            gebied=gebied,
            kern=kern,
            numbers={"actors": len(tied), "outside_selection": outside},
            about=kern,
        )
    names = w.names_of(net, holders)
    rows = np.unique(np.concatenate([_crossing_rows(ground, i, inside) for i in holders]))
    text = f"{name} heeft{w.here(net)} alleen via {names} contact met anderen buiten {name}"
    return Finding(
        kind=KERN_HELD_BY_FEW.name,
        sentence=w.sentence(text),
        actors=actor_refs(net, holders),
        evidence=evidence_of(net, rows[:EVIDENCE]),
        certainty=judged(ground, rows=rows),
        next_step=f"Vraag {names} wie in {name} ook contact met anderen kan leggen.",
        gebied=gebied,
        kern=kern,
        numbers={"holders": len(holders), "actors": len(tied), "evidence": len(rows)},
        about=kern,
        subject=subject_of_actor(net, holders[0]) if len(holders) == 1 else None,
    )


def _crossing(net: Net, inside: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The contact ties with one end inside: that end and the other, both (k,)."""
    rows = np.repeat(np.arange(net.n), np.diff(net.indptr))
    cross = inside[rows] & ~inside[net.indices]
    return rows[cross], net.indices[cross].astype(np.int64)


def _crossing_rows(ground: Ground, i: int, inside: NDArray[np.bool_]) -> NDArray[np.int64]:
    rows, net = ground.rows.contacts_of(i), ground.net
    crossing: NDArray[np.int64] = rows[inside[net.van[rows]] != inside[net.naar[rows]]]
    return crossing


def _alternating(
    graph: csr_array, partner: NDArray[np.int32], n_right: int
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Who is reached from unmatched left ends by unmatched and matched ties in turn.

    Partner: the right end of each left.
    """
    owner = np.full(n_right, -1)
    matched = np.flatnonzero(partner >= 0)
    owner[partner[matched]] = matched
    left, right = partner < 0, np.zeros(n_right, bool)
    queue = np.flatnonzero(left).tolist()
    for i in queue:
        for j in graph.indices[graph.indptr[i] : graph.indptr[i + 1]].tolist():
            if not right[j]:
                right[j] = True
                if owner[j] >= 0 and not left[owner[j]]:
                    left[owner[j]] = True
                    queue.append(int(owner[j]))
    return left, right


HELD_BY_FEW = Question(find_held_by_few, (KERN_APART, KERN_HELD_BY_FEW))
