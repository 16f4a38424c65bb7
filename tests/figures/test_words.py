"""Figures in Dutch words."""

from dataclasses import replace

import pytest

from netwerk.figures.figure_words import source_words, value_words
from netwerk.figures.measures import MATEN, RATIOS, SHARE, maat_of
from netwerk.figures.place_figure import PlaceFigure


@pytest.mark.parametrize(
    ("maat", "value", "words"),
    [
        ("inwoners", 1805.0, "1.805"),
        ("aandeel_leeftijd_65", 22.4, "22 %"),
        ("afstand_huisarts", 2.06, "2,1 km"),
        ("woz", 373_515.0, "€ 374.000"),
        ("cohesie", 7.0, "7,0"),
        ("leefbaarometer", -0.004, "0,00"),
        ("eigen:clubs", 12.0, "12"),
        ("eigen:leden per club", 12.5, "12,5"),
        ("inwoners", None, "niet bekend"),
    ],
)
def test_a_value_as_a_dutch_reader_writes_it(maat, value, words):
    assert value_words(maat, value) == words


def test_a_source_tells_its_year_once():
    figure = PlaceFigure(maat="inwoners", plek="etten", jaar=2024, value=1.0, bron="CBS 2024")
    assert source_words(figure) == "CBS 2024"


def test_a_figure_that_is_estimated_says_so_with_and_without_its_bounds():
    figure = PlaceFigure(
        maat="eenzaam", plek="etten", jaar=2024, value=44.0, bron="RIVM", modelled=True
    )
    assert source_words(figure) == "RIVM, 2024; geschat, niet gemeten"
    wide = replace(figure, low=41.0, high=47.0)
    assert source_words(wide).endswith("geschat, niet gemeten; tussen 41 % en 47 %")


def test_every_maat_has_its_words_and_what_it_is_weighted_by():
    for maat in MATEN.values():
        assert "{value}" in maat.zin
        assert maat.thema
        assert not maat.weight or MATEN[maat.weight].kind == "count"
        assert not maat.part_of or MATEN[maat.part_of].kind == "count"
        assert maat.kind != SHARE or maat.weight
    assert all(MATEN[key].weight == whole for key, (_, whole, _) in RATIOS.items())


def test_a_maat_that_is_not_known_is_called_by_its_name():
    assert maat_of("eigen:clubs met een zaal").naam == "Clubs met een zaal"
