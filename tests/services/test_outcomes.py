"""A proposal taken up is followed: is there contact now, and more often than by itself?"""

from dataclasses import replace
from datetime import date

import pytest

from netwerk.access.rights import User
from netwerk.insight.openings.outcome import TakenUp, hits
from netwerk.model import Actor, Relatie
from netwerk.services.answers.decisions import decide
from netwerk.services.answers.outcomes import WhatCameOf, outcome_of_proposals
from netwerk.services.stores import open_desk
from netwerk.settings import Settings
from netwerk.store.port import Change, Put
from tests.builders import net_from_text

TODAY = date(2026, 11, 25)
CLUBS = [f"C{i:02d}" for i in range(12)]
KERN = {club: {"kern": "etten", "gebieden": ("5",)} for club in CLUBS}


def taken(pairs, before):
    return [TakenUp(pair, before) for pair in pairs]


def test_of_taken_up_proposals_it_is_told_whether_there_is_contact_now_and_by_itself():
    pairs = [("C00", "C01"), ("C02", "C03"), ("C04", "C05"), ("C06", "C07"), ("C08", "C09")]
    before = net_from_text("C10-C11", KERN)
    now = net_from_text("C10-C11 C00-C01 C02-C03 C04-C05 C06-C07", KERN)
    whole, place = hits(now, taken(pairs, before))
    assert (whole.taken, whole.contact) == (5, 4)
    assert whole.chance == pytest.approx(4 / 65)
    assert whole.sentence == (
        "Van de 5 opgepakte voorstellen leverden er 4 contact op. Van willekeurige paren uit "
        "dezelfde kern kreeg 6% in die tijd contact. Voorstellen werken hier beter dan toeval."
    )
    assert place.place == "gebied 5 (Ulft-noord e.o.)"
    assert place.sentence.startswith(
        "Van de 5 opgepakte voorstellen in gebied 5 (Ulft-noord e.o.) leverden er 4"
    )


def test_few_proposals_are_not_compared_and_who_had_contact_already_does_not_count():
    before, now = net_from_text("C00-C01", KERN), net_from_text("C00-C01 C02-C03", KERN)
    (whole, _) = hits(now, taken([("C00", "C01"), ("C02", "C03")], before))
    assert (whole.taken, whole.contact) == (1, 1)
    assert whole.sentence.endswith("Dat is te weinig om te vergelijken.")
    assert hits(now, []) == ()


def test_a_contact_over_who_works_there_counts():
    actors = KERN | {"An": {"soort": "professional"}}
    before = net_from_text("An[werkt_voor]C00", actors)
    now = net_from_text("An[werkt_voor]C00 An-C01", actors)
    assert hits(now, taken([("C00", "C01")], before))[0].contact == 1


def test_when_contact_comes_by_itself_as_often_proposals_are_not_called_better():
    before = net_from_text("", KERN)
    ties = " ".join(f"{a}-{b}" for a in CLUBS for b in CLUBS if a < b and b != "C11")
    now = net_from_text(ties, KERN)
    pairs = [(CLUBS[i], CLUBS[i + 1]) for i in range(5)]
    assert "nog niet te zeggen" in hits(now, taken(pairs, before))[0].sentence


def test_the_outcome_follows_from_history(tmp_path):
    desk = open_desk(
        Settings(store=str(tmp_path / "n.db"), user="An"), User("An", "beheerder"), create=True
    )
    desk = replace(desk, clock=lambda: TODAY)
    clubs = [Actor(id=c, naam=c, soort="bewonersgroep", gebieden=("5",)) for c in CLUBS]
    desk.store.apply(Change(tuple(map(Put, clubs)), "An"))
    assert "nog geen voorstel opgepakt" in outcome_of_proposals(desk).sentences()[0]
    decide(desk, ("C00", "C01"), "doen", via=("C05",))
    tie = Relatie(id="r", van="C00", naar="C01", soort="kent")
    said = outcome_of_proposals(desk).sentences()[0]
    assert said.startswith("Het ene opgepakte voorstel leverde nog geen contact op.")
    desk.store.apply(Change((Put(tie),), "An"))
    told = outcome_of_proposals(desk)
    assert [(one.taken, one.contact) for one in told.hits] == [(1, 1), (1, 1)]
    assert told.sentences()[0].startswith("Het ene opgepakte voorstel leverde contact op.")


def test_contact_that_came_on_the_day_of_the_decision_came_of_it(tmp_path):
    """Decided and brought together on one day: beside it stands the network of the day before."""
    desk = open_desk(
        Settings(store=str(tmp_path / "n.db"), user="An"), User("An", "beheerder"), create=True
    )
    clubs = [Actor(id=c, naam=c, soort="bewonersgroep", gebieden=("5",)) for c in CLUBS]
    tie = Relatie(id="r", van="C00", naar="C01", soort="kent")
    desk.store.apply(Change(tuple(map(Put, (*clubs, tie))), "An"))
    decide(desk, ("C00", "C01"), "doen")
    assert [(one.taken, one.contact) for one in outcome_of_proposals(desk).hits] == [(1, 1)] * 2


def test_a_decision_counts_once_and_in_the_gebieden_that_both_are_of():
    """After two decisions it told of four gebieden, also where nobody had decided anything."""
    wide = KERN | {"C01": {"kern": "etten", "gebieden": ("1", "5", "6")}}
    found = hits(net_from_text("", wide), taken([("C00", "C01")], net_from_text("", wide)))
    assert [(one.gebied, one.taken) for one in found] == [("", 1), ("5", 1)]


def test_it_is_told_of_all_or_of_the_gebied_that_is_chosen():
    came = WhatCameOf(
        hits(net_from_text("", KERN), taken([("C00", "C01")], net_from_text("", KERN))), ()
    )
    assert came.sentences() == (came.hits[0].sentence,)
    assert came.sentences("5") == (came.hits[1].sentence,)
    assert came.sentences("6") == (
        "Er is in dit gebied nog geen voorstel opgepakt waarvan de uitkomst te zien is.",
    )
