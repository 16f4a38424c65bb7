"""Who may change or read one gebied does nothing in another by what he refers to."""

from dataclasses import replace

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied
from netwerk.model import Actor, Signaal, Stap
from netwerk.services.changes import readable
from netwerk.services.records.edits import new_token
from netwerk.services.records.items import add_item, change_item, remove_item
from netwerk.store.port import Change, Put

STEP = Stap(
    id="stap",
    soort="overdracht",
    datum="2026-11-01",
    signaal="vier",
    naar="gebiedsteam",
    verteld="Alles.",
    ontvanger="vijf",
)


@pytest.fixture
def passed_on(desk):
    """A signal of gebied 4 that went to an actor of gebied 5."""
    items = (
        Actor(id="vijf", naam="Zaal Vijf", soort="bedrijf", gebieden=("5",)),
        Signaal(id="vier", titel="Zaal dicht", gebied="4"),
        STEP,
    )
    desk.store.apply(Change(tuple(Put(item) for item in items), "An", "x"))
    desk.networks.changed()
    return desk


def editor(desk, gebied):
    return desk.of(User("Bo", "geen", {gebied: "bewerker"}))


def test_who_keeps_the_gebied_of_the_receiver_cannot_touch_a_step_of_another(passed_on):
    five = editor(passed_on, "5")
    version = passed_on.store.get(Stap, ["stap"])["stap"].version
    assert list(readable(five, [STEP])) == []
    with pytest.raises(AccessDenied):
        add_item(five, replace(STEP, id=""), new_token(), sure=True, private=True)
    with pytest.raises(AccessDenied):
        change_item(five, replace(STEP, antwoord="Nee."), version, new_token())
    with pytest.raises(AccessDenied):
        remove_item(five, "Stap", "stap", version)


def test_who_keeps_the_gebied_of_the_signal_still_may(passed_on):
    four = editor(passed_on, "4")
    version = passed_on.store.get(Stap, ["stap"])["stap"].version
    assert list(readable(four, [STEP])) == [STEP]
    remove_item(four, "Stap", "stap", version)
    assert not list(passed_on.store.all(Stap))
