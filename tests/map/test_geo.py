"""The geographic view: where kernen are, and where no tie is."""

from __future__ import annotations

import json

import numpy as np
import pytest

from netwerk.errors import InputError
from netwerk.map.geo import HUB, draw_geo
from netwerk.map.projection import PIXELS_PER_METRE, Projection
from netwerk.map.view import Mark, View
from netwerk.schema import read_plaatsen, schema
from tests.builders import net_from_text
from tests.map.neighbourhood import neighbourhood

SQUARE = [[6.3, 51.8], [6.5, 51.8], [6.5, 52.0], [6.3, 52.0], [6.3, 51.8]]


def collection(geometry: dict, **properties: str) -> bytes:
    return json.dumps(
        {
            "type": "FeatureCollection",
            "features": [{"type": "Feature", "properties": properties, "geometry": geometry}],
        }
    ).encode()


def test_a_kilometre_is_a_kilometre() -> None:
    """Ulft church to Terborg church: 4.6 km by the great circle formula, an independent source for the distance."""
    (lon1, lat1), (lon2, lat2) = (6.38, 51.89), (6.36, 51.93)
    a, b, d = np.radians(lat1), np.radians(lat2), np.radians(lon2 - lon1)
    metres = 6_371_000 * np.arccos(np.sin(a) * np.sin(b) + np.cos(a) * np.cos(b) * np.cos(d))
    projection = Projection(6.40, 51.90)
    one, other = np.array(projection.to_map(lon1, lat1)), np.array(projection.to_map(lon2, lat2))
    assert np.linalg.norm(one - other) / PIXELS_PER_METRE == pytest.approx(metres, rel=0.002)


def test_north_is_up_and_east_is_right() -> None:
    places = {
        n["label"]: (n["x"], n["y"])
        for n in draw_geo(neighbourhood(60), schema()).network.nodes
        if n["id"].startswith(HUB)
    }
    assert places["Heelweg"][1] < places["Megchelen"][1]
    assert places["Netterden"][0] < places["Breedenbroek"][0]
    assert len(places) == len(read_plaatsen().kernen), "a kern without actors is there too"


def test_ties_between_kernen_are_one_bundle_with_their_number() -> None:
    kern = {"A": {"kern": "etten"}, "B": {"kern": "etten"}, "C": {"kern": "silvolde"}}
    picture = draw_geo(net_from_text("A-B A-C B-C", kern), schema())
    lines = {(e["from"], e["to"]): e for e in picture.network.edges}
    assert lines[f"{HUB}etten", f"{HUB}silvolde"]["label"] == "2"
    assert ("A", "B") in lines
    assert len(lines) == 2


def test_a_kern_without_ties_to_others_shows() -> None:
    picture = draw_geo(
        net_from_text("A-B", {"A": {"kern": "etten"}, "B": {"kern": "silvolde"}}), schema()
    )
    hubs = {n["id"]: n for n in picture.network.nodes if n["id"].startswith(HUB)}
    assert hubs[f"{HUB}terborg"]["hollow"]
    assert not hubs[f"{HUB}etten"]["hollow"]
    assert "Terborg" in picture.summary
    assert any(
        e.label == "Kern zonder relatie met een andere kern" and e.count == len(hubs) - 2
        for e in picture.legend
    )


def test_actors_without_a_kern_are_counted_in_a_sentence() -> None:
    picture = draw_geo(
        net_from_text("A-B; C", {"A": {"kern": "etten"}, "B": {"kern": "etten"}}), schema()
    )
    assert picture.notice.startswith("1 actor zonder bekende kern staat onder de kaart")


def test_a_marked_tie_still_counts_between_its_kernen_and_a_proposal_does_not() -> None:
    kern = {"A": {"kern": "etten"}, "B": {"kern": "silvolde"}, "C": {"kern": "terborg"}}
    marks = (Mark("brug", ties=(("A", "B"),)), Mark("voorstel", ties=(("B", "C"),)))
    picture = draw_geo(net_from_text("A-B C", kern), schema(), View(marks=marks))
    lines = {(e["from"], e["to"]): e for e in picture.network.edges}
    assert lines["A", "B"]["mark"] == "brug"
    assert lines[f"{HUB}etten", f"{HUB}silvolde"]["label"] == "1"
    assert lines["B", "C"]["mark"] == "voorstel"
    assert (f"{HUB}silvolde", f"{HUB}terborg") not in lines


def test_lines_to_who_has_no_kern_are_pale() -> None:
    picture = draw_geo(
        net_from_text("A-B B-C", {"A": {"kern": "etten"}, "B": {"kern": "etten"}}), schema()
    )
    faded = {(e["from"], e["to"]): e.get("faded", False) for e in picture.network.edges}
    assert faded == {("A", "B"): False, ("B", "C"): True}


def crossings(point: tuple[float, float], ring: tuple[tuple[float, float], ...]) -> int:
    """How often a line from the point to the right crosses the ring: odd is inside (Jordan)."""
    x, y = point
    sides = zip(ring, (*ring[1:], ring[0]), strict=True)
    return sum(
        (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
        for (x1, y1), (x2, y2) in sides
    )


def test_every_kern_lies_in_the_area_of_its_own_gebied_and_in_no_other() -> None:
    picture = draw_geo(neighbourhood(130), schema())
    places = {n["id"]: (n["x"], n["y"]) for n in picture.network.nodes}
    for kern in read_plaatsen().kernen:
        found = [
            a.name
            for a in picture.areas
            if sum(crossings(places[HUB + kern.id], r) for r in a.rings) % 2
        ]
        assert found == [f"Gebied {kern.gebied}"]


def test_own_polygons_are_used_with_their_names() -> None:
    content = collection({"type": "Polygon", "coordinates": [SQUARE]}, naam="Mijn <b>gebied</b>")
    (area,) = draw_geo(neighbourhood(20), schema(), geojson=content).areas
    assert area.name == "Mijn <b>gebied</b>"
    assert len(area.rings[0]) == 5


def test_a_kern_stays_within_the_borders_that_the_municipality_brings() -> None:
    """A square of 2 km around the middle of Etten, by its degrees."""
    kern = next(k for k in read_plaatsen().kernen if k.id == "etten")
    x, y = kern.lengtegraad or 0.0, kern.breedtegraad or 0.0
    around = [
        [x + a, y + b]
        for a, b in (
            (-0.0145, -0.009),
            (0.0145, -0.009),
            (0.0145, 0.009),
            (-0.0145, 0.009),
            (-0.0145, -0.009),
        )
    ]
    content = collection({"type": "Polygon", "coordinates": [around]}, naam="Etten")
    picture = draw_geo(neighbourhood(130), schema(), geojson=content)
    place = next((n["x"], n["y"]) for n in picture.network.nodes if n["id"] == f"{HUB}etten")
    assert sum(crossings(place, ring) for ring in picture.areas[0].rings) % 2
    assert any(entry.label == "Vlak: gebied" for entry in picture.legend)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xff\xfe geen json", "geen GeoJSON"),
        (b"[]", "geen GeoJSON"),
        (collection({"type": "Point", "coordinates": [6.3, 51.8]}), "geen vlakken"),
        (
            collection(
                {
                    "type": "Polygon",
                    "coordinates": [[[218000, 435000], [219000, 435000], [219000, 436000]]],
                }
            ),
            "WGS84",
        ),
        (collection({"type": "Polygon", "coordinates": [[["a", "b"]]]}), "geen GeoJSON"),
    ],
)
def test_a_wrong_map_file_is_refused_in_one_sentence(content: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        draw_geo(neighbourhood(10), schema(), geojson=content)


def test_the_view_applies_here_too() -> None:
    picture = draw_geo(
        net_from_text("A-B; C", {"A": {"kern": "etten"}}), schema(), View(hidden=("C",))
    )
    assert "C" not in {n["id"] for n in picture.network.nodes}
    assert picture.layout_key == "plattegrond"


def test_a_large_net_is_one_sign_for_each_kern_with_its_number() -> None:
    picture = draw_geo(neighbourhood(60), schema(), View(limit=20))
    shown = {n["id"] for n in picture.network.nodes}
    assert not shown & set(neighbourhood(60).actors["id"])
    assert "samengevoegd" in picture.notice
    kernen = {k.id for k in read_plaatsen().kernen}
    assert {i.removeprefix(HUB).removeprefix("+kern:") for i in shown} >= kernen, (
        "a kern without actors is there too"
    )
    opened = draw_geo(neighbourhood(60), schema(), View(limit=20, expanded=("etten",)))
    assert {n["id"] for n in opened.network.nodes} & set(neighbourhood(60).actors["id"])
