"""A kern has one colour, on the map of all gebieden, of its own, and on every small picture."""

from __future__ import annotations

import pytest

from netwerk.map.kern_numbers import kern_numbers, kern_places
from netwerk.map.layout import layout
from netwerk.map.picture import draw
from netwerk.map.view import View
from netwerk.net.selection import Selection
from netwerk.schema import schema
from tests.insight.areas import demo

GEBIEDEN = ("1", "2", "3", "4", "5", "6")


def colours(gebied: str | None) -> dict[str, str]:
    made = kern_numbers(demo().net(Selection(gebied=gebied)))
    return dict(zip(made.ids, made.colours, strict=True))


@pytest.mark.parametrize("gebied", GEBIEDEN)
def test_a_kern_has_the_same_colour_in_its_gebied_as_in_the_whole(gebied: str) -> None:
    whole, part = colours(None), colours(gebied)
    assert part
    assert part == {kern: whole[kern] for kern in part}


@pytest.mark.parametrize("gebied", GEBIEDEN)
def test_the_kernen_of_one_gebied_can_be_told_apart(gebied: str) -> None:
    own = {kern.id for kern in demo().net(Selection()).kernen if kern.gebied == gebied}
    held = [colour for kern, colour in colours(None).items() if kern in own]
    assert len(set(held)) == len(held)


@pytest.mark.parametrize("gebied", [None, "5"])
def test_signs_coloured_by_kern_have_the_colour_of_its_area(gebied: str | None) -> None:
    net = demo().net(Selection(gebied=gebied))
    drawn = draw(net, schema(), layout(net), View(colour_by="kern", regions="kern"))
    area = {region.name: region.colour for region in drawn.regions if region.number >= 0}
    sign = {e.label: e.style["tint"] for e in drawn.legend if e.part == "kleur"}
    assert area
    assert {name: sign[name] for name in area} == area


def test_a_kern_that_is_not_recorded_comes_after_those() -> None:
    places = kern_places(demo().net(Selection()))
    assert sorted(places.values()) == list(range(len(places)))
