"""A kern has one colour, on the map of all gebieden, of its own, and on every small picture."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netwerk.map.appearance import SERIES
from netwerk.map.kern_numbers import kern_numbers, kern_places
from netwerk.map.layout import layout
from netwerk.map.picture import draw
from netwerk.map.view import View
from netwerk.model import Kern
from netwerk.net.net import Net
from netwerk.net.selection import Selection
from netwerk.schema import schema
from tests.builders import net_from_text
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


def with_kernen(net: Net, *more: Kern) -> Net:
    """The net in a municipality that has these kernen too."""
    return replace(net, kernen=(*net.kernen, *more))


def colour_numbers(net: Net) -> dict[str, int]:
    return {kern: place % SERIES for kern, place in kern_places(net).items()}


def test_a_kern_that_is_not_recorded_has_a_colour_and_takes_none_of_those_that_are() -> None:
    recorded = kern_places(net_from_text("A-B"))
    for k in range(40):  # whatever it is called: before or after the others, and of each colour
        net = net_from_text("A-B", {"A": {"kern": f"{k}-nergens"}, "B": {"kern": "etten"}})
        places = dict(kern_places(net))
        assert places.pop(f"{k}-nergens") not in places.values()
        assert places == recorded
        assert len(kern_numbers(net).colours) == 2


@pytest.mark.parametrize("gebied", GEBIEDEN)
def test_a_new_kern_colours_nobody_anew_in_another_gebied(gebied: str) -> None:
    net = net_from_text("A-B")
    elsewhere = {kern.id for kern in net.kernen if kern.gebied != gebied}
    before = colour_numbers(net)
    for k in range(20):
        new = Kern(id=f"{'az'[k % 2] * 3}{k}", naam="Nieuw", gebied=gebied)
        after = colour_numbers(with_kernen(net, new))
        assert {kern: after[kern] for kern in elsewhere} == {k: before[k] for k in elsewhere}


def test_a_new_kern_moves_at_most_one_of_its_own_gebied_and_seldom_that() -> None:
    net = net_from_text("A-B")
    before = colour_numbers(net)
    moved = []
    for gebied in GEBIEDEN:
        for k in range(50):
            new = Kern(id=f"nieuw-{k}", naam="Nieuw", gebied=gebied)
            after = colour_numbers(with_kernen(net, new))
            moved.append(sum(after[kern] != colour for kern, colour in before.items()))
    assert max(moved) <= 1
    assert sum(map(bool, moved)) < 0.25 * len(moved)


def test_the_kernen_of_a_gebied_differ_as_long_as_there_are_colours() -> None:
    net = net_from_text("A-B")
    mine = {kern.id for kern in net.kernen if kern.gebied == "2"}
    for k in range(2 * SERIES):
        places = kern_places(net)
        held = {places[kern] % SERIES for kern in mine}
        assert len(held) == min(len(mine), SERIES)
        assert len({places[kern] for kern in mine}) == len(mine)
        new = Kern(id=f"straat-{k}", naam="Straat", gebied="2")
        mine.add(new.id)
        net = with_kernen(net, new)


def test_a_kern_has_its_colour_in_whatever_order_the_kernen_come() -> None:
    net = net_from_text("A-B")
    assert kern_places(replace(net, kernen=net.kernen[::-1])) == kern_places(net)


def test_the_kernen_to_start_with_use_every_colour_and_none_for_more_than_three() -> None:
    held = list(colour_numbers(net_from_text("A-B")).values())
    assert {held.count(colour) for colour in range(SERIES)} <= {1, 2, 3}
