"""Buurten are weighed by counts of the year of the figure; of another year that is said."""

from netwerk.figures.figure_book import book_of
from netwerk.figures.figure_place import FigurePlace
from netwerk.figures.of_place import history
from netwerk.figures.weights_of_year import weights_of
from netwerk.model import Cijfer

PLACE = FigurePlace("g", (("BU1", None), ("BU2", None)))


def figure(maat, plek, jaar, waarde):
    return Cijfer(
        id=f"{maat}{plek}{jaar}",
        maat=maat,
        plek=plek,
        plek_soort="buurt",
        jaar=jaar,
        waarde=waarde,
        bron="b",
    )


def shares(jaar):
    return [figure("eenzaam", "BU1", jaar, 10.0), figure("eenzaam", "BU2", jaar, 50.0)]


def people(jaar, one, other):
    return [figure("inwoners", "BU1", jaar, one), figure("inwoners", "BU2", jaar, other)]


def told(*figures):
    (found,) = history(book_of(figures), PLACE, "eenzaam")
    return found.value, found.note


def test_the_weights_are_of_the_year_of_the_figure():
    counted = [*people(2022, 300.0, 100.0), *people(2024, 100.0, 300.0)]
    assert told(*shares(2022), *counted) == (20.0, "")
    assert told(*shares(2024), *counted) == (40.0, "")


def test_without_that_year_they_are_of_the_nearest_and_it_is_said():
    counted = [*people(2019, 300.0, 100.0), *people(2024, 100.0, 300.0)]
    assert told(*shares(2020), *counted) == (20.0, "met inwoners van 2019")
    assert told(*shares(2022), *counted) == (40.0, "met inwoners van 2024")


def test_two_buurten_are_not_weighed_by_two_years_when_one_year_has_both():
    only_one = figure("inwoners", "BU1", 2024, 900.0)
    counted = [*people(2022, 300.0, 100.0), only_one]
    assert told(*shares(2024), *counted) == (20.0, "met inwoners van 2022")


def test_where_no_year_has_them_all_each_has_its_nearest_and_both_are_said():
    book = book_of([people(2020, 300.0, 0.0)[0], people(2023, 0.0, 100.0)[1]])
    found = weights_of(book, "inwoners", ["BU1", "BU2", "BU3"], 2024)
    assert found.by == {"BU1": 300.0, "BU2": 100.0}
    assert found.note == "met inwoners van 2020 en 2023"
