"""The network without the team, against networkx and on networks anybody can count."""

from datetime import date

import networkx as nx
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from netwerk.insight.certainty import ground_of
from netwerk.insight.coverage.without_us import (
    STEPS,
    find_without_us,
    find_without_us_then,
    held_without,
)
from netwerk.schema import schema
from tests.builders import net_from_edges, net_from_text
from tests.effort import examples

TODAY = date(2026, 11, 25)
MAKELAAR = {"soort": "professional", "rol": "gebiedsmakelaar"}


def found(text, actors):
    return find_without_us(ground_of(net_from_text(text, actors), schema(), TODAY))


def test_a_network_that_hangs_on_the_makelaar_is_nothing_without():
    star = " ".join(f"M-C{i}" for i in range(12))
    (one,) = found(star, {"M": MAKELAAR})
    assert one.sentence == (
        "Zonder het team bereikt een actor gemiddeld 0 van de 11 anderen binnen drie stappen; "
        "met het team 11."
    )
    assert dict(one.numbers) == {"with_team": 1.0, "without_team": 0.0, "actors": 12, "team": 1}


def test_without_a_team_or_with_few_others_nothing_is_said():
    assert found(" ".join(f"M-C{i}" for i in range(12)), {}) == ()
    assert found(" ".join(f"M-C{i}" for i in range(5)), {"M": MAKELAAR}) == ()


@st.composite
def towns(draw):
    n = draw(st.integers(2, 12))
    ends = st.tuples(st.integers(0, n - 1), st.integers(0, n - 1))
    edges = [(a, b) for a, b in draw(st.lists(ends, max_size=24)) if a != b]
    team = draw(st.lists(st.booleans(), min_size=n, max_size=n))
    among = draw(st.lists(st.booleans(), min_size=n, max_size=n))
    return n, edges, np.array(team), np.array(among)


@examples(100)
@given(towns())
def test_the_shares_are_those_of_networkx(town):
    n, edges, team, among = town
    net = net_from_edges(n, edges)
    graph = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from(edges)
    ends = set(np.flatnonzero(among & ~team).tolist())

    def share(seen):
        near = nx.all_pairs_shortest_path_length(seen, STEPS)
        count = sum(len(ends & set(to)) - 1 for one, to in near if one in ends)
        return count / max(1, len(ends) * (len(ends) - 1))

    held = held_without(net.indptr, net.indices, team, among)
    left = graph.subgraph(np.flatnonzero(~team).tolist())
    assert (held.with_team, held.without_team) == (share(graph), share(left))


def test_only_who_was_asked_on_both_days_is_compared():
    """More asking is no growth: five who were asked since, who know each other, change nothing."""
    clubs = [f"C{i:02d}" for i in range(12)]
    text = " ".join(f"M-{club}" for club in clubs)
    new = " ".join(f"N{i}-N{j} N{i}-M" for i in range(5) for j in range(i))
    asked = {actor: {"gevraagd": "2025-06"} for actor in [*clubs, "M"]}
    asked["M"] = asked["M"] | MAKELAAR
    since = {f"N{i}": {"gevraagd": "2026-06"} for i in range(5)}
    before = net_from_text(f"{text} N0 N1 N2 N3 N4", asked, op="2026-01-01")
    now = ground_of(net_from_text(f"{text} {new}", asked | since), schema(), TODAY)
    assert find_without_us_then(before, now) == ()
