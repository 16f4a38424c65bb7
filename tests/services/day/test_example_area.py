"""The made-up example goes away in one press, and comes back with one undo."""

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, InputError
from netwerk.model import Actor, Afspraak, Gebied, Gesprek, Kern, Relatie
from netwerk.services.day.example_area import (
    clear_example,
    left_of_example,
    only_example,
    own_ties_to_example,
)
from netwerk.services.records.edits import undo
from netwerk.store.port import Change, Delete, Put
from netwerk.ui.vandaag import first_start


def put(desk, *items):
    desk.store.apply(Change(tuple(map(Put, items)), "Jan"))
    desk.networks.changed()


@pytest.fixture
def example(either_desk):
    """Only the example: two of it with a tie, an afspraak, a talk."""
    old = [Delete("Relatie", e.item.id, e.version) for e in either_desk.store.all(Relatie)]
    old += [Delete("Actor", e.item.id, e.version) for e in either_desk.store.all(Actor)]
    either_desk.store.apply(Change(tuple(old), "Jan"))
    put(
        either_desk,
        Actor(id="demo-koor", naam="Koor", soort="bewonersgroep", kern="silvolde"),
        Actor(id="demo-hal", naam="Hal", soort="bedrijf", kern="silvolde"),
        Relatie(id="demo-r1", van="demo-koor", naar="demo-hal", soort="kent"),
        Afspraak(
            id="a", titel="Bellen", beslissing="doen", stand="open",
            actoren=("demo-koor", "demo-hal"),
        ),
        Gesprek(id="g", met=("demo-koor",), datum="2026-11-25"),
    )  # fmt: skip
    return either_desk


def there(desk, cls):
    return sorted(e.item.id for e in desk.store.all(cls))


def test_the_example_alone_is_seen_as_such(example):
    assert only_example(example)
    put(example, Actor(id="koor", naam="Ons koor", soort="bewonersgroep"))
    assert not only_example(example)
    assert left_of_example(example) == 2, "beside a list of one's own it is still told"
    clear_example(example)
    assert left_of_example(example) == 0
    assert there(example, Actor) == ["koor"]


def test_an_empty_store_is_no_example(either_desk):
    assert not only_example(either_desk)


def test_it_goes_in_one_change_and_the_places_stay(example):
    places = there(example, Gebied), there(example, Kern)
    made = clear_example(example)
    assert (there(example, Actor), there(example, Relatie), there(example, Gesprek)) == ([], [], [])
    assert (there(example, Gebied), there(example, Kern)) == places
    assert example.store.get(Afspraak, ["a"])["a"].item.actoren == ()
    undo(example, made.number)
    assert there(example, Actor) == ["demo-hal", "demo-koor"]
    assert there(example, Relatie) == ["demo-r1"]
    assert example.store.get(Afspraak, ["a"])["a"].item.actoren == ("demo-koor", "demo-hal")


def test_what_is_my_own_stays(example):
    put(
        example,
        Actor(id="koor", naam="Ons koor", soort="bewonersgroep"),
        Relatie(id="r", van="koor", naar="demo-hal", soort="kent"),
    )
    clear_example(example)
    assert (there(example, Actor), there(example, Relatie)) == (["koor"], [])


def test_where_it_is_not_nothing_is_wiped(either_desk):
    with pytest.raises(InputError, match="Er is niets gewist"):
        clear_example(either_desk)


def test_who_may_only_read_wipes_nothing(example):
    with pytest.raises(AccessDenied):
        clear_example(example.of(User("Bo", "lezer")))
    assert there(example, Actor) == ["demo-hal", "demo-koor"]


def test_own_contacts_with_the_example_are_counted_before_it_goes(example):
    assert own_ties_to_example(example) == 0
    put(example, Actor(id="koor", naam="Ons koor", soort="bewonersgroep"))
    put(
        example,
        Relatie(id="een", van="koor", naar="demo-hal", soort="kent"),
        Relatie(id="twee", van="demo-koor", naar="demo-hal", soort="overlegt_met"),
    )
    assert own_ties_to_example(example) == 2
    clear_example(example)
    assert there(example, Relatie) == []


@pytest.mark.parametrize(
    ("own", "words"), [(0, ""), (1, "1 eigen relatie"), (2, "2 eigen relaties")]
)
def test_the_question_names_what_of_ones_own_goes_along(own, words):
    assert words in first_start._asked(own)
    assert ("eigen" in first_start._asked(own)) == bool(own)
