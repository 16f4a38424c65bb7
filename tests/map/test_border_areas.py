"""Areas from the borders of buurten: joined, with holes, where the borders are."""

from __future__ import annotations

import json

import numpy as np
import pytest

from netwerk.figures.figure_book import book_of
from netwerk.figures.gebied_borders import BordersOfGebied, GebiedBorders, gebied_borders
from netwerk.map.border_areas import areas_of_borders
from netwerk.map.geo import HUB, draw_geo
from netwerk.map.projection import Projection
from netwerk.model import Gebied, Grens, Kern
from netwerk.schema import schema
from tests.figures.made_files import square
from tests.map.neighbourhood import neighbourhood
from tests.map.test_geo import crossings

FLAT = Projection(6.4, 51.9, 1.0)


def of(*vormen, gebied="1", naam="gebied 1"):
    texts = tuple(json.dumps(vorm) for vorm in vormen)
    return BordersOfGebied(gebied, naam, texts, len(texts), ())


def areas(*parts):
    return areas_of_borders(GebiedBorders("PDOK, 2024", parts), FLAT.to_map)


def size(area):
    """The surface in square metres: rings that turn the other way are holes."""
    total = 0.0
    for ring in area.rings:
        x, y = np.array(ring).T
        total += float(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2
    return abs(total)


ONE = size(areas(of(square(6.4, 51.9)))[0])


def backwards(vorm):
    return vorm | {"coordinates": [ring[::-1] for ring in vorm["coordinates"]]}


@pytest.mark.parametrize("turn", [lambda v: v, backwards], ids=["same way", "other way"])
def test_two_buurten_side_by_side_are_one_outline_without_the_line_between(turn):
    (area,) = areas(of(square(6.4, 51.9), turn(square(6.41, 51.9))))
    (ring,) = area.rings
    assert len(ring) == 6  # the two corners that they share stay, the side does not
    assert size(area) == pytest.approx(2 * ONE, rel=1e-3)
    assert area.name == "Gebied 1"


def test_buurten_apart_are_two_rings_and_a_buurt_in_a_hole_fills_it():
    (apart,) = areas(of(square(6.4, 51.9), square(6.45, 51.9)))
    assert len(apart.rings) == 2
    outer, hole = square(6.4, 51.9, 0.03), square(6.41, 51.91)
    ring = {"type": "Polygon", "coordinates": [*outer["coordinates"], *hole["coordinates"]]}
    (open_area,) = areas(of(ring))
    assert len(open_area.rings) == 2
    (filled,) = areas(of(ring, hole))
    assert len(filled.rings) == 1
    assert size(filled) - size(open_area) == pytest.approx(ONE, rel=1e-2)


def test_a_gebied_without_borders_has_no_area_and_others_keep_their_colour():
    first, second = of(square(6.4, 51.9)), of(square(6.5, 51.9), gebied="2", naam="Terborg")
    both = areas(first, second)
    (only,) = areas(of(), second)
    assert (only.name, only.colour) == ("Terborg", both[1].colour)


def test_a_kern_lies_in_the_area_that_its_buurt_is_around():
    net = neighbourhood(130)
    borders = [
        Grens(
            id=kern.id,
            plek=kern.cbs_codes[0],
            plek_naam=kern.naam,
            plek_soort="buurt",
            jaar=2024,
            bron="PDOK",
            vorm=json.dumps(square(kern.lengtegraad - 0.01, kern.breedtegraad - 0.01, 0.02)),
        )
        for kern in net.kernen
        if kern.cbs_codes
    ]
    known = gebied_borders(borders, net.kernen, net.gebieden, book_of(()))
    assert known is not None
    picture = draw_geo(net, schema(), borders=known)
    places = {n["id"]: (n["x"], n["y"]) for n in picture.network.nodes}
    within = {
        kern.id: [
            area.name
            for area in picture.areas
            if sum(crossings(places[HUB + kern.id], r) for r in area.rings) % 2
        ]
        for kern in net.kernen
        if kern.cbs_codes
    }
    assert within == {kern.id: [f"Gebied {kern.gebied}"] for kern in net.kernen if kern.cbs_codes}
    assert "gebied 4 (1 van" in picture.notice or "Ulft-zuid niet" in picture.notice


def kern(id, *codes, jaar=2014):
    return Kern(id=id, naam=id.capitalize(), gebied="1", cbs_codes=codes, cbs_jaar=jaar)


def border(plek, jaar, naam):
    return Grens(
        id=f"{plek}-{jaar}",
        plek=plek,
        plek_naam=naam,
        plek_soort="buurt",
        jaar=jaar,
        bron="PDOK",
        vorm=f"{jaar}",
    )


def test_borders_are_of_one_year_the_fullest_and_of_those_the_newest():
    places = (kern("etten", "BU1", "BU2"), kern("ulft"))
    gebieden = (Gebied(id="1", naam="Zuid"),)
    old = [border("BU1", 2022, "Etten"), border("BU2", 2022, "Buitengebied Etten")]
    new = [border("BU1", 2024, "Etten"), border("BU2", 2024, "Etten-oost")]
    known = gebied_borders([*old, *new], places, gebieden, book_of(()))
    assert known is not None
    assert (known.called, known.parts[0].vormen) == ("PDOK, 2024", ("2024", "2024"))
    assert known.lacking == "Niet alle grenzen zijn bekend: Zuid (Ulft niet)."
    known = gebied_borders([*old, new[0]], places, gebieden, book_of(()))
    assert known is not None
    assert known.called == "PDOK, 2022"


def test_a_border_counts_by_year_or_by_name():
    gebieden = (Gebied(id="1", naam="Zuid", nummer=1),)
    for jaar, naam, counts in [
        (2024, "Elders", False),
        (2014, "Elders", True),
        (2024, "Etten", True),
    ]:
        found = gebied_borders(
            [border("BU1", jaar, naam)], (kern("etten", "BU1"),), gebieden, book_of(())
        )
        assert (found is not None) == counts
