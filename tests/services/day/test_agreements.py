"""What was agreed is kept with who, when and what came of it; what is late comes first."""

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, Conflict, InputError, LooksPrivate, NotFound
from netwerk.model import Afspraak
from netwerk.net.selection import Selection
from netwerk.services.day.agreements import (
    AgreementTyped,
    agree,
    agreed_words,
    agreements,
    drop,
    finish,
    move,
)
from netwerk.services.records.edits import undo
from netwerk.store.port import Change, Put

ALL = Selection()


def titles(desk, *asked, **more):
    return [a.item.titel for a in agreements(desk, *(asked or (ALL,)), **more)]


def only(desk):
    (agreed,) = agreements(desk, ALL)
    return agreed


def test_what_is_late_comes_first_and_the_oldest_before_all(either_desk, clock):
    desk = either_desk
    for number, (titel, voor) in enumerate(
        (("Nu", "2026-11-25"), ("Straks", "2026-12-09"), ("Morgen", "2026-11-26"))
    ):
        agree(desk, AgreementTyped(titel, voor=voor), f"t{number}")
    clock.days_on(3)
    assert [(a.item.titel, a.days_late) for a in agreements(desk, ALL)] == [
        ("Nu", 3),
        ("Morgen", 2),
        ("Straks", 0),
    ]


def test_an_afspraak_by_itself_is_mine_and_within_a_week(desk):
    agree(desk, AgreementTyped("Zaal Het Hof bellen", actoren=("hal",), kern="silvolde"), "t")
    agreed = only(desk)
    assert (agreed.item.wie, agreed.item.voor, agreed.item.gebied) == ("An", "2026-12-02", "3")
    assert (agreed.namen, agreed.kern_naam) == (("Zaal Het Hof",), "Silvolde")
    assert agreed_words(agreed.item) == "Zaal Het Hof bellen (An, voor 2 december 2026)"


def test_sent_twice_it_is_agreed_once(desk):
    for _ in range(2):
        agree(desk, AgreementTyped("Bellen"), "t")
    assert titles(desk) == ["Bellen"]


@pytest.mark.parametrize(
    "typed",
    [
        AgreementTyped(" "),
        AgreementTyped("Bellen", wie=""),
        AgreementTyped("Bellen", voor="2026-11-01"),
    ],
)
def test_without_what_who_or_when_nothing_is_agreed(desk, typed):
    with pytest.raises(InputError):
        agree(desk, typed, "t")
    assert titles(desk) == []


def test_done_is_told_with_what_came_of_it_the_newest_first(desk, clock):
    for titel in ("Eerst", "Dan"):
        agree(desk, AgreementTyped(titel), titel)
        agreed = only(desk)
        finish(desk, agreed.item.id, agreed.version, f" {titel} gelukt ")
        clock.days_on(1)
    done = agreements(desk, ALL, "gedaan")
    assert [(a.item.titel, a.item.uitkomst, a.item.gedaan_op) for a in done] == [
        ("Dan", "Dan gelukt", "2026-11-26"),
        ("Eerst", "Eerst gelukt", "2026-11-25"),
    ]
    assert titles(desk) == []


def test_each_step_is_taken_back_by_one_undo(desk):
    agree(desk, AgreementTyped("Bellen"), "t")
    first = only(desk)
    for step in (
        lambda v: finish(desk, first.item.id, v, "gelukt"),
        lambda v: move(desk, first.item.id, v, "2027-01-01"),
        lambda v: drop(desk, first.item.id, v, "hoeft niet"),
    ):
        step(only(desk).version)
        assert agreements(desk, ALL) == () or only(desk).item != first.item
        undo(desk)
        assert only(desk).item == first.item
    undo(desk)
    assert titles(desk) == []


def test_who_is_second_is_told_and_changes_nothing(desk):
    agree(desk, AgreementTyped("Bellen"), "t")
    agreed, bo = only(desk), desk.of(User("Bo", "beheerder"))
    move(desk, agreed.item.id, agreed.version, "2026-12-31")
    with pytest.raises(Conflict, match="Bellen"):
        move(bo, agreed.item.id, agreed.version, "2027-01-15")
    finish(desk, agreed.item.id, only(desk).version, "klaar")
    with pytest.raises(InputError, match="is al gedaan"):
        drop(bo, agreed.item.id, agreed.version)


def test_an_afspraak_cannot_be_moved_into_the_past(desk):
    agree(desk, AgreementTyped("Bellen"), "t")
    agreed = only(desk)
    with pytest.raises(InputError, match="al voorbij"):
        move(desk, agreed.item.id, agreed.version, "2026-11-01")


def test_an_afspraak_that_is_gone_is_said_to_be_gone(desk):
    with pytest.raises(NotFound, match="niet \\(meer\\)"):
        finish(desk, "weg", 1, "")


def test_afspraken_are_of_a_gebied_a_kern_and_a_person(desk):
    for number, typed in enumerate(
        (
            AgreementTyped("In Silvolde", kern="silvolde"),
            AgreementTyped("In vijf", gebied="5", wie="de wijkagent"),
            AgreementTyped("Met de zaal", actoren=("hal",)),
        )
    ):
        agree(desk, typed, f"t{number}")
    assert set(titles(desk, Selection(gebied="3"))) == {"In Silvolde", "Met de zaal"}
    assert titles(desk, Selection(gebied="5")) == ["In vijf"]
    assert set(titles(desk, Selection(kern="silvolde"))) == {"In Silvolde", "Met de zaal"}
    assert titles(desk, wie="De Wijkagent") == ["In vijf"]
    assert len(titles(desk, wie="An")) == 2


def test_who_edits_another_gebied_does_not_agree_for_this_one(desk):
    other = desk.of(User("Bo", "lezer", {"1": "bewerker"}))
    with pytest.raises(AccessDenied):
        agree(other, AgreementTyped("Bellen", gebied="3"), "t")
    agree(desk, AgreementTyped("Bellen", gebied="3"), "t")
    agreed = only(desk)
    for step in (
        lambda: finish(other, agreed.item.id, agreed.version, ""),
        lambda: move(other, agreed.item.id, agreed.version, "2027-01-01"),
        lambda: drop(other, agreed.item.id, agreed.version),
    ):
        with pytest.raises(AccessDenied):
            step()
    assert titles(other) == ["Bellen"]


def test_the_guard_watches_what_came_of_it(desk):
    agree(desk, AgreementTyped("Bellen"), "t")
    agreed = only(desk)
    private = "Mevrouw is te bereiken op 06-12345678"
    with pytest.raises(LooksPrivate):
        finish(desk, agreed.item.id, agreed.version, private)
    with pytest.raises(LooksPrivate):
        drop(desk, agreed.item.id, agreed.version, private)
    with pytest.raises(LooksPrivate):
        agree(desk, AgreementTyped(private), "t2")
    finish(desk, agreed.item.id, agreed.version, private, private=True)
    assert agreements(desk, ALL, "gedaan")[0].item.uitkomst == private


def test_a_decision_to_wait_is_no_work(desk):
    later = Afspraak(id="l", titel="Rust", beslissing="later", stand="open", tot="2027-01-01")
    desk.store.apply(Change((Put(later),), "An"))
    desk.networks.changed()
    assert titles(desk) == []
    assert titles(desk, ALL, None) == []
