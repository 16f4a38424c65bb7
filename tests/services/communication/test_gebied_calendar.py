"""The calendar of a gebied: put on it, looked at, taken along, and who was reached."""

from datetime import date

import pytest

from netwerk.access.rights import User
from netwerk.agenda.calendar_month import by_month
from netwerk.errors import AccessDenied, Conflict, InputError, LooksPrivate
from netwerk.model import Activiteit, Initiatief
from netwerk.net.selection import Selection
from netwerk.services.communication.audiences import audiences, save_audience
from netwerk.services.communication.calendar_files import calendar_ics, calendar_sheet
from netwerk.services.communication.gebied_calendar import (
    ActivityTyped,
    note_reached,
    on_calendar,
    plan_activity,
    reached_list,
)
from netwerk.services.records.edits import undo
from netwerk.store.port import Change, Put
from tests.services.communication.test_audiences import RULE

SIX = Selection(gebied="6")


@pytest.fixture
def group(desk, six):
    save_audience(desk, RULE, "t")
    return audiences(desk, Selection())[0].item.id


def planned(desk, token="a", **more):
    typed = {"titel": "Jaaroverleg", "datum": "2026-12-04", "gebied": "6"} | more
    plan_activity(desk, ActivityTyped(**typed), token)
    return next(line for line in on_calendar(desk, SIX) if line.titel == typed["titel"])


def test_what_is_put_on_the_calendar_stands_there(desk, group):
    line = planned(desk, tijd="19.30", plaats="De Zaal", kern="gendringen", doelgroepen=(group,))
    assert (line.when, line.soort) == ("vr 4 december, 19:30", "Bijeenkomst")
    assert line.waar == "De Zaal, Gendringen"
    assert line.voor == ("Basisscholen en sportclubs in gebied 6",)
    assert line.came == ()
    planned(desk, tijd="19.30", plaats="De Zaal", kern="gendringen", doelgroepen=(group,))
    assert len(on_calendar(desk, SIX)) == 1
    undo(desk)
    assert on_calendar(desk, SIX) == ()


def test_a_calendar_of_one_gebied_names_no_doelgroep_of_another(desk, group):
    """What is in no gebied is on every calendar, with the doelgroepen of that gebied."""
    five = Selection(gebied="5")
    everywhere = {"gebied": None, "doelgroepen": (group,)}
    assert planned(desk, **everywhere).voor == ("Basisscholen en sportclubs in gebied 6",)
    (line,) = on_calendar(desk, five)
    assert line.voor == ()
    for file in (calendar_ics, calendar_sheet):
        assert b"sportclubs in gebied 6" not in file(desk, five)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"titel": " "}, "ontbreekt"),
        ({"datum": ""}, "datum ontbreekt"),
        ({"datum": "2026-13-01"}, "geen dag"),
        ({"tijd": "half acht"}, "geen tijd"),
        ({"tot": "2026-12-03"}, "laatste dag is voor de eerste"),
        ({"soort": "kermis"}, "bijeenkomst, activiteit, mailing"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(desk, six, typed, says):
    whole = {"titel": "Overleg", "datum": "2026-12-04"} | typed
    with pytest.raises(InputError, match=says):
        plan_activity(desk, ActivityTyped(**whole), "a")
    assert on_calendar(desk, Selection()) == ()


def test_what_looks_private_is_asked_about_first(desk, six):
    typed = ActivityTyped("Overleg", "2026-12-04", omschrijving="Bel 06-12345678 als je komt")
    with pytest.raises(LooksPrivate):
        plan_activity(desk, typed, "a")
    plan_activity(desk, typed, "a", private=True)
    assert len(on_calendar(desk, Selection())) == 1


def test_an_initiatief_stands_there_on_the_day_that_it_began(desk, six):
    start = Initiatief(id="i", titel="Buurtmoestuin", gebied="6", datum="2026-12-01")
    other = Initiatief(id="j", titel="Zonder dag", gebied="6")
    desk.store.apply(Change((Put(start), Put(other)), "An"))
    desk.networks.changed()
    assert [(line.titel, line.soort) for line in on_calendar(desk, SIX)] == [
        ("Buurtmoestuin", "Start van een initiatief")
    ]


def test_who_came_is_ticked_from_who_was_meant_to_come(desk, group):
    id = planned(desk, doelgroepen=(group,)).id
    asked = reached_list(desk, id)
    assert list(asked.names) == ["tc", "obs", "vv"]
    assert asked.names["vv"] == "VV Gendringen (Gendringen)"
    assert (asked.ticked, asked.noted, asked.aantal) == ((), False, None)
    note_reached(desk, asked, ["vv", "kerk"], "t2", 45)
    line = on_calendar(desk, SIX)[0]
    assert line.came == (
        "Basisscholen en sportclubs in gebied 6: 1 van de 3 was er.",
        "Ook 1 ander was er.",
        "Er waren 45 mensen.",
    )
    again = reached_list(desk, id)
    assert list(again.names) == ["tc", "obs", "vv", "kerk"]
    assert (again.ticked, again.noted, again.aantal) == (("vv", "kerk"), True, 45)


def test_nothing_ticked_is_no_answer_but_nobody_is(desk, group):
    id = planned(desk, doelgroepen=(group,)).id
    asked = reached_list(desk, id)
    with pytest.raises(InputError, match="niets aangevinkt"):
        note_reached(desk, asked, [], "t2")
    with pytest.raises(InputError, match="getal"):
        note_reached(desk, asked, [], "t2", -1)
    with pytest.raises(InputError, match="staat er niet"):
        note_reached(desk, asked, ["niemand"], "t2")
    note_reached(desk, asked, [], "t2", 0)
    assert on_calendar(desk, SIX)[0].came[0].endswith("niemand van de 3 was er.")


def test_two_who_note_at_once_are_told(desk, group):
    id = planned(desk, doelgroepen=(group,)).id
    asked = reached_list(desk, id)
    note_reached(desk, asked, ["vv"], "t2")
    with pytest.raises(Conflict):
        note_reached(desk, asked, ["tc"], "t3")


def test_who_may_not_be_seen_is_not_named_and_stays_noted(desk, group):
    id = planned(desk, doelgroepen=(group,)).id
    note_reached(desk, reached_list(desk, id), ["vv", "etten"], "t2")
    bo = desk.of(User("Bo", "geen", {"6": "bewerker"}))
    asked = reached_list(bo, id)
    assert "etten" not in asked.names
    assert asked.ticked == ("vv",)
    with pytest.raises(InputError, match="staat er niet"):
        note_reached(bo, asked, ["etten"], "t3")
    note_reached(bo, asked, ["tc"], "t4")
    (entry,) = desk.store.all(Activiteit)
    assert entry.item.bereikt == ("tc", "etten")


def test_another_gebied_sees_and_changes_nothing(desk, group):
    id = planned(desk, doelgroepen=(group,)).id
    other = desk.of(User("Bo", "geen", {"5": "bewerker"}))
    assert on_calendar(other, Selection(gebied="5")) == ()
    for ask in (
        lambda: on_calendar(other, SIX),
        lambda: reached_list(other, id),
        lambda: calendar_ics(other, SIX),
        lambda: plan_activity(other, ActivityTyped("Feest", "2026-12-04", gebied="6"), "b"),
    ):
        with pytest.raises(AccessDenied):
            ask()


def test_the_file_for_a_phone_holds_all_that_has_a_day(desk, group):
    line = planned(desk, tijd="19:30", plaats="De Zaal; boven", doelgroepen=(group,))
    planned(desk, "b", titel="Week van de buurt", datum="2026-12-07", tot="2026-12-11")
    desk.store.apply(
        Change((Put(Activiteit(id="m", titel="Ooit", datum="2026-12", gebied="6")),), "An")
    )
    desk.networks.changed()
    text = calendar_ics(desk, SIX).decode().replace("\r\n ", "")
    assert text.count("BEGIN:VEVENT") == 2
    assert f"UID:activiteit-{line.id}@netwerk" in text
    assert "DTSTART;TZID=Europe/Amsterdam:20261204T193000" in text
    assert "LOCATION:De Zaal\\; boven" in text
    assert "DTEND;VALUE=DATE:20261212" in text
    assert "Voor: Basisscholen en sportclubs in gebied 6" in text
    assert calendar_ics(desk, SIX) == calendar_ics(desk, SIX)
    note_reached(desk, reached_list(desk, line.id), ["vv"], "t9")
    after = calendar_ics(desk, SIX).decode().replace("\r\n ", "")
    assert "1 van de 3 was er." in after
    assert f"UID:activiteit-{line.id}@netwerk" in after


def test_the_sheet_is_of_the_coming_quarter(desk, group):
    planned(desk, tijd="19:30")
    planned(desk, "b", titel="Veel later", datum="2027-06-01")
    planned(desk, "c", titel="Geweest", datum="2026-11-01")
    page = calendar_sheet(desk, SIX).decode()
    assert "Jaaroverleg" in page
    assert "Veel later" not in page
    assert "Geweest" not in page
    assert "25 november 2026 tot en met 24 februari 2027" in page


def test_months_of_the_page_are_those_of_the_calendar(desk, group):
    planned(desk)
    (month,) = by_month(on_calendar(desk, SIX), date(2026, 11, 25))
    assert (month.words, len(month.entries)) == ("december 2026", 1)
