"""Where actors stand: the same picture twice, nobody jumps, nobody stands on another."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from netwerk.map.layout import ROOM, layout
from netwerk.net.net import net_from
from netwerk.schema import schema
from tests.builders import net_from_text, snapshot_from_rows
from tests.map.neighbourhood import neighbourhood


def distances(places: dict[str, tuple[float, float]]) -> np.ndarray:
    xy = np.array(list(places.values()))
    gaps = np.sqrt(((xy[:, None] - xy[None]) ** 2).sum(axis=2))
    return gaps[np.triu_indices(len(xy), 1)]


@pytest.mark.parametrize("n", [60, 1000])
def test_the_same_network_gives_the_same_places(n: int) -> None:
    assert layout(neighbourhood(n)) == layout(neighbourhood(n))


def test_the_order_of_rows_changes_nothing() -> None:
    net = neighbourhood(80)
    rows = [{k: net.relaties[k][i] for k in net.relaties} for i in range(net.m)]
    people = [{k: net.actors[k][i] for k in net.actors} for i in range(net.n)]
    random.Random(1).shuffle(rows)
    for row in rows:
        row["id"] = f"z{random.Random(str(row['id'])).random()}"
    random.Random(2).shuffle(people)
    assert layout(net_from(snapshot_from_rows(people, rows), schema())) == layout(net)


def test_everybody_has_a_place_of_their_own() -> None:
    places = layout(neighbourhood(300))
    assert len(places) == 300
    assert np.isfinite(list(places.values())).all()
    assert distances(places).min() > ROOM, "two actors stand on each other"


def test_ties_are_short_compared_with_chance() -> None:
    net = neighbourhood(200)
    places = layout(net)
    xy = np.array([places[str(i)] for i in net.actors["id"]])
    tied = np.linalg.norm(xy[net.van] - xy[net.naar], axis=1)
    assert tied.mean() < 0.5 * distances(places).mean()


def test_a_newcomer_stands_near_its_neighbours_and_moves_nobody() -> None:
    before = net_from_text("A-B B-C C-D D-A; E-F; G")
    kept = layout(before)
    after = layout(net_from_text("A-B B-C C-D D-A; E-F; G; Nieuw-A Nieuw-B"), kept)
    assert {i: after[i] for i in kept} == kept
    middle = (np.array(kept["A"]) + np.array(kept["B"])) / 2
    near = np.linalg.norm(np.array(after["Nieuw"]) - middle)
    assert near < 150
    assert distances(after).min() >= ROOM


def test_dragged_places_stay_to_the_pixel() -> None:
    net = net_from_text("A-B B-C")
    places = layout(net, {"A": (512.0, -40.0), "weg": (0.0, 0.0)})
    assert places["A"] == (512.0, -40.0)
    assert set(places) == {"A", "B", "C"}


def test_a_new_cluster_and_new_loners_get_room_beside_the_kept() -> None:
    kept = layout(net_from_text("A-B B-C"))
    places = layout(net_from_text("A-B B-C; X-Y Y-Z; P; Q"), kept)
    assert {i: places[i] for i in "ABC"} == kept
    assert min(places[i][1] for i in "XYZPQ") > max(y for _, y in kept.values())
    assert distances(places).min() >= ROOM


def test_actors_without_a_tie_stand_in_rows_below() -> None:
    places = layout(net_from_text("A-B B-C; D; E; F"))
    assert len({places[i][1] for i in "DEF"}) == 1
    assert places["D"][1] > max(places[i][1] for i in "ABC")


def test_an_empty_network_and_one_actor_are_no_problem() -> None:
    one = net_from_text("A")
    assert layout(one) == {"A": (0.0, 0.0)}
    assert (
        layout(replace(one, actors={k: [] for k in one.actors}, indptr=np.zeros(1, np.int32))) == {}
    )


def test_actors_only_tied_by_affiliation_are_drawn_together() -> None:
    places = layout(net_from_text("A~Club B~Club; C; D; E; F"))
    assert np.linalg.norm(np.subtract(places["A"], places["Club"])) < 150
