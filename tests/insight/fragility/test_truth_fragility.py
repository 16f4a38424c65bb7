"""Cut points, bridges, spans, reach and key player sets against R (sna, igraph, keyplayer); see tests/truth/README.md."""

import json
from datetime import date
from pathlib import Path

import pytest

from netwerk.insight.certainty import ground_of
from netwerk.insight.coverage.reach import reach
from netwerk.insight.fragility.bridges import find_bridges, find_cut_points
from netwerk.insight.fragility.keyplayers import (
    distance_fragmentation,
    fragmentation,
    holding_set,
    reaching_set,
)
from netwerk.insight.fragility.local_bridges import find_local_bridges
from netwerk.schema import schema
from tests.builders import net_from_edges

TRUTH = Path(__file__).parents[2] / "truth"
DATASETS = ("krackhardt_kite", "zachary_karate", "florentine_marriage", "davis_southern_women")


@pytest.fixture(params=DATASETS)
def truth(request):
    return json.loads((TRUTH / f"{request.param}.json").read_text(encoding="utf-8"))


@pytest.fixture
def net(truth):
    return net_from_edges(len(truth["nodes"]), [tuple(edge) for edge in truth["edges"]])


@pytest.fixture
def ground(net):
    return ground_of(net, schema(), date(2026, 11, 25))


def number(actor):
    return int(actor.id[1:])


def listed(value):
    return value if isinstance(value, list) else [value]


def test_cut_points_and_the_pairs_that_lose_contact(truth, ground):
    found = {number(f.actors[0]): f for f in find_cut_points(ground) if f.kind == "cut_point"}
    assert (
        sorted(found)
        == listed(truth["cutpoints_sna_0based"])
        == listed(truth["articulation_igraph_0based"])
    )
    left = len(truth["nodes"]) - 1
    for actor, finding in found.items():
        lost = finding.numbers["pairs_lost"] / (left * (left - 1) / 2)
        assert lost == pytest.approx(truth["kpp"]["deletion"]["F_without"][actor], abs=1e-12)


def test_bridges(truth, ground):
    assert sorted(sorted(number(a) for a in f.actors) for f in find_bridges(ground)) == sorted(
        map(sorted, truth["bridges_igraph"])
    )


def test_local_bridges_are_those_with_a_long_span(truth, ground):
    spans = {(tie["u"], tie["v"]): tie["span"] for tie in truth["edge_spans"]}
    found = {
        tuple(number(a) for a in f.actors): f.numbers["span"] for f in find_local_bridges(ground)
    }
    assert found == {
        tuple(sorted(pair)): span for pair, span in spans.items() if span is not None and span >= 4
    }


def test_reach_in_one_two_and_three_steps(truth, net):
    ids = [str(i) for i in net.actors["id"]]
    found = [reach(net, [actor]).within for actor in ids]
    assert [list(column) for column in zip(*found, strict=True)] == truth["reach_1_2_3_sna"]


def test_fragmentation_without_each_actor(truth, net):
    deletion = truth["kpp"]["deletion"]
    assert [fragmentation(net, (i,)) for i in range(net.n)] == pytest.approx(
        deletion["F_without"], abs=1e-12
    )
    assert [distance_fragmentation(net, (i,)) for i in range(net.n)] == pytest.approx(
        deletion["DF_without"], abs=1e-12
    )


@pytest.mark.parametrize("k", [1, 2])
def test_key_player_sets(truth, net, k):
    for key, found in (
        ("kppneg", holding_set(net, k, by_distance=True)),
        ("kpppos", reaching_set(net, k, steps=None)),
    ):
        best = truth["kpp"][f"{key}_best_{k}"]
        assert found.score == pytest.approx(best["best_value"], abs=1e-12)
        assert list(found.actors) in [listed(chosen) for chosen in best["best_sets_0based"]]
