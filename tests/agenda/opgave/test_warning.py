"""The form warns when the measure can't show what is wished, and is silent when it can."""

from dataclasses import replace
from datetime import date

import pytest

from netwerk.agenda.opgave.indicators import ALL_CONTACTS, ALONE
from netwerk.agenda.opgave.warning import Measurable, Year, least_seen, warnings_of
from netwerk.model import Opgave

TODAY = date(2026, 11, 25)
GOOD = Opgave(
    id="o",
    titel="Meer vrijwilligers",
    indicator="Aantal vrijwilligers",
    beginwaarde=240.0,
    begindatum="2026-01-01",
    streefwaarde=300.0,
    streefdatum="2031-12-31",
)
FIGURE = replace(GOOD, maat="vrijwilligerswerk", beginwaarde=20.0, streefwaarde=25.0)
NETWORK = replace(GOOD, maat="net-contacten", beginwaarde=100.0, streefwaarde=125.0)
YEARS = (Year(2020, 20.0), Year(2022, 20.5), Year(2024, 20.0))


def told(opgave, by):
    return warnings_of(opgave, by, TODAY)


def test_a_complete_opgave_of_counts_by_hand_is_told_nothing():
    assert told(GOOD, Measurable()) == ()


@pytest.mark.parametrize(
    ("without", "words"),
    [
        ({"indicator": None}, "waaraan je het ziet"),
        ({"beginwaarde": None}, "nog geen beginwaarde"),
        ({"begindatum": None}, "van welke dag"),
        ({"streefwaarde": None}, "nog geen streefwaarde"),
        ({"streefdatum": None}, "nog geen streefdatum"),
        ({"streefwaarde": 240.0}, "gelijk aan de beginwaarde"),
        ({"streefdatum": "2026-05-01"}, "al voorbij"),
        ({"streefdatum": "2025"}, "niet na de dag van de beginwaarde"),
        ({"streefdatum": "2026-01-01"}, "niet na de dag van de beginwaarde"),
    ],
)
def test_what_is_missing_or_cannot_be_is_told(without, words):
    assert any(words in warning for warning in told(replace(GOOD, **without), Measurable()))


def test_a_modelled_figure_is_told_to_be_no_count():
    (warning,) = told(FIGURE, Measurable(years=YEARS, modelled=True))
    assert "geschat met een model" in warning
    assert "Of een verschil van" in warning
    assert "te zien is, is dus niet te zeggen" in warning


def test_of_a_modelled_figure_it_is_said_whether_the_change_can_be_seen():
    narrow = Measurable(years=(Year(2024, 20.0, 18.0, 22.0),), modelled=True, unit="%")
    (warning,) = told(FIGURE, narrow)
    assert "Het kan er 2% naast zitten: een verschil van 5% is meer." in warning
    wide = Measurable(years=(Year(2024, 20.0, 14.0, 26.0),), modelled=True, unit="%")
    model, error = told(FIGURE, wide)
    assert "is meer" not in model
    assert error.startswith("Dit cijfer kan er 6% naast zitten.")


def test_an_error_larger_than_what_is_wished_is_told():
    wide = (Year(2024, 20.0, 14.0, 26.0),)
    (warning,) = told(FIGURE, Measurable(years=wide, unit="%"))
    assert warning.startswith("Dit cijfer kan er 6% naast zitten.")
    assert told(FIGURE, Measurable(years=(Year(2024, 20.0, 18.0, 22.0),))) == ()
    assert told(FIGURE, Measurable(years=(Year(2024, 20.0, 15.0, 25.0),))) != ()  # just as large


def test_a_figure_that_goes_up_and_down_by_more_is_told():
    wild = (Year(2020, 20.0), Year(2021, 26.0), Year(2022, 19.0), Year(2023, 27.0))
    assert any("op en neer" in warning for warning in told(FIGURE, Measurable(years=wild)))
    assert not any("op en neer" in w for w in told(FIGURE, Measurable(years=YEARS)))
    four = (Year(2020, 20.0), Year(2022, 24.0), Year(2024, 20.0))  # of the 5 that are wished
    assert any("zo'n 8" in warning for warning in told(FIGURE, Measurable(years=four)))


def test_a_deadline_before_the_next_figure_is_told():
    soon = replace(FIGURE, begindatum="2024", streefdatum="2025-12-31")
    warnings = told(soon, Measurable(years=YEARS))
    assert any("op zijn vroegst over 2026" in warning for warning in warnings)
    in_time = replace(soon, streefdatum="2026-12-31")
    assert not any("vroegst" in warning for warning in told(in_time, Measurable(years=YEARS)))


def test_a_place_that_is_too_small_for_a_figure_is_told():
    (warning,) = told(FIGURE, Measurable(too_small=True))
    assert "te klein" in warning


@pytest.mark.parametrize(
    ("by", "words"),
    [
        (Measurable(ALL_CONTACTS, 0, 0, 0), "nog niemand"),
        (Measurable(ALL_CONTACTS, 7, 20, 20), "zijn 7 actoren"),
        (Measurable(ALL_CONTACTS, 30, 4, 20), "te weinig van deze contacten"),
        (Measurable(ALL_CONTACTS, 30, 12, 100), "pas een verschil vanaf"),
    ],
)
def test_a_network_that_is_asked_too_little_is_told(by, words):
    (warning,) = told(NETWORK, by)
    assert words in warning


def test_a_network_that_is_asked_enough_is_told_nothing():
    assert told(NETWORK, Measurable(ALL_CONTACTS, 60, 90, 100)) == ()


@pytest.mark.parametrize("size", [10, 40, 160])
def test_what_can_be_seen_becomes_smaller_with_more_asked(size):
    fewer, more = (Measurable(ALONE, n, n, n, unit="%") for n in (size, 2 * size))
    assert least_seen(30.0, 10.0, more) < least_seen(30.0, 10.0, fewer)
