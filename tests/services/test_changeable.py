"""What is offered to who changes one gebied only: nothing that is refused when it is kept."""

from dataclasses import replace

import pytest

from netwerk.access.rights import User
from netwerk.errors import NetwerkError
from netwerk.model import Actor
from netwerk.net.selection import Selection
from netwerk.services.changes import apply
from netwerk.services.day.klopt_nog import confirm_fact, still_true
from netwerk.services.day.talks import TalkTyped, log_talk
from netwerk.services.desk import Desk
from netwerk.services.records.changeable import (
    actors_to_change,
    gebieden_to_change,
    kernen_to_change,
    may_change_item,
    why_no_undo,
)
from netwerk.services.records.choices import kern_names
from netwerk.services.records.double_pairs import said_apart, say_not_same, side_by_side
from netwerk.services.records.edits import stored_actor
from netwerk.store.port import Change, Put

ANNA = User("Anna", "lezer", {"5": "makelaar"})


@pytest.fixture
def whole(desk: Desk) -> Desk:
    """A club in gebied 5, one outside it, one in both, and one that is nowhere."""
    places = {"hier": ("5",), "daar": ("3",), "beide": ("3", "5"), "nergens": ()}
    clubs = [
        Actor(id=id, naam=f"Koor {id}", soort="bewonersgroep", gebieden=gebieden)
        for id, gebieden in places.items()
    ]
    apply(desk, Change(tuple(map(Put, clubs)), "An", "Begin"))
    return desk


@pytest.fixture
def anna(whole: Desk) -> Desk:
    return whole.of(ANNA)


def test_only_the_own_gebied_and_its_kernen_are_to_choose(anna: Desk) -> None:
    assert gebieden_to_change(anna) == ("5",)
    assert kernen_to_change(anna) == kern_names(anna, "5") != {}
    assert kernen_to_change(anna, "3") == {}


def test_who_changes_everywhere_chooses_from_everything(whole: Desk) -> None:
    assert kernen_to_change(whole) == kern_names(whole, None)
    assert actors_to_change(whole) is None


def test_with_whom_a_talk_is_offered_it_is_kept(anna: Desk) -> None:
    offered = actors_to_change(anna)
    assert offered == {"hier", "beide"}
    for id in ("hier", "daar", "beide", "nergens"):
        assert may_change_item(anna, "Actor", id) == (id in offered)
    log_talk(anna, TalkTyped(met=("hier",), waarover="Bijpraten"), "een")
    with pytest.raises(NetwerkError, match="gebied 3; jij wijzigt in gebied 5"):
        log_talk(anna, TalkTyped(met=("daar",), waarover="Bijpraten"), "twee")


def test_what_is_asked_again_can_be_answered(whole: Desk, anna: Desk) -> None:
    old = "2015-01-01"
    for id in ("hier", "daar"):
        stored = stored_actor(whole, id)
        item = replace(stored.item, laatst_bevestigd=old)
        apply(whole, Change((Put(item, stored.version),), "An", "Oud"))
    assert {fact.id for fact in still_true(whole, Selection())} == {"hier", "daar"}
    facts = still_true(anna, Selection())
    assert [fact.id for fact in facts] == ["hier"]
    confirm_fact(anna, facts[0].label, facts[0].id, "ja")


def test_of_two_of_another_gebied_it_is_not_asked_whether_they_are_one(
    whole: Desk, anna: Desk
) -> None:
    assert side_by_side(anna, "hier", "beide").may_say
    seen = side_by_side(anna, "daar", "nergens")
    assert not seen.may_say
    assert seen.refused
    say_not_same(whole, "daar", "nergens")
    assert [one.may_change for one in said_apart(anna)] == [False]
    assert [one.may_change for one in said_apart(whole)] == [True]


def test_a_change_that_cannot_be_taken_back_says_why(whole: Desk, anna: Desk) -> None:
    (begin, *_) = whole.store.history(limit=1)
    assert why_no_undo(whole, begin) == ""
    assert "jij wijzigt in gebied 5" in why_no_undo(anna, begin)
    stored = stored_actor(anna, "hier")
    made = apply(anna, Change((Put(replace(stored.item, naam="Kring"), stored.version),), "Anna"))
    assert why_no_undo(anna, made) == ""
    assert str(made.number) in why_no_undo(whole, begin)
