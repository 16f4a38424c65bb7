"""The map as a file, without a browser."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import Netwerk


@pytest.fixture
def demo(netwerk: Netwerk) -> Netwerk:
    assert netwerk("demo").code == 0
    return netwerk


@pytest.mark.parametrize(
    ("paper", "wide", "high"), [("A4", 297, 210), ("A3", 420, 297), ("A1", 841, 594)]
)
def test_a_drawing_has_the_size_of_the_paper(
    demo: Netwerk, paper: str, wide: int, high: int
) -> None:
    """ISO 216, in millimetres, lying down."""
    assert demo("map", "--gebied", "3", "--out", "k.svg", "--papier", paper).code == 0
    root = ElementTree.fromstring(Path("k.svg").read_text(encoding="utf-8"))
    assert (root.get("width"), root.get("height")) == (f"{wide}mm", f"{high}mm")


def test_other_paper_is_a_wrong_call(demo: Netwerk) -> None:
    assert demo("map", "--out", "k.svg", "--papier", "A9").code == 2


def test_the_plattegrond_has_the_gebieden(demo: Netwerk) -> None:
    assert demo("map", "--plattegrond", "--out", "k.svg").code == 0
    text = Path("k.svg").read_text(encoding="utf-8")
    assert "Plattegrond" in text
    assert all(f">Gebied {number}<" in text for number in range(1, 7))


def test_the_plattegrond_has_the_borders_that_the_municipality_brings(
    demo: Netwerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = "[[6.3,51.8],[6.5,51.8],[6.5,52.0],[6.3,52.0],[6.3,51.8]]"
    feature = f'{{"type":"Feature","properties":{{"naam":"Eigen wijk"}},"geometry":{{"type":"Polygon","coordinates":[{ring}]}}}}'
    Path("eigen.geojson").write_text(
        f'{{"type":"FeatureCollection","features":[{feature}]}}', encoding="utf-8"
    )
    monkeypatch.setenv("NETWERK_GEOJSON", "eigen.geojson")
    assert demo("map", "--plattegrond", "--out", "k.svg").code == 0
    text = Path("k.svg").read_text(encoding="utf-8")
    assert ">Eigen wijk<" in text
    assert ">Gebied 1<" not in text


def test_borders_that_are_not_there_are_one_sentence(
    demo: Netwerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETWERK_GEOJSON", "weg.geojson")
    said = demo("map", "--plattegrond", "--out", "k.svg")
    assert (said.code, "weg.geojson" in said.err, said.err.count("\n")) == (1, True, 1)


def test_the_surroundings_of_an_actor_hold_fewer_than_all(demo: Netwerk) -> None:
    near = demo("map", "--out", "a.html", "--focus", "Zaal Etten", "--stappen", "1", "--json").json
    far = demo("map", "--out", "b.html", "--focus", "Zaal Etten", "--stappen", "2", "--json").json
    everybody = demo("map", "--out", "c.html", "--json").json
    assert 1 < near["actors"] < far["actors"] < everybody["actors"]
