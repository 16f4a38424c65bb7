"""An opened card is put right: one change, undone as one, told with before and after."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, Conflict, InputError, LooksPrivate
from netwerk.model import Actor, Signaal, Vraagstuk
from netwerk.services.agenda.agenda_board import AgendaChosen, agenda_cards
from netwerk.services.agenda.agenda_changing import CardTyped, change_card
from netwerk.services.agenda.agenda_items import AgendaKey
from netwerk.services.agenda.agenda_making import (
    InitiatiefTyped,
    VraagstukTyped,
    make_initiatief,
    make_vraagstuk,
)
from netwerk.services.agenda.agenda_opened import open_agenda_item
from netwerk.services.agenda.agenda_signals import SignalTyped, note_signal
from netwerk.services.desk import Desk
from netwerk.services.records.edits import undo
from netwerk.services.records.item_history import item_changes
from netwerk.services.records.items import add_item
from netwerk.store.port import Change, Put, Store

HELD = Signaal(
    id="s1", titel="Zaal zonder opvolger", gebied="3", kern="silvolde", domeinen=("sociaal",),
    niveau="netwerk", staat="nieuw", betrokken=("zaal", "koor"), datum="2026-09-01",
    bronsoort="keukentafel",
)  # fmt: skip


@pytest.fixture
def heard(desk: Desk, village: Store) -> Desk:
    """A signal about the hall in Silvolde."""
    desk.store.apply(Change((Put(HELD),), "An"))
    return desk


def as_it_is(item: Any = HELD) -> CardTyped:
    return CardTyped(
        titel=item.titel, gebied=item.gebied, kern=item.kern, domeinen=item.domeinen,
        omschrijving=item.omschrijving or "", betrokken=item.betrokken, niveau=item.niveau,
        datum=item.datum, bronsoort=getattr(item, "bronsoort", None),
    )  # fmt: skip


def change(
    desk: Desk, typed: CardTyped, token: str = "t1", private: bool = False, **at: Any
) -> Any:
    entry = desk.store.get(Signaal, ["s1"])["s1"]
    version = at.get("version", entry.version)
    key = AgendaKey("Signaal", "s1", version)
    return change_card(desk, key, at.get("seen", entry.item), typed, token, private)


def now(desk: Desk) -> Any:
    return desk.store.get(Signaal, ["s1"])["s1"].item


def test_words_place_theme_who_level_and_day_change_at_once_and_are_undone_at_once(
    heard: Desk,
) -> None:
    typed = CardTyped(
        "De zaal gaat dicht", None, "etten", False, ("cultuur", "jeugd"), "Vanaf mei", ("koor",),
        "bestuur", "2026-10-02", "dorpsbelang",
    )  # fmt: skip
    made = change(heard, typed)
    assert made.why == "Signaal De zaal gaat dicht gewijzigd"
    wanted = replace(
        HELD, titel="De zaal gaat dicht", gebied="5", kern="etten", domeinen=("cultuur", "jeugd"),
        omschrijving="Vanaf mei", betrokken=("koor",), niveau="bestuur", datum="2026-10-02",
        bronsoort="dorpsbelang",
    )  # fmt: skip
    assert now(heard) == wanted
    told = item_changes(heard, "Signaal", "s1", made.number)
    assert ("Titel", "Zaal zonder opvolger", "De zaal gaat dicht") in [
        (one.veld, one.before, one.after) for one in told
    ]
    undo(heard, made.number)
    assert now(heard) == HELD


def test_sent_twice_it_is_changed_once_and_nothing_different_is_said(heard: Desk) -> None:
    typed = replace(as_it_is(), titel="Anders")
    assert change(heard, typed).number == change(heard, typed).number
    with pytest.raises(InputError, match="niets veranderd"):
        change(heard, replace(as_it_is(now(heard))), "t2")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (replace(as_it_is(), titel=" "), "titel"),
        (replace(as_it_is(), gebied=None, kern=None), "Waar speelt het"),
        (replace(as_it_is(), datum="2026-12-24"), "moet nog komen"),
        (replace(as_it_is(), niveau="hemel"), "hemel"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_nothing_changes(
    heard: Desk, typed: CardTyped, said: str
) -> None:
    with pytest.raises(InputError, match=said):
        change(heard, typed)
    assert now(heard) == HELD


def test_what_looks_private_is_asked(heard: Desk) -> None:
    typed = replace(as_it_is(), omschrijving="Bel mevrouw Jansen op 06-12345678")
    with pytest.raises(LooksPrivate):
        change(heard, typed)
    change(heard, typed, private=True)
    assert now(heard).omschrijving == typed.omschrijving


def test_what_a_colleague_changed_in_something_else_stays(heard: Desk) -> None:
    version = heard.store.get(Signaal, ["s1"])["s1"].version
    change(heard, replace(as_it_is(), datum="2026-10-02"), "theirs")
    change(heard, replace(as_it_is(), titel="Van mij"), seen=HELD, version=version)
    assert (now(heard).titel, now(heard).datum) == ("Van mij", "2026-10-02")


def test_the_same_changed_by_two_names_both_and_then_the_second_can_choose(heard: Desk) -> None:
    version = heard.store.get(Signaal, ["s1"])["s1"].version
    theirs = replace(as_it_is(), titel="Van de ander", omschrijving="Ook van de ander")
    change(heard, theirs, "theirs")
    mine = replace(as_it_is(), titel="Van mij")
    with pytest.raises(Conflict, match="Van de ander"):
        change(heard, mine, seen=HELD, version=version)
    change(heard, mine, "t2", seen=HELD, version=None)
    assert (now(heard).titel, now(heard).omschrijving) == ("Van mij", "Ook van de ander")


def test_nobody_moves_a_card_into_a_gebied_that_is_not_theirs(heard: Desk) -> None:
    three = heard.of(User("Bo", "geen", {"3": "bewerker"}))
    with pytest.raises(AccessDenied):
        change(three, replace(as_it_is(), gebied=None, kern="etten"))
    change(three, replace(as_it_is(), titel="Dit mag"))


def test_the_history_names_nobody_that_the_reader_may_not_see(heard: Desk) -> None:
    far = Actor(id="ver-weg", naam="Club Ver Weg", soort="bewonersgroep", kern="etten")
    heard.store.apply(Change((Put(far),), "An"))
    made = change(heard, replace(as_it_is(), betrokken=("zaal", "koor", "ver-weg")))
    for who, there in ((heard, True), (heard.of(User("Bo", "geen", {"3": "lezer"})), False)):
        told = str(item_changes(who, "Signaal", "s1", made.number))
        assert ("Ver Weg" in told or "ver-weg" in told) is there


def test_a_vraagstuk_stays_in_the_gebied_of_its_signals(heard: Desk) -> None:
    make_vraagstuk(heard, VraagstukTyped("Waar kunnen zij terecht?", ("s1",)), "t0")
    (entry,) = heard.store.all(Vraagstuk)
    key = AgendaKey("Vraagstuk", entry.item.id, entry.version)
    typed = replace(as_it_is(entry.item), gebied=None, kern="etten")
    with pytest.raises(InputError, match="ander gebied"):
        change_card(heard, key, entry.item, typed, "t1")
    change_card(heard, key, entry.item, replace(as_it_is(entry.item), titel="Anders"), "t2")


def where(desk: Desk) -> dict[str, str]:
    return {card.titel: card.where for card in agenda_cards(desk, AgendaChosen("3"))}


def test_the_whole_gebied_is_kept_and_is_not_a_kern_that_nobody_knows(
    desk: Desk, village: Store
) -> None:
    note_signal(desk, SignalTyped("Overal", gebied="3", heel_gebied=True), "t1")
    note_signal(desk, SignalTyped("Ergens", gebied="3"), "t2")
    assert where(desk) == {"Overal": "heel gebied 3", "Ergens": ""}
    signals = {e.item.titel: e.item.id for e in desk.store.all(Signaal)}
    make_vraagstuk(desk, VraagstukTyped("Vraag", (signals["Overal"], signals["Ergens"])), "t3")
    (question,) = desk.store.all(Vraagstuk)
    make_initiatief(desk, InitiatiefTyped("Plan", question.item.id), "t4")
    assert where(desk)["Vraag"] == where(desk)["Plan"] == "heel gebied 3"


def test_a_signal_of_a_kern_can_become_one_of_the_whole_gebied_and_back(heard: Desk) -> None:
    change(heard, replace(as_it_is(), kern=None, heel_gebied=True))
    assert (now(heard).kern, where(heard)) == (None, {HELD.titel: "heel gebied 3"})
    change(heard, replace(as_it_is(), kern="silvolde"), "t2")
    assert (now(heard).reikwijdte, now(heard).kern) == (None, "silvolde")


def test_a_kern_and_the_whole_gebied_exclude_each_other(desk: Desk, village: Store) -> None:
    both = Signaal(id="", titel="X", gebied="3", kern="silvolde", reikwijdte="heel_gebied")
    with pytest.raises(InputError, match="niet allebei"):
        add_item(desk, both, "t1")


def test_an_opened_card_says_what_was_done_with_it(heard: Desk) -> None:
    change(heard, replace(as_it_is(), titel="Anders"))
    seen = open_agenda_item(heard, AgendaKey("Signaal", "s1"))
    assert seen.changes[0].why == "Signaal Anders gewijzigd"
