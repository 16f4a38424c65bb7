"""A `Net` as a networkx graph and back: the door for notebooks (see docs/notebook.md)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any, TypeAlias, cast

import networkx as nx
import numpy as np

from netwerk.errors import InputError
from netwerk.net.net import Net, net_from
from netwerk.net.selection import Selection
from netwerk.schema import Schema
from netwerk.store.port import ACTOR_COLUMNS, RELATIE_COLUMNS, Snapshot

Graph: TypeAlias = "nx.Graph[Any]"

TUPLES = ("domeinen", "gebieden")


def to_networkx(net: Net, multi: bool = False) -> Graph:
    """A networkx graph of a net: nodes are actor ids, attributes what is recorded of them.

    multi False: a Graph of the contact ties, with the greatest recorded strength of each pair as
      ``sterkte``.
    multi True: a MultiDiGraph of all relations, keyed by relation id, with all that is recorded of
      each; `net_from_networkx` gives the same net back.

    What the net itself says (revision, selection, places) is in ``graph.graph``. The graph is the
    caller's: changing it changes no net.
    """
    graph: Graph = nx.MultiDiGraph() if multi else nx.Graph()
    graph.graph.update(
        revision=net.revision,
        selection=net.selection,
        gebieden=net.gebieden,
        kernen=net.kernen,
        lone=net.lone,
        ended=net.ended,
        last_ended=net.last_ended,
        verschillen=net.verschillen,
    )
    ids = cast("list[str]", net.actors["id"])
    actors = zip(
        ids, _rows(net.actors), net.all_contacts.tolist(), net.all_relations.tolist(), strict=True
    )
    graph.add_nodes_from(
        (i, {**row, "all_contacts": contacts, "all_relations": relations})
        for i, row, contacts, relations in actors
    )
    if multi:
        ties = zip(
            net.relaties["van"],
            net.relaties["naar"],
            net.relaties["id"],
            _rows(net.relaties),
            strict=True,
        )
        cast(Any, graph).add_edges_from((van, naar, key, row) for van, naar, key, row in ties)
        return graph
    ptr, to, strength = net.indptr.tolist(), net.indices.tolist(), net.strength.tolist()
    for i in range(net.n):
        entries = ((to[e], strength[e]) for e in range(ptr[i], ptr[i + 1]) if to[e] > i)
        graph.add_edges_from((ids[i], ids[j], {"sterkte": s} if s else {}) for j, s in entries)
    return graph


def net_from_networkx(graph: Graph, schema: Schema) -> Net:
    """A net of any networkx graph; one made with ``multi=True`` gives its net back whole.

    Nodes become actors by their text, edges relations; attributes named after a column are taken
    along, an edge without ``soort`` counts as the first kind of contact tie that has no direction.
    Raises InputError when two nodes have the same text.
    """
    actors = sorted(
        ({**row, "id": str(node)} for node, row in graph.nodes(data=True)),
        key=lambda row: row["id"],
    )
    _refuse_twice([row["id"] for row in actors])
    kind = next(
        name for name, soort in schema.relaties.items() if soort.is_contact and not soort.richting
    )
    ties = sorted(_ties(graph, kind), key=lambda row: row["id"])
    about = graph.graph
    selection = about.get("selection", Selection())
    snapshot = Snapshot(
        revision=about.get("revision", 0),
        actors=_columns(actors, ACTOR_COLUMNS),
        relaties=_columns(ties, RELATIE_COLUMNS),
        gebieden=about.get("gebieden", ()),
        kernen=about.get("kernen", ()),
        op=selection.op,
        verschillen=about.get("verschillen", ()),
    )
    net = net_from(snapshot, schema)
    if all("all_contacts" in row and "all_relations" in row for row in actors):
        contacts, relations = (
            np.array([row[name] for row in actors], np.int32)
            for name in ("all_contacts", "all_relations")
        )
        net = replace(net, all_contacts=contacts, all_relations=relations)
    return replace(
        net,
        selection=selection,
        lone=about.get("lone", 0),
        ended=(*net.ended, *about.get("ended", ())),
        last_ended={**net.last_ended, **about.get("last_ended", {})},
    )


def _rows(columns: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    """Each row without what is not known and without its id."""
    names = [name for name in columns if name not in {"id", "van", "naar"}]
    for values in zip(*(columns[name] for name in names), strict=True):
        yield {name: value for name, value in zip(names, values, strict=True) if value is not None}


def _columns(rows: list[dict[str, Any]], names: tuple[str, ...]) -> dict[str, list[Any]]:
    return {name: [row.get(name, () if name in TUPLES else None) for row in rows] for name in names}


def _ties(graph: Graph, kind: str) -> Iterable[dict[str, Any]]:
    if graph.is_multigraph():
        named = (
            (van, naar, str(key), row)
            for van, naar, key, row in cast(Any, graph).edges(keys=True, data=True)
        )
        ties = list(named)
        if len({key for _, _, key, _ in ties}) < len(ties):  # networkx' own keys count per pair
            ties = [(van, naar, f"{van}|{naar}|{key}", row) for van, naar, key, row in ties]
    else:
        ties = [(van, naar, f"{van}|{naar}", row) for van, naar, row in graph.edges(data=True)]
    for van, naar, key, row in ties:
        yield {"soort": kind, **row, "id": key, "van": str(van), "naar": str(naar)}


def _refuse_twice(ids: list[str]) -> None:
    for first, second in pairwise(ids):
        if first == second:
            raise InputError(
                f"Er zijn twee actoren met de code '{first}'. Geef elke actor een eigen code."
            )
