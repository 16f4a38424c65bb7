"""Nobody brings contact data into his sight, nor what another agreed to other actors."""

from dataclasses import replace
from typing import Any

import pytest

from netwerk.access.contact_data import NOT_SEEN
from netwerk.access.rights import User
from netwerk.errors import AccessDenied
from netwerk.model import Actor, Afspraak
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.services.records.edits import merge_actoren, undo
from netwerk.services.records.items import stored_item
from netwerk.store.port import Change, Put
from tests.services.team.test_contact_hidden import desk

__all__ = ["desk"]

MIXED = User("Tom", "projectgroep", {"5": "makelaar"})
"""Changes everything, and sees contact data in gebied 5 only."""


@pytest.mark.parametrize(
    "place", [{"gebieden": ("5",)}, {"gebieden": ("5", "6")}, {"kern": "etten"}], ids=str
)
def test_moving_an_actor_does_not_show_its_number(desk: Desk, place: dict[str, Any]) -> None:
    tom = desk.of(MIXED)
    entry: Any = stored_item(tom, "Actor", "zes")
    with pytest.raises(AccessDenied, match=NOT_SEEN):
        apply(tom, Change((Put(replace(entry.item, **place), entry.version),), "Tom"))
    assert stored_item(tom, "Actor", "zes").item == entry.item


@pytest.mark.parametrize("ids", [("vijf", "zes"), ("zes", "vijf")])
def test_merging_with_an_actor_of_his_own_does_not_show_its_number(
    desk: Desk, ids: tuple[str, str]
) -> None:
    with pytest.raises(AccessDenied, match=NOT_SEEN):
        merge_actoren(desk.of(MIXED), *ids, {"telefoon": "zes"})


def test_without_anything_to_see_both_are_fine(desk: Desk) -> None:
    bare = (Actor(id=i, naam=i, soort="bedrijf", gebieden=("6",)) for i in ("kaal", "bloot"))
    apply(desk, Change(tuple(map(Put, bare)), "An"))
    tom = desk.of(MIXED)
    merge_actoren(tom, "vijf", "kaal")
    entry: Any = stored_item(tom, "Actor", "bloot")
    moved = apply(tom, Change((Put(replace(entry.item, gebieden=("5",)), entry.version),), "Tom"))
    undo(tom, moved.number)


def test_what_another_agreed_is_not_given_to_other_actors(desk: Desk) -> None:
    bel = Afspraak(
        id="bel", titel="Bel", beslissing="doen", stand="open", gebied="5", eigenaar="An"
    )
    apply(desk, Change((Put(replace(bel, actoren=("vijf",))),), "An"))
    other = desk.of(User("Tom", "teamlid"))
    entry: Any = stored_item(other, "Afspraak", "bel")
    with pytest.raises(AccessDenied, match="van An"):
        apply(other, Change((Put(replace(entry.item, actoren=("zes",)), entry.version),), "Tom"))
    merge_actoren(other, "zes", "vijf")
    assert stored_item(other, "Afspraak", "bel").item.actoren == ("zes",)
