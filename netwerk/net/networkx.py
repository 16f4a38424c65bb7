"""A `Net` for every networkx function.

Kernels answer where they can, networkx itself answers the rest.

``nx.betweenness_centrality(net)`` just works; results are keyed by actor id. Plain networkx graphs
are never taken over. networkx reads this module at every import, so it imports nothing that costs
time by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast
from weakref import WeakKeyDictionary

import networkx as nx

if TYPE_CHECKING:
    from netwerk.net.net import Net
    from netwerk.schema import Schema

    Graph = nx.Graph[Any]

ANSWERED = (
    "articulation_points",
    "betweenness_centrality",
    "bridges",
    "connected_components",
    "constraint",
    "core_number",
    "effective_size",
    "has_bridges",
    "is_connected",
    "is_isolate",
    "isolates",
    "local_bridges",
    "node_connected_component",
    "number_connected_components",
    "number_of_isolates",
)
"""The networkx functions that our kernels answer (see `netwerk.net.answers`)."""

TUPLES = ("domeinen", "gebieden")

_graphs: WeakKeyDictionary[Net, Graph] = WeakKeyDictionary()
"""The networkx twin of each `Net` that needed one, kept as long as the Net itself."""


def backend_info() -> dict[str, Any]:
    """What networkx wants to know of this backend when it is imported."""
    return {
        "backend_name": "netwerk",
        "project": "netwerk",
        "package": "netwerk",
        "functions": {name: {} for name in ANSWERED},
    }


class _Answering(type):
    """Looks up what networkx asks of `Backend` by the name of its function."""

    def __getattr__(cls, name: str) -> Callable[..., Any]:
        function = _function(name)
        if function is None:
            raise AttributeError(name)
        return lambda *args, **kwargs: _answer(name, function, args, kwargs)


class Backend(metaclass=_Answering):
    """What networkx calls for functions on a `Net`."""

    @staticmethod
    def can_run(name: str, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> bool | str:
        """Every function that has a `Net` among its arguments and does not change its input.

        A `Net` is read-only.
        """
        if not Backend.should_run(name, args, kwargs):
            return "only for a Net; make one with netwerk.net.networkx.net_from_networkx"
        if _function(name).__wrapped__._will_call_mutate_input(args, kwargs):
            return (
                "a Net cannot be changed; use netwerk.net.networkx.to_networkx(net) for a "
                "graph that can"
            )
        return True

    @staticmethod
    def should_run(_name: str, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> bool:
        """Only when a `Net` was given, never for a plain networkx graph."""
        return any(map(_holds_net, (*args, *kwargs.values())))

    @staticmethod
    def convert_from_nx(graph: Graph, **_options: Any) -> Net:
        """Plain graphs stay with networkx."""
        raise NotImplementedError(
            "netwerk answers for a Net only; make one with netwerk.net.networkx.net_from_networkx"
        )

    @staticmethod
    def convert_to_nx(value: Any, **_options: Any) -> Any:
        """The networkx twin of a `Net`; other values as they are."""
        return graph_of(value) if _is_net(value) else value


def graph_of(net: Net) -> Graph:
    """The simple graph of a net, made once and frozen: not to be changed.

    For an own copy use `to_networkx`.
    """
    found = _graphs.get(net)
    if found is None:
        found = _graphs[net] = nx.freeze(to_networkx(net))
    return found


def to_networkx(net: Net, multi: bool = False) -> Graph:
    """A networkx graph of a net: nodes are actor ids with the known columns as attributes.

    multi False: a Graph of the contact ties, attribute ``sterkte`` (greatest known strength). multi
    True: a MultiDiGraph of all relations, keyed by relation id, with all known columns;
    `net_from_networkx` gives the same net back. What the net itself says (revision, selection,
    places) is in ``graph.graph``.
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
    )
    ids = cast("list[str]", net.actors["id"])
    own = zip(
        ids, _rows(net.actors), net.all_contacts.tolist(), net.all_relations.tolist(), strict=True
    )
    graph.add_nodes_from(
        (i, {**row, "all_contacts": contacts, "all_relations": relations})
        for i, row, contacts, relations in own
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
    """A net of any networkx graph.

    One that `to_networkx` made with ``multi=True`` gives its net back whole.

    Nodes become actors by their text, edges relations; attributes named after a column are taken
    along, an edge without ``soort`` counts as the first kind of contact tie that has no direction.
    Raises InputError when two nodes have the same text.
    """
    import numpy as np

    from netwerk.net.net import net_from
    from netwerk.net.selection import Selection
    from netwerk.store.port import ACTOR_COLUMNS, RELATIE_COLUMNS, Snapshot

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


def _is_net(value: object) -> bool:
    return getattr(type(value), "__networkx_backend__", None) == "netwerk"


def _holds_net(value: object) -> bool:
    return _is_net(value) or (isinstance(value, list | tuple) and any(map(_is_net, value)))


def _function(name: str) -> Any:
    """The networkx function of this name, also of its subpackages; None when there is none."""
    from networkx.utils import backends

    return cast(Any, backends)._registered_algorithms.get(name)


def _answer(name: str, function: Any, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> Any:
    """By a kernel when there is one that knows these arguments.

    Else by networkx on the twin of the net.
    """
    if name in ANSWERED:
        from netwerk.net import answers

        with suppress(NotImplementedError):
            return getattr(answers, name)(*args, **kwargs)
    return function(
        *map(_as_graph, args), **{key: _as_graph(value) for key, value in kwargs.items()}
    )


def _as_graph(value: Any) -> Any:
    if _is_net(value):
        return graph_of(value)
    return [_as_graph(part) for part in value] if _holds_net(value) else value


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
    from netwerk.errors import InputError

    for first, second in pairwise(ids):
        if first == second:
            raise InputError(
                f"Er zijn twee actoren met de code '{first}'. Geef elke actor een eigen code."
            )
