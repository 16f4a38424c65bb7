"""What plays in the example is believable, calm, and never about one person."""

from collections import Counter
from dataclasses import fields
from datetime import date, timedelta

import pytest

from netwerk.exchange.guard.why_private import private_facts_of
from netwerk.model import (
    Activiteit,
    Afspraak,
    Cijfer,
    Initiatief,
    Opgave,
    Signaal,
    Stap,
    Uitgave,
    Vraagstuk,
)
from netwerk.schema import read_plaatsen, schema
from netwerk.services.example.seed_items import WRITTEN_ON, moved_by
from netwerk.store.item_rules import forms
from tests.services.example.conftest import told_on

SILENT = {"voorst"}
"""A kern of which nothing is told on purpose: not known is not absent."""
NO_FIGURES = {"ulft-zuid", "ulft-centrum"}
"""The buurten of CBS do not follow these kernen."""
TOLD = told_on(WRITTEN_ON)


def of(cls, items=TOLD):
    return [item for item in items if isinstance(item, cls)]


def days_of(item):
    velden = schema().labels[type(item).__name__].velden
    return [d for v in velden.values() if v.type == "datum" and (d := getattr(item, v.naam))]


@pytest.mark.parametrize("item", [i for i in TOLD if not isinstance(i, Cijfer)], ids=lambda i: i.id)
def test_nothing_looks_private_and_everything_fits_the_schema(item):
    assert private_facts_of(item, None) == ()
    assert item.id.startswith("demo-")
    assert forms(schema())[type(item).__name__].checked(item) == item
    for field in fields(item):
        assert getattr(item, field.name) != ""


def test_every_key_is_there_once():
    assert [k for k, n in Counter((type(i), i.id) for i in TOLD).items() if n > 1] == []


def test_what_is_invented_says_so_and_what_is_public_names_its_source():
    for item in (*of(Signaal), *of(Vraagstuk), *of(Initiatief), *of(Activiteit)):
        assert item.bron.startswith("Demogebied (verzonnen): "), item.id
    for figure in of(Cijfer):
        assert figure.bron.startswith(("CBS", "RIVM", "Politie")), figure.id
        assert figure.licentie == "CC BY 4.0"


def test_every_gebied_has_signals_questions_initiatives_and_three_opgaven():
    for gebied in map(str, range(1, 7)):
        there = Counter(type(i).__name__ for i in TOLD if getattr(i, "gebied", None) == gebied)
        assert there["Signaal"] >= 3, gebied
        assert there["Vraagstuk"] >= 2, gebied
        assert there["Initiatief"] >= 2, gebied
        assert there["Activiteit"] >= 2, gebied
        assert there["Opgave"] == 3, gebied
        assert there["Uitgave"] == 1, gebied


def test_something_plays_in_every_kern_but_one_of_which_nothing_is_known():
    kernen = {kern.id for kern in read_plaatsen().kernen}
    assert {i.kern for i in TOLD if getattr(i, "kern", None)} == kernen - SILENT
    assert {f.plek for f in of(Cijfer)} == (kernen - NO_FIGURES) | {"GM1509"}


def test_things_were_celebrated_and_failures_taught():
    celebrated = [i for i in of(Initiatief) if i.gevierd_op]
    assert {i.gebied for i in celebrated} == {"1", "2", "3", "4", "5", "6"}
    assert all(i.succes and i.staat == "klaar" for i in celebrated)
    taught = [i for i in of(Initiatief) if i.les]
    assert taught
    assert not any(i.succes for i in taught)


def test_steps_go_up_to_the_board_and_most_came_back():
    up = [s for s in of(Stap) if s.soort == "opschalen" and s.niveau == "bestuur"]
    assert {s.ontvanger for s in up} == {"demo-wethouder-123", "demo-wethouder-456"}
    assert any(s.antwoord for s in up)
    assert any(not s.antwoord for s in up)
    assert {s.soort for s in of(Stap)} == {"opschalen", "terugleggen", "overdracht"}
    for step in of(Stap):
        assert len([x for x in (step.signaal, step.vraagstuk, step.initiatief) if x]) == 1
        assert step.van
        assert step.naar
        assert step.verteld
        assert bool(step.antwoord) == bool(step.antwoord_op)
        assert not step.antwoord_op or step.antwoord_op >= step.datum


def test_a_question_is_at_the_board_when_a_step_brought_it_there_and_none_brought_it_back():
    up = {s.vraagstuk for s in of(Stap) if s.soort == "opschalen" and s.niveau == "bestuur"}
    back = {s.vraagstuk for s in of(Stap) if s.soort == "terugleggen"}
    assert {v.id for v in of(Vraagstuk) if v.niveau == "bestuur"} == up - back
    assert up & back


def test_money_has_a_source_and_a_decision_a_day():
    for initiatief in of(Initiatief):
        decided = initiatief.budget_besluit in ("toegekend", "afgewezen")
        assert bool(initiatief.budget) == bool(initiatief.budget_besluit)
        assert bool(initiatief.budget) == bool(initiatief.budget_bron)
        assert decided == bool(initiatief.budget_besloten_op), initiatief.id


def test_nothing_that_follows_comes_before_what_it_follows_from():
    by_id = {(type(i).__name__, i.id): i for i in TOLD}
    for item in (*of(Vraagstuk), *of(Initiatief), *of(Stap)):
        for _, label, id in forms(schema())[type(item).__name__].refers_to(item):
            other = by_id.get((label, id))
            if other is not None and getattr(other, "datum", None):
                assert other.datum <= item.datum, item.id


@pytest.mark.parametrize(
    "day", [date(2026, 11, 25), WRITTEN_ON, date(2027, 2, 3), date(2028, 7, 1)]
)
def test_on_whatever_day_it_is_loaded_the_past_is_past_and_something_is_coming(day):
    told = told_on(day)
    begun = (*of(Signaal, told), *of(Vraagstuk, told), *of(Initiatief, told), *of(Stap, told))
    assert max(d for item in begun for d in days_of(item)) <= day.isoformat()
    open_ = [a for a in of(Afspraak, told) if a.stand == "open"]
    assert open_
    assert min(a.voor for a in open_) >= day.isoformat(), "nothing is late on the first day"
    soon = (day + timedelta(weeks=4)).isoformat()
    coming = [a for a in of(Activiteit, told) if day.isoformat() <= a.datum <= soon]
    assert {a.gebied for a in coming} >= {"1", "2", "4", "5", "6"}
    assert not any(a.bereikt or a.bereikt_aantal for a in coming)


def test_days_move_in_whole_weeks_and_years_of_sources_and_targets_stay():
    assert moved_by(WRITTEN_ON) == moved_by(WRITTEN_ON + timedelta(days=6)) == timedelta(0)
    later = told_on(date(2028, 7, 1))
    assert [date.fromisoformat(a.datum).weekday() for a in of(Activiteit, later)] == [
        date.fromisoformat(a.datum).weekday() for a in of(Activiteit)
    ]
    assert of(Cijfer, later) == of(Cijfer)
    assert {o.streefdatum for o in of(Opgave, later)} == {"2031-12-31"}
    assert all(o.titel.startswith("In 2031 ") for o in of(Opgave))


def test_an_opgave_starts_from_the_public_figure_that_it_names():
    known = {(f.maat, f.plek, str(f.jaar)): f.waarde for f in of(Cijfer)}
    by_figure = [o for o in of(Opgave) if any(o.maat == f.maat for f in of(Cijfer))]
    assert len(by_figure) >= 3
    for opgave in by_figure:
        assert opgave.beginwaarde == known[opgave.maat, opgave.kern, opgave.begindatum[:4]]


def test_figures_of_kernen_stay_within_the_gemeente():
    by_place = {(f.plek, f.maat, f.jaar): f.waarde for f in of(Cijfer)}
    for maat in ("inwoners", "leeftijd_65", "leeftijd_0_15", "huishoudens"):
        kernen = [v for (plek, m, _), v in by_place.items() if m == maat and plek != "GM1509"]
        assert 0.6 * by_place["GM1509", maat, 2024] < sum(kernen) < by_place["GM1509", maat, 2024]
    for (plek, maat, jaar), value in by_place.items():
        if maat.startswith("leeftijd"):
            assert value < by_place[plek, "inwoners", jaar]
        if maat in ("aandeel_koop", "ervaren_gezondheid"):
            assert 0 < value < 100
    assert by_place["etten", "inwoners", 2024] == 1805


def test_the_maker_of_a_description_is_a_function_and_looks_back_within_two_years():
    for uitgave in of(Uitgave):
        assert uitgave.maker.startswith("gebiedsmakelaar")
        assert WRITTEN_ON.isoformat() < uitgave.evaluatiedatum < "2028-11-28"
