"""Small pictures on cards: who it is about with whom they know, in words and safe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

import numpy as np
import pytest

from netwerk.map import small
from netwerk.map.layout import layout
from netwerk.map.small import (
    OTHER,
    overview_picture,
    picture_of_finding,
    small_picture,
    theme_variables,
)
from netwerk.map.small_ground import Card, card_of
from netwerk.net.arrays import Points
from netwerk.net.net import Net
from netwerk.net.selection import Selection
from netwerk.services.answers.findings import findings
from netwerk.services.answers.small_maps import LARGE, SMALL
from tests.builders import net_from_text
from tests.insight.areas import demo_desk

SVG = "{http://www.w3.org/2000/svg}"


def words(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def picture(net: Net, *about: str, **more: object) -> str:
    return small_picture(net, layout(net), about=about, title="Wat er te zien is", **more)  # type: ignore[arg-type]


def test_it_says_in_words_what_it_shows() -> None:
    root = ElementTree.fromstring(picture(net_from_text("A-B B-C"), "B"))
    assert root.get("role") == "img"
    assert root.get("aria-label") == "Wat er te zien is"
    assert root.find(f"{SVG}title").text == "Wat er te zien is"


def test_who_it_is_about_is_named_first_and_their_neighbours_are_there() -> None:
    svg = picture(net_from_text("Aap-Noot Aap-Mies Noot-Wim Zus-Jet"), "Aap")
    assert words(svg)[0] == "Aap"
    assert {"Noot", "Mies"} <= set(words(svg))
    assert not {"Zus", "Jet"} & set(words(svg))


def test_a_large_neighbourhood_stays_readable() -> None:
    svg = picture(net_from_text(" ".join(f"Spil-A{k}" for k in range(60))), "Spil")
    assert len(re.findall(r"<circle|<polygon", svg)) <= 14
    assert len(words(svg)) <= 5


@pytest.mark.parametrize(
    "naam", ["<script>alert(1)</script>", "**vet** [x](javascript:1)", "é" * 300, "🎺 & \"'"]
)
def test_a_name_is_text_and_never_markup(naam: str) -> None:
    net = net_from_text("A-B", {"A": {"naam": naam, "kern": "etten"}})
    svg = small_picture(net, layout(net), about=["A"], title=naam)
    root = ElementTree.fromstring(svg)
    assert not list(root.iter(f"{SVG}script"))
    assert root.get("aria-label") == naam


def test_a_contact_that_is_not_there_yet_is_dotted() -> None:
    net = net_from_text("A-B C-D")
    assert picture(net, "A").count("--nw-voorstel") == 0
    assert picture(net, "A", new=[("A", "C")]).count("--nw-voorstel") == 1


def test_a_contact_that_much_hangs_on_is_in_colour() -> None:
    net = net_from_text("A-B B-C")
    assert picture(net, "A", thin=[("A", "B")]).count("--nw-brug") == 1


def test_ids_that_are_gone_are_left_out() -> None:
    net = net_from_text("A-B")
    assert words(picture(net, "weg", new=[("A", "weg")])) == []
    assert words(picture(net, "weg", "A"))[0] == "A"


def test_the_reader_is_called_jij() -> None:
    assert "Jij" in words(picture(net_from_text("A-B"), "A", me="B"))


def test_a_theme_sets_every_colour() -> None:
    svg = picture(net_from_text("A-B C~A; D", {i: {"kern": "etten"} for i in "AB"}), "A")
    used = set(re.findall(r"var\((--nw-[\w-]+),", svg))
    assert used
    for dark in (False, True):
        assert used <= set(re.findall(r"(--nw-[\w-]+):", theme_variables(dark)))


def test_every_finding_of_the_demo_with_actors_has_a_picture() -> None:
    desk = demo_desk()
    selection = Selection(gebied="5")
    net = desk.networks.net(selection)
    places = layout(net)
    shown = [f for f in findings(desk, selection) if f.actors]
    assert shown
    for finding in shown:
        svg = picture_of_finding(net, places, finding)
        assert ElementTree.fromstring(svg).get("aria-label") == finding.sentence
        assert words(svg)


def test_a_whole_gebied_shows_its_kernen_by_name_and_nobody_by_name() -> None:
    net = demo_desk().networks.net(Selection(gebied="5"))
    svg = overview_picture(net, layout(net), title="Gebied 5")
    kernen = {k.naam for k in net.kernen}
    assert set(words(svg)) <= kernen
    assert {"Etten", "Ulft-noord"} <= set(words(svg))


def test_a_net_of_nobody_is_an_empty_picture() -> None:
    assert (
        words(
            overview_picture(
                demo_desk().networks.net(Selection(thema="bestaatniet", kern="geen")),
                {},
                title="Leeg",
            )
        )
        == []
    )


def cards_of_findings(gebied: str | None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Points]:
    """Where the signs of every small picture of a gebied are put, beside a page and beside a row."""
    made: list[Card] = []

    def kept(*asked: object) -> Card:
        made.append(card_of(*asked))  # type: ignore[arg-type]
        return made[-1]

    monkeypatch.setattr(small, "card_of", kept)
    desk, selection = demo_desk(), Selection(gebied=gebied)
    net = desk.networks.net(selection)
    places = layout(net)
    for finding in findings(desk, selection):
        for width, height in (LARGE, SMALL):
            svg = picture_of_finding(net, places, finding, width=width, height=height)
            assert "nan" not in re.sub(
                r"<text.*?</text>|<title.*?</title>|aria-label=\"[^\"]*\"", "", svg
            )
    yield from (card.xy for card in made)


@pytest.mark.parametrize("gebied", [None, *"123456"])
def test_no_two_signs_of_a_small_picture_of_the_demo_are_on_one_point(
    gebied: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures = list(cards_of_findings(gebied, monkeypatch))
    assert len(pictures) > 50
    for xy in pictures:
        assert np.isfinite(xy).all()
        apart = np.linalg.norm(xy[:, None] - xy[None], axis=-1)[np.triu_indices(len(xy), 1)]
        assert apart.min(initial=np.inf) > 2 * OTHER


@pytest.mark.parametrize("size", [(300.0, 110.0), (160.0, 90.0), (120.0, 200.0)])
def test_a_field_on_a_low_card_has_room_for_its_signs(size: tuple[float, float]) -> None:
    """Many stand beside the field: it is not squeezed until its signs are on one line or gone."""
    xy = np.array([(float(k % 4), float(k)) for k in range(14)])
    for turned in (xy, xy[:, ::-1]):
        card = card_of(turned, np.arange(14) < 5, np.empty((0, 2), np.int32), *size)
        assert card.field is not None
        assert card.field[3] - card.field[1] > 30
        assert np.isfinite(card.xy).all()
        assert len(np.unique(card.xy.round(3), axis=0)) == 14
