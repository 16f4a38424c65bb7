"""What is said of a visit: short, to the point, and never a judgement."""

from datetime import date

import pytest

from netwerk.agenda.ronde_sheet import ronde_sheet
from netwerk.agenda.visit import NO_KERN, Ronde, Visit, monday_of
from netwerk.agenda.visit_words import Grounds, heading, nothing_words, question, where_words, why

MONDAY = date(2026, 11, 30)


def visit(naam, kern="Etten", **more):
    return Visit("a", naam, kern, "", ("Nog nooit naar contacten gevraagd.",), "Met wie?", **more)


def ronde(*visits, known=True):
    return Ronde(MONDAY, "Gebied 5", visits, known)


@pytest.mark.parametrize(
    ("grounds", "said"),
    [
        (
            Grounds(False, alone=True),
            ("Nog geen contact bekend.", "Nog nooit naar contacten gevraagd."),
        ),
        (
            Grounds(False, hangs=1, asked="mei 2020"),
            ("Valt deze weg, dan raakt één ander los.", "Voor het laatst gevraagd: mei 2020."),
        ),
        (
            Grounds(True, hangs=7, asked="mei 2026", lately=True),
            ("Stopt deze, dan raken 7 anderen los.",),
        ),
        (
            Grounds(False, signals=("Geen opvolger", "Dak lekt"), asked="2026", lately=True),
            ("Signaal: Geen opvolger.",),
        ),
        (
            Grounds(False, asked="2026", lately=True, stale=("St. Joris", "2019")),
            ("Het contact met St. Joris is van 2019.",),
        ),
    ],
)
def test_why_is_told_with_the_most_telling_reason_first(grounds, said):
    assert why(grounds) == said


def test_no_more_than_two_reasons_are_told():
    all_of_it = Grounds(False, ("Iets",), 3, True, "", False, ("Koor", "2019"))
    assert len(why(all_of_it)) == 2
    assert why(all_of_it)[0] == "Signaal: Iets."


@pytest.mark.parametrize("person", [True, False])
@pytest.mark.parametrize(
    "more",
    [
        {},
        {"alone": True},
        {"hangs": 2},
        {"signals": ("x",)},
        {"lately": True, "asked": "2026", "stale": ("K", "2019")},
    ],
)
def test_every_visit_has_a_question_and_a_person_is_je(person, more):
    asked = question(Grounds(person, **more))
    assert asked.endswith("?")
    assert len(asked.split()) <= 20
    assert not (person and "jullie" in asked)


def test_heading_and_places_say_how_many():
    found = ronde(visit("A"), visit("B"), visit("C", NO_KERN))
    assert heading(found) == "De ronde: drie bezoeken"
    assert where_words(found) == "Twee in Etten, één zonder kern."
    assert heading(ronde(visit("A"))) == "De ronde: één bezoek"


def test_too_little_and_nothing_left_are_told_apart():
    assert "Nog te weinig bekend" in nothing_words(ronde(known=False))
    assert "te weinig" not in nothing_words(ronde())


def test_the_week_begins_on_monday():
    assert [monday_of(date(2026, 11, day)) for day in (23, 25, 29)] == [date(2026, 11, 23)] * 3
    assert (ronde().week, ronde().key) == (49, "2026-49")
    assert Ronde(date(2025, 12, 29), "", ()).key == "2026-01"


def test_the_sheet_shows_names_as_text_and_loads_nothing():
    odd = "<script>alert(1)</script> & *ster* " + "x" * 300
    page = ronde_sheet(ronde(visit(odd), visit("🎺 Fanfare")))
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; *ster*" in page
    assert "🎺 Fanfare" in page
    assert "http" not in page.replace("http-equiv", "")
    assert "Alleen voor jou" in page


def test_a_sheet_without_visits_says_why_and_still_has_room_to_write():
    page = ronde_sheet(ronde(known=False))
    assert "Begin bij wie jij het best kent." in page
    assert page.count('class="line"') == 4
