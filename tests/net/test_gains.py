"""What one more tie brings, against adding it and counting again."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import assume, given

from netwerk.net.gains import pairs_brought_near, tie_gains, with_tie
from netwerk.net.kernels import all_distances
from tests.effort import examples
from tests.net.data import rough_edges, undirected

Rough = tuple[int, list[tuple[int, int]]]


def graph_of(n: int, edges: list[tuple[int, int]]) -> nx.Graph:
    graph = nx.Graph(edges)
    graph.add_nodes_from(range(n))
    return graph


def near_pairs(graph: nx.Graph) -> int:
    return (
        sum(0 < d <= 3 for _, own in nx.all_pairs_shortest_path_length(graph) for d in own.values())
        // 2
    )


@examples(50)
@given(rough_edges(10))
def test_the_gain_of_every_possible_tie_is_what_networkx_counts_before_and_after(
    rough: Rough,
) -> None:
    n, edges = rough
    assume(n > 1)
    csr, before = undirected(n, edges), graph_of(n, edges)
    before.remove_edges_from(list(nx.selfloop_edges(before)))
    pairs = [(u, v) for u in range(n) for v in range(u) if not before.has_edge(u, v)]
    distances = all_distances(*csr.bare)
    rise, near = tie_gains(distances, np.array(pairs, np.int32).reshape(-1, 2))
    for k, (u, v) in enumerate(pairs):
        after = before.copy()
        after.add_edge(u, v)
        gain = (nx.global_efficiency(after) - nx.global_efficiency(before)) * n * (n - 1) / 2
        assert rise[k] == pytest.approx(gain, abs=1e-9)
        assert near[k] == near_pairs(after) - near_pairs(before)
        assert pairs_brought_near(*csr.bare, u, v) == near[k]
        added = undirected(n, [*edges, (u, v)])
        assert with_tie(distances, u, v).tolist() == all_distances(*added.bare).tolist()


def test_no_proposals_bring_nothing() -> None:
    rise, near = tie_gains(all_distances(*undirected(2, []).bare), np.empty((0, 2), np.int32))
    assert (len(rise), len(near)) == (0, 0)
