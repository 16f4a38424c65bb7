"""An opgave in words: as a plan has it, and where it stands without false precision."""

from dataclasses import replace
from datetime import date

import pytest

from netwerk.agenda.opgave.estimate import PanelChange
from netwerk.agenda.opgave.indicators import ALL_CONTACTS, ALONE, WITH_CARE
from netwerk.agenda.opgave.saying import (
    amount,
    difference_sentence,
    given,
    goal_sentence,
    plan_text,
    standing_sentence,
)
from netwerk.agenda.opgave.standing import MeasuredPoint, points_of, standing_of
from netwerk.model import Meting, Opgave

TODAY = date(2026, 11, 25)
GOAL = Opgave(
    id="o",
    titel="Meer contact",
    beginwaarde=4.0,
    begindatum="2024-06-01",
    streefwaarde=8.0,
    streefdatum="2031-12-31",
)


def said(opgave, *points, unit=""):
    stands = standing_of(opgave, points_of(opgave, (), points))
    return standing_sentence(opgave, stands, unit, TODAY.isoformat())


def point(value, low=None, high=None, day="2026-11-25"):
    return MeasuredPoint(day, value, low, high, "telling")


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (4.0, "", "4"),
        (6.54, "", "6,5"),
        (27.4, "", "27"),
        (1250.0, "", "1.250"),
        (20.4, "%", "20%"),
        (-0.02, "", "0"),
    ],
)
def test_a_value_is_no_more_precise_than_it_is(value, unit, words):
    assert amount(value, unit) == words


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [(1200.5, "", "1.200,5"), (8.0, "", "8"), (12.25, "%", "12,25%"), (-0.1, "", "-0,1")],
)
def test_a_value_that_was_typed_keeps_its_decimals(value, unit, words):
    assert given(value, unit) == words


def test_what_is_wished_and_counted_by_hand_is_told_as_it_was_typed():
    by_hand = replace(GOAL, beginwaarde=1100.25, streefwaarde=1200.5)
    assert said(by_hand, point(1150.5)).startswith("Nu 1.150,5 (was 1.100,25, doel 1.200,5)")
    assert "van 1.100,25 (1 juni 2024) naar 1.200,5." in goal_sentence(by_hand, "het ledental", "")
    measured = replace(by_hand, maat="contacten")
    assert said(measured, point(1150.5)).startswith("Nu 1.150 (was 1.100, doel 1.200,5)")


def test_a_goal_reads_as_in_a_plan():
    assert goal_sentence(GOAL, "het aantal contacten", "") == (
        "In 2031 is het aantal contacten gestegen van 4 (1 juni 2024) naar 8."
    )
    down = replace(GOAL, beginwaarde=40.0, streefwaarde=20.0, begindatum=None)
    assert goal_sentence(down, "het aandeel groepen zonder contact", "%") == (
        "In 2031 is het aandeel groepen zonder contact gedaald van 40% naar 20%."
    )
    assert goal_sentence(replace(GOAL, streefdatum=None), "iets", "") == ""
    assert goal_sentence(GOAL, "", "") == ""


def test_the_text_for_a_plan_names_only_what_is_known():
    whole = replace(GOAL, probleem="Te weinig contact", trekker="gebiedsmakelaar")
    assert plan_text(whole, "In 2031 is het zo.", "", "Bestuur") == (
        "In 2031 is het zo.\nWat is er aan de hand: Te weinig contact.\n"
        "Trekker: gebiedsmakelaar.\nBesluit door: Bestuur."
    )


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (point(6.0), "Nu 6 (was 4, doel 8): op weg."),
        (point(8.0), "Nu 8 (was 4, doel 8): gehaald."),
        (point(4.2), "Nu 4,2 (was 4, doel 8): langzamer dan nodig."),
        (point(3.0), "Nu 3 (was 4, doel 8): de andere kant op."),
        (point(4.0), "Nu 4 (was 4, doel 8): geen verschil te zien."),
        (
            point(6.0, 3.0, 9.0),
            "Nu ongeveer 6, tussen 3 en 9 (was 4, doel 8): geen verschil te zien.",
        ),
        (
            point(9.0, 7.0, 11.0),
            "Nu ongeveer 9, tussen 7 en 11 (was 4, doel 8): misschien gehaald.",
        ),
        (point(9.0, 8.0, 10.0), "Nu ongeveer 9, tussen 8 en 10 (was 4, doel 8): gehaald."),
        (point(4.2, day="2024-08-01"), "Op 1 augustus 2024 4,2 (was 4, doel 8): op weg."),
        (point(6.0, 5.0, 7.0), "Nu ongeveer 6, tussen 5 en 7 (was 4, doel 8): op weg."),
        (point(6.0, day="2026"), "In 2026 6 (was 4, doel 8): op weg."),
    ],
)
def test_where_it_stands_is_one_sentence(now, words):
    assert said(GOAL, now) == words


def test_a_goal_that_goes_down_is_on_the_way_when_it_goes_down():
    down = replace(GOAL, beginwaarde=40.0, streefwaarde=20.0)
    assert said(down, point(30.0), unit="%") == "Nu 30% (was 40%, doel 20%): op weg."
    assert said(down, point(50.0), unit="%").endswith("de andere kant op.")


def test_without_a_later_value_nothing_is_claimed():
    assert said(GOAL) == "Begonnen met 4 (doel 8). Sindsdien is nog niet gemeten."
    assert said(replace(GOAL, beginwaarde=None)) == "Er is nog geen beginwaarde."


def test_a_stored_meting_goes_before_what_is_known_of_that_day():
    meting = Meting(id="m", opgave="o", jaar=2026, datum="2026-11-25", waarde=5.0, bron="telling")
    kept = points_of(GOAL, [meting], [point(7.0)])
    assert [p.value for p in kept] == [4.0, 5.0]


def test_a_goal_that_goes_down_is_reached_when_the_highest_it_can_be_is_past_it():
    down = replace(GOAL, beginwaarde=40.0, streefwaarde=20.0)
    assert said(down, point(15.0, 11.0, 24.0)).endswith(": misschien gehaald.")
    assert said(down, point(15.0, 11.0, 20.0)).endswith(": gehaald.")


def test_of_two_counts_on_one_day_the_last_stored_one_holds():
    first = Meting(id="z", opgave="o", jaar=2026, datum="2026-11-25", waarde=5.0, bron="telling")
    second = replace(first, id="a", waarde=6.0)
    assert [p.value for p in points_of(GOAL, [first, second])] == [4.0, 6.0]


def test_beside_another_value_for_now_it_is_told_of_whom_each_is():
    told = difference_sentence(change(), "sinds mei", 70.0)
    assert told.endswith(" De stand zelf is daarmee geschat voor iedereen die is gevraagd.")
    assert "De stand zelf" not in difference_sentence(change(), "sinds mei", 20.0)


def test_what_goes_up_and_down_by_itself_is_no_success_and_no_failure():
    down = replace(GOAL, beginwaarde=79.0, streefwaarde=65.0)

    def verdict(value, noise):
        return standing_of(down, points_of(down, (), [point(value)]), noise).verdict

    assert verdict(50.0, 41.0) == "onder het doel, maar zo'n verschil komt vanzelf voor"
    assert verdict(65.0, 41.0) == "op het doel, maar zo'n verschil komt vanzelf voor"
    assert verdict(70.0, 41.0) == "zo'n verschil komt vanzelf voor"
    assert verdict(100.0, 41.0) == "zo'n verschil komt vanzelf voor"
    assert verdict(30.0, 41.0) == "gehaald"
    assert verdict(50.0, None) == "gehaald"
    up = standing_of(GOAL, points_of(GOAL, (), [point(9.0)]), 6.0)
    assert up.verdict.startswith("boven het doel, maar")


@pytest.mark.parametrize(
    ("asked", "now"),
    [
        (0, "Sindsdien is nog niet gemeten."),
        (12, "Hoe het nu is bij iedereen, is nog niet te zeggen."),
    ],
)
def test_beside_a_value_of_who_was_asked_twice_it_is_not_said_that_nothing_was_measured(asked, now):
    stands = standing_of(GOAL, points_of(GOAL, ()))
    told = standing_sentence(GOAL, stands, "", TODAY.isoformat(), asked)
    assert told == f"Begonnen met 4 bij iedereen die is gevraagd (doel 8). {now}"


def change(**more):
    made = PanelChange(ALL_CONTACTS, 20.0, 30.0, 10, 0, 24, 30, "meer", 1.5, 1.2, 1.9)
    return replace(made, **more)


def test_a_difference_says_on_how_many_it_rests_and_between_what():
    assert difference_sentence(change(), "sinds mei") == (
        "Aan 24 van de 30 actoren is sinds mei opnieuw gevraagd. Bij hen was het 20 en is het "
        "nu 30 (10 erbij, geen weg). Dat is 50% meer contacten; het kan tussen 20% en 90% zijn."
    )
    share = change(
        indicator=ALONE, then=40.0, now=20.0, change=-20.0, low=-32.0, high=-6.0, verdict="minder"
    )
    assert difference_sentence(share, "sinds mei").endswith(
        "Dat is 20 punten lager; het kan tussen 6 en 32 zijn."
    )


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"asked": 0}, "telt niet als groei"),
        ({"asked": 5}, "te weinig om verschil te zien"),
        ({"verdict": "te weinig"}, "Dat is te weinig om verschil te zien"),
        ({"verdict": "te weinig", "indicator": ALONE}, "om een percentage van te maken"),
        ({"verdict": "geen verschil"}, "Er is geen verschil te zien."),
    ],
)
def test_what_cannot_be_said_is_said_to_be_so(more, words):
    assert words in difference_sentence(change(**more), "sinds mei")


@pytest.mark.parametrize(
    ("indicator", "moved", "words"),
    [
        (WITH_CARE, 1.0, "Dat is 1 kern hoger;"),
        (WITH_CARE, -2.0, "Dat is 2 kernen lager;"),
        (ALONE, 1.0, "Dat is 1 punt hoger;"),
        (ALONE, -6.0, "Dat is 6 punten lager;"),
    ],
)
def test_of_one_it_is_one_kern_or_point(indicator, moved, words):
    found = change(indicator=indicator, change=moved, low=moved - 1, high=moved + 1)
    assert words in difference_sentence(found, "sinds mei")


def test_nothing_came_or_went_is_told_in_words():
    assert "(10 erbij, geen weg)" in difference_sentence(change(), "sinds mei")
    assert "(geen erbij, 4 weg)" in difference_sentence(change(came=0, went=4), "sinds mei")
