"""A trend is told only over years that may be compared."""

from netwerk.figures.place_figure import PlaceFigure
from netwerk.figures.trend import comparable_years, trend_words


def year(jaar, value, bron="CBS", maat="aandeel_leeftijd_65", filled=2, of=2):
    return PlaceFigure(
        maat=maat, plek="etten", jaar=jaar, value=value, bron=bron, filled=filled, of=of
    )


def test_it_tells_the_first_year_that_may_be_compared():
    assert trend_words([year(2020, 20.0), year(2022, 21.0), year(2024, 23.0)]) == (
        "In 2020 was dat 20 %."
    )


def test_one_year_is_no_trend():
    assert trend_words([year(2024, 23.0)]) == ""
    assert trend_words([year(2020, None), year(2024, 23.0)]) == ""


def test_another_source_ends_it_and_another_year_in_its_name_does_not():
    assert trend_words([year(2020, 20.0, "Lemon"), year(2024, 23.0, "CBS")]) == ""
    assert trend_words([year(2023, 20.0, "CBS 2023"), year(2024, 23.0, "CBS 2024")]) != ""


def test_other_buurten_end_it():
    years = [year(2020, 20.0, filled=4, of=5), year(2022, 21.0, filled=5, of=5)]
    assert comparable_years([*years, year(2024, 23.0, filled=5, of=5)])[0].jaar == 2022


def test_a_year_with_another_question_ends_it():
    marks = [year(jaar, 7.0, maat="cohesie") for jaar in (2017, 2019, 2021, 2023)]
    assert [f.jaar for f in comparable_years(marks)] == [2021, 2023]
