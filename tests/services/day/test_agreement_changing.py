"""An afspraak is put right by who may change it, and what was done can be open again."""

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, Conflict, InputError, LooksPrivate
from netwerk.model import Afspraak
from netwerk.net.selection import Selection
from netwerk.services.changes import apply
from netwerk.services.day.agreement_changing import (
    AgreementSaid,
    change_agreement,
    may_hand_over,
    reopen_agreement,
)
from netwerk.services.day.agreements import AgreementTyped, agree, agreements, drop, finish, move
from netwerk.services.day.deciding import Choice, decide_finding
from netwerk.services.records.edits import undo
from netwerk.store.port import Change, Put
from netwerk.store.values import Stored
from tests.services.day.conftest import proposal

ALL = Selection()
TEAM = {"3": "teamlid", "5": "teamlid"}


def only(desk, stand="open"):
    (agreed,) = agreements(desk, ALL, stand)
    return agreed


def seen(desk, stand="open"):
    agreed = only(desk, stand)
    return Stored(agreed.item, agreed.version)


def as_is(item, **other):
    names = ("titel", "wie", "voor", "kern", "actoren", "uitkomst", "reden")
    return AgreementSaid(**{name: getattr(item, name) for name in names} | other)


def changed(desk, token="w", **other):
    there = seen(desk)
    return change_agreement(desk, there, as_is(there.item, **other), token)


def test_text_day_and_who_are_changed_as_one_change_and_taken_back(either_desk):
    desk = either_desk
    agree(desk, AgreementTyped("Zaal bellen", kern="silvolde"), "t")
    first = only(desk).item
    changed(desk, titel=" De zaal  bellen", wie="de wijkagent", voor="2026-12-31", actoren=("hal",))
    now = only(desk).item
    assert (now.titel, now.wie, now.voor) == ("De zaal bellen", "de wijkagent", "2026-12-31")
    assert (now.actoren, now.eigenaar, now.kern) == (("hal",), "An", "silvolde")
    undo(desk)
    assert only(desk).item == first


def test_a_late_one_keeps_its_day_but_gets_no_other_day_in_the_past(desk, clock):
    agree(desk, AgreementTyped("Bellen", voor="2026-11-26"), "t")
    clock.days_on(10)
    changed(desk, titel="Zaal bellen")
    assert only(desk).item.voor == "2026-11-26"
    with pytest.raises(InputError, match="al voorbij"):
        changed(desk, "w2", voor="2026-11-27")


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({}, "niets veranderd"),
        ({"titel": " "}, "wat je"),
        ({"wie": ""}, "wie"),
        ({"voor": ""}, "wann"),
    ],
)
def test_without_a_change_or_with_nothing_left_nothing_is_kept(desk, other, why):
    agree(desk, AgreementTyped("Bellen"), "t")
    before = only(desk)
    with pytest.raises(InputError, match=why):
        changed(desk, **other)
    assert only(desk) == before


def test_what_a_colleague_changed_meanwhile_stays_and_the_same_is_asked(desk):
    agree(desk, AgreementTyped("Bellen"), "t")
    opened = seen(desk)
    move(desk, opened.item.id, opened.version, "2027-01-15")
    change_agreement(desk, opened, as_is(opened.item, titel="Zaal bellen"), "w")
    assert (only(desk).item.titel, only(desk).item.voor) == ("Zaal bellen", "2027-01-15")
    mine = as_is(opened.item, voor="2027-02-01")
    with pytest.raises(Conflict, match="Voor wanneer"):
        change_agreement(desk, opened, mine, "w2")
    change_agreement(desk, opened, mine, "w3", over=True)
    assert (only(desk).item.titel, only(desk).item.voor) == ("Zaal bellen", "2027-02-01")


def test_sent_twice_it_is_changed_once(desk):
    agree(desk, AgreementTyped("Bellen"), "t")
    opened = seen(desk)
    for _ in range(2):
        change_agreement(desk, opened, as_is(opened.item, titel="Mailen"), "w")
    assert only(desk).version == opened.version + 1


def test_the_guard_watches_what_is_changed(desk):
    agree(desk, AgreementTyped("Bellen"), "t")
    for other in ({"titel": "Bel 06-12345678"}, {"wie": "Jan de Vries"}):
        with pytest.raises(LooksPrivate):
            changed(desk, **other)
    opened = seen(desk)
    change_agreement(desk, opened, as_is(opened.item, wie="Jan de Vries"), "w", private=True)
    changed(desk, "w2", titel="Mailen")  # the name was said to be right


def test_who_does_it_changes_the_words_and_gives_it_to_nobody_else(desk):
    agree(desk, AgreementTyped("Bellen", wie="Bo", kern="silvolde"), "t")
    bo = desk.of(User("Bo", "lezer", TEAM))
    changed(bo, titel="Zaal bellen")
    assert may_hand_over(desk, only(desk).item)
    assert not may_hand_over(bo, only(bo).item)
    with pytest.raises(AccessDenied):
        changed(bo, "w2", wie="Cas")
    assert (only(desk).item.wie, only(desk).item.eigenaar) == ("Bo", "An")


def test_who_may_not_change_it_does_not(desk):
    agree(desk, AgreementTyped("Bellen", kern="silvolde"), "t")
    for other in (
        User("Cas", "lezer"),
        User("Cas", "lezer", TEAM),
        User("Cas", "lezer", {"1": "makelaar"}),
    ):
        with pytest.raises(AccessDenied):
            changed(desk.of(other), titel="Mailen")
    finish(desk, only(desk).item.id, only(desk).version, "")
    for other in (User("Cas", "lezer"), User("Cas", "lezer", TEAM)):
        with pytest.raises(AccessDenied):
            reopen_agreement(desk.of(other), only(desk, "gedaan").item.id, 3)


def test_whom_a_finding_is_about_stays_as_it_was_decided(desk):
    decide_finding(desk, proposal(desk), Choice("doen", titel="Stel ze voor"))
    there = only(desk).item
    changed(desk, titel="Stel ze snel voor", actoren=())
    assert (only(desk).item.titel, only(desk).item.actoren) == ("Stel ze snel voor", there.actoren)


def test_a_kern_gives_the_gebied_when_there_was_none(desk):
    agree(desk, AgreementTyped("Bellen"), "t")
    changed(desk, kern="silvolde")
    assert only(desk).item.gebied == "3"


def test_what_is_done_is_open_again_and_keeps_its_day_and_what_came_of_it(either_desk):
    desk = either_desk
    agree(desk, AgreementTyped("Bellen"), "t")
    first = only(desk).item
    finish(desk, first.id, only(desk).version, "De zaal is vrij")
    reopen_agreement(desk, first.id, only(desk, "gedaan").version)
    now = only(desk).item
    assert (now.voor, now.gedaan_op, now.uitkomst) == (first.voor, None, "De zaal is vrij")
    with pytest.raises(InputError, match="open"):
        reopen_agreement(desk, first.id, only(desk).version)
    undo(desk)
    assert only(desk, "gedaan").item.uitkomst == "De zaal is vrij"


def test_what_lapsed_is_open_again_without_why_it_was_not_needed(desk):
    agree(desk, AgreementTyped("Bellen"), "t")
    drop(desk, only(desk).item.id, only(desk).version, "De zaal is dicht")
    lapsed = agreements(desk, ALL, None)[0]
    reopen_agreement(desk, lapsed.item.id, lapsed.version)
    assert only(desk).item.reden is None


@pytest.mark.parametrize("beslissing", ["contact_gelegd", "later", "klopt_niet"])
def test_what_was_never_to_be_done_is_not_open_again(desk, beslissing):
    item = Afspraak(id="c", titel="Contact", beslissing=beslissing, stand="gedaan")
    apply(desk, Change((Put(item),), "An"))
    with pytest.raises(InputError, match="kan niet weer open"):
        reopen_agreement(desk, "c", 1)
