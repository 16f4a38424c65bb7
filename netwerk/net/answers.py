"""networkx functions answered by our kernels.

Its names, arguments and return shapes, keyed by actor id.

Arguments that a kernel does not know raise NotImplementedError at the call; networkx itself then
answers.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any, cast

import networkx as nx
import numpy as np

from netwerk.net import kernels
from netwerk.net.net import Net


def _ids(net: Net) -> list[str]:
    return cast("list[str]", net.actors["id"])


def _plain(possible: bool) -> None:
    if not possible:
        raise NotImplementedError("networkx answers this one")


def _by_id(net: Net, values: Any, nodes: Iterable[str] | None = None) -> dict[str, Any]:
    whole = dict(zip(_ids(net), values.tolist(), strict=True))
    return whole if nodes is None else {node: whole[node] for node in nodes}


def _weights(net: Net, name: str | None) -> Any:
    """The weights of the CSR entries as networkx reads them.

    1 for a tie without the attribute, and ties have only one.
    """
    return np.maximum(net.strength, 1).astype(np.float64) if name == "sterkte" else None


def betweenness_centrality(
    G: Net,
    k: int | None = None,
    normalized: bool = True,
    weight: str | None = None,
    endpoints: bool = False,
    seed: Any = None,  # noqa: ARG001 (networkx' signature; an exact answer needs no seed)
) -> dict[str, float]:
    """Share of shortest routes that each actor is on."""
    _plain(k is None and weight is None and not endpoints)
    scale = 2 / ((G.n - 1) * (G.n - 2)) if normalized and G.n > 2 else 1
    return _by_id(G, kernels.betweenness(G.indptr, G.indices) * scale)


def constraint(
    G: Net, nodes: Iterable[str] | None = None, weight: str | None = None
) -> dict[str, float]:
    """Burt's constraint, NaN for isolates."""
    _plain(G.n > 0)
    return _by_id(G, kernels.burt(G.indptr, G.indices, _weights(G, weight)).constraint, nodes)


def effective_size(
    G: Net, nodes: Iterable[str] | None = None, weight: str | None = None
) -> dict[str, float]:
    """Burt's effective size, NaN for isolates.

    Also right where networkx 3.6 is not: all actors at once with weights.
    """
    _plain(G.n > 0)
    return _by_id(G, kernels.burt(G.indptr, G.indices, _weights(G, weight)).effective_size, nodes)


def core_number(G: Net) -> dict[str, int]:
    """The largest k for which each actor is in the k-core."""
    return _by_id(G, kernels.core_numbers(G.indptr, G.indices))


def connected_components(G: Net) -> Iterator[set[str]]:
    """The components as sets, in order of their first actor."""
    found = kernels.fragility(G.indptr, G.indices)
    parts: list[set[str]] = [set() for _ in found.sizes]
    for actor, number in zip(_ids(G), found.component.tolist(), strict=True):
        parts[number].add(actor)
    yield from parts


def number_connected_components(G: Net) -> int:
    """How many components there are."""
    return len(kernels.fragility(G.indptr, G.indices).sizes)


def is_connected(G: Net) -> bool:
    """Whether there is one component.

    Raises NetworkXPointlessConcept without actors, as networkx does.
    """
    if not G.n:
        raise nx.NetworkXPointlessConcept("Connectivity is undefined for the null graph.")
    return number_connected_components(G) == 1


def node_connected_component(G: Net, n: str) -> set[str]:
    """The component of one actor."""
    steps = kernels.distances_from(G.indptr, G.indices, [_index(G, n)])
    ids = _ids(G)
    return {ids[i] for i in np.flatnonzero(steps >= 0).tolist()}


def articulation_points(G: Net) -> Iterator[str]:
    """Actors whose component falls apart without them, in order of id."""
    ids = _ids(G)
    yield from (ids[i] for i in kernels.fragility(G.indptr, G.indices).cut_points.tolist())


def bridges(G: Net, root: str | None = None) -> Iterator[tuple[str, str]]:
    """Ties whose loss splits a component; with a root only those of its component."""
    ids = _ids(G)
    found = kernels.fragility(G.indptr, G.indices)
    own = None if root is None else found.component[_index(G, root)]
    yield from (
        (ids[i], ids[j])
        for i, j in found.bridges.tolist()
        if own is None or found.component[i] == own
    )


def has_bridges(G: Net, root: str | None = None) -> bool:
    """Whether there is a bridge."""
    return next(bridges(G, root), None) is not None


def local_bridges(
    G: Net, with_span: bool = True, weight: str | None = None
) -> Iterator[tuple[Any, ...]]:
    """Ties without a contact in common.

    With the steps between their ends without it (inf for a bridge).
    """
    _plain(weight is None)
    return _local_bridges(G, with_span)


def _local_bridges(G: Net, with_span: bool) -> Iterator[tuple[Any, ...]]:
    ids, spans = _ids(G), kernels.spans(G.indptr, G.indices, G.n if with_span else 2).tolist()
    to, starts = G.indices.tolist(), G.indptr.tolist()
    for i in range(G.n):
        for e in range(starts[i], starts[i + 1]):
            if to[e] > i and spans[e] != 2:
                span = math.inf if spans[e] < 0 else spans[e]
                yield (ids[i], ids[to[e]], span) if with_span else (ids[i], ids[to[e]])


def isolates(G: Net) -> Iterator[str]:
    """Actors without contacts."""
    ids = _ids(G)
    return (ids[i] for i in np.flatnonzero(G.degree == 0).tolist())


def number_of_isolates(G: Net) -> int:
    """How many actors have no contacts."""
    return int(np.count_nonzero(G.degree == 0))


def is_isolate(G: Net, n: str) -> bool:
    """Whether an actor has no contacts."""
    return not len(G.neighbours(_index(G, n)))


def _index(net: Net, actor: str) -> int:
    found = net.index_of(actor)
    if found is None:
        raise nx.NodeNotFound(f"Node {actor} is not in graph")
    return found
