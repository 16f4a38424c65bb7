from datetime import date

import networkx as nx
import numpy as np
import pytest

from netwerk.insight.certainty import ground_of
from netwerk.insight.fragility.separators import find_held_by_few, separator
from netwerk.schema import schema
from tests.builders import net_from_edges, net_from_text

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize("seed", range(25))
def test_the_separator_is_as_small_as_networkx_finds_and_really_separates(seed):
    random = np.random.default_rng(seed)
    n = int(random.integers(4, 25))
    edges = sorted(
        {
            (min(i, j), max(i, j))
            for i, j in random.integers(0, n, (int(random.integers(1, 3 * n)), 2)).tolist()
            if i != j
        }
    )
    net, inside = net_from_edges(n, edges), set(range(n // 3 + 1))
    graph = nx.Graph(edges)
    graph.add_edges_from(("s", i) for i in inside)
    graph.add_edges_from(("t", i) for i in range(n) if i not in inside)
    least = len(nx.minimum_node_cut(graph, "s", "t")) if nx.has_path(graph, "s", "t") else 0
    found = separator(net, sorted(inside))
    assert len(found) == least
    graph.remove_nodes_from(found)
    assert not nx.has_path(graph, "s", "t")


def test_a_kern_that_hangs_on_one_and_a_kern_apart():
    kernen = {f"E{i}": {"kern": "etten"} for i in range(1, 5)} | {
        f"V{i}": {"kern": "voorst"} for i in range(1, 5)
    }
    kernen |= {f"R{i}": {"kern": "terborg"} for i in range(1, 4)}
    text = "E1-E2 E2-E3 E3-E4 E4-E1 E1-R1 E1-R2 R1-R2 R2-R3 V1-V2 V2-V3 V3-V4"
    found = find_held_by_few(ground_of(net_from_text(text, kernen), schema(), TODAY))
    assert [(f.kind, f.kern) for f in found] == [
        ("kern_apart", "voorst"),
        ("kern_held_by_few", "etten"),
    ]
    assert found[0].sentence == "Van Voorst is geen contact met anderen buiten Voorst bekend."
    assert found[1].sentence == "Etten heeft alleen via E1 contact met anderen buiten Etten."
    assert {(e.van.id, e.naar.id) for e in found[1].evidence} == {("E1", "R1"), ("E1", "R2")}


def test_a_kern_that_is_not_known_is_not_another_kern():
    kernen = {f"E{i}": {"kern": "etten"} for i in range(1, 5)} | {"Ver": {"kern": "voorst"}}

    def told(text):
        found = find_held_by_few(ground_of(net_from_text(text, kernen), schema(), TODAY))
        return [f.sentence for f in found]

    ring = "E1-E2 E2-E3 E3-E4 E4-E1"
    apart = ["Van Etten is geen contact met anderen buiten Etten bekend."]
    assert told(f"{ring} E1-R1 R1-R2 Ver") == apart
    assert told(f"{ring} E1-R1 R1-Ver E1-Ver E2-R1") == []  # over R1 too, wherever that is
    held = ["Etten heeft alleen via E1 contact met anderen buiten Etten."]
    assert told(f"{ring} E1-R1 E1-Ver") == held
    kernen.pop("Ver")
    assert told(f"{ring} E1-R1 R1-R2") == []  # of nobody it is known to be elsewhere
