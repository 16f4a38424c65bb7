"""What the app says to the ten questions of docs/gebruik/neo4j-vragen.md, as their rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

import networkx as nx

from netwerk.insight.active import active
from netwerk.insight.certainty import OLD_MONTHS, Ground, ground_of
from netwerk.insight.counts import recorded_standing, single_contacts
from netwerk.insight.coverage.care import find_kernen_without_care
from netwerk.insight.finding import MORE
from netwerk.net.net import net_from, select
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.store.port import Store

Rows = list[dict[str, Any]]
ONE, FROM, TO = "Dorpsbelang Silvolde", "Fanfare Westendorp", "Huisartsen Terborg"
"""The actors that the questions name."""
STEPS = 8
MOST = 10


def ground_at(store: Store, today: date) -> Ground:
    """What the app knows of a store on a day."""
    return ground_of(net_from(store.snapshot(), schema(), today.isoformat()), schema(), today)


def _names(ground: Ground) -> list[str]:
    return [str(naam) for naam in ground.net.actors["naam"]]


def active_in_gebied(ground: Ground) -> Rows:
    gebied = next(g.id for g in ground.net.gebieden if g.nummer == 3)
    there = select(ground.net, Selection(gebied=gebied)).actors
    rows = sorted(zip(there["naam"], there["categorie"], strict=True), key=lambda row: str(row[0]))
    return [{"naam": naam, "categorie": categorie} for naam, categorie in rows]


def without_contact(ground: Ground) -> Rows:
    net, who = ground.net, recorded_standing(ground.net).without_contact
    rows = [
        {
            "naam": net.actors["naam"][i],
            "andere_relaties": int(net.all_relations[i]),
            "naar_contacten_gevraagd_op": net.actors["gevraagd"][i],
        }
        for i in range(net.n)
        if who[i]
    ]
    return sorted(rows, key=lambda row: (row["andere_relaties"], row["naam"]))


def works_with(ground: Ground) -> Rows:
    net, names = ground.net, _names(ground)
    i = names.index(ONE)
    rows = [
        {
            "met": names[int(net.naar[row] if net.van[row] == i else net.van[row])],
            **{name: net.relaties[name][row] for name in ("sterkte", "sinds", "bron")},
        }
        for row in net.relations_of(i).tolist()
        if net.relaties["soort"][row] == "werkt_samen_met"
    ]
    return sorted(rows, key=lambda row: row["met"])


def kernen_without_care(ground: Ground) -> Rows:
    names = {kern.id: kern.naam for kern in ground.net.kernen}
    found = find_kernen_without_care(ground)
    assert all(f.about != MORE for f in found)
    rows = [{"kern": names[f.kern or ""], "actoren": int(f.numbers["actors"] or 0)} for f in found]
    return sorted(rows, key=lambda row: (-row["actoren"], row["kern"]))


def route_steps(ground: Ground) -> int | None:
    """The fewest steps between the two, past nobody who stopped; None when there are too many."""
    net, names, there = ground.net, _names(ground), active(ground.net)
    graph = nx.Graph()
    graph.add_nodes_from(range(net.n))
    graph.add_edges_from((i, int(j)) for i in range(net.n) for j in net.neighbours(i))
    graph.remove_nodes_from([i for i in range(net.n) if not there[i] and names[i] != FROM])
    try:
        steps = nx.shortest_path_length(graph, names.index(FROM), names.index(TO))
    except (nx.NetworkXNoPath, nx.NodeNotFound):
        return None
    return steps if steps <= STEPS else None


def is_a_route(ground: Ground, via: list[str]) -> bool:
    """Whether each next one is a contact of the one before."""
    net, names = ground.net, _names(ground)
    at = [names.index(name) for name in via]
    steps = pairwise(at)
    return via[0] == FROM and via[-1] == TO and all(j in net.neighbours(i) for i, j in steps)


def in_most_gebieden(ground: Ground) -> Rows:
    net, names = ground.net, _names(ground)
    rows = [
        {"naam": names[i], "gebieden": len({g for j in net.neighbours(i) for g in net.gebieden_of(int(j))})}
        for i in range(net.n)
    ]  # fmt: skip
    some = [row for row in rows if row["gebieden"]]
    return sorted(some, key=lambda row: (-int(str(row["gebieden"])), str(row["naam"])))[:MOST]


def places_used(ground: Ground) -> Rows:
    net, names = ground.net, _names(ground)
    users: dict[str, set[str]] = defaultdict(set)
    for row, soort in enumerate(net.relaties["soort"]):
        if soort == "gebruikt_locatie_van":
            users[names[net.naar[row]]].add(names[net.van[row]])
    rows = [{"plek": plek, "groepen": len(wie), "wie": sorted(wie)} for plek, wie in users.items()]
    return sorted(rows, key=lambda row: (-int(str(row["groepen"])), str(row["plek"])))


def long_unconfirmed(ground: Ground) -> Rows:
    net, names = ground.net, _names(ground)
    rows = [
        {
            "van": names[net.van[row]],
            "relatie": str(net.relaties["soort"][row]).upper(),
            "naar": names[net.naar[row]],
            "laatst_bevestigd": net.relaties["laatst_bevestigd"][row],
        }
        for row in range(net.m)
        if ground.months[row] > OLD_MONTHS
    ]
    return sorted(rows, key=lambda r: (r["laatst_bevestigd"], r["van"], r["naar"], r["relatie"]))


def one_contact(ground: Ground) -> Rows:
    net, names = ground.net, _names(ground)
    rows = [
        {"naam": names[i], "enige_contact": names[int(net.neighbours(i)[0])]}
        for i in range(net.n)
        if single_contacts(net)[i]
    ]
    return sorted(rows, key=lambda row: (row["enige_contact"], row["naam"]))


ANSWERS: Mapping[int, Callable[[Ground], Rows]] = {
    1: active_in_gebied,
    2: without_contact,
    3: works_with,
    4: kernen_without_care,
    6: in_most_gebieden,
    7: places_used,
    8: long_unconfirmed,
    9: one_contact,
}
"""All but the route (5), of which there may be several, and history (10)."""
