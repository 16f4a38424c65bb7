"""Giving an afspraak or a beeld to another is for whose it is, not for who is to do it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied
from netwerk.model import Actor, Afspraak, Weergave
from netwerk.net.selection import Selection
from netwerk.services.changes import apply
from netwerk.services.day.agreements import AgreementTyped, agree, agreements, finish
from netwerk.services.desk import Desk
from netwerk.services.records.edits import undo
from netwerk.services.records.items import add_item, change_item, remove_item, stored_item
from netwerk.services.stores import desk_at, open_store
from netwerk.settings import Settings
from netwerk.store.port import Change, Put

AN, BO = User("An", "teamlid"), User("Bo", "teamlid")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The desk of a beheerder at a store with an actor of gebied 5."""
    store = open_store(Settings(store=str(tmp_path / "n.db")))
    opened = desk_at(store, User("Els", "beheerder"), tmp_path)
    een = Actor(id="een", naam="een", soort="bedrijf", gebieden=("5",))
    apply(opened, Change((Put(een),), "Els"))
    yield opened
    opened.close()


def _agreed(desk: Desk) -> tuple[Afspraak, int]:
    """What An agreed and Bo is to do."""
    typed = AgreementTyped("Zaal bellen", wie="Bo", gebied="5", actoren=("een",))
    agree(desk.of(AN), typed, "t")
    (one,) = agreements(desk, Selection())
    return one.item, one.version


@pytest.mark.parametrize(
    ("user", "to", "may"),
    [
        (AN, "Cas", True),  # it is his
        (AN, None, True),
        (BO, "Bo", False),  # is to do it
        (BO, "Cas", False),
        (BO, None, False),
        (User("Cas", "teamlid"), "Cas", False),
        (User("Mo", "lezer", {"5": "makelaar"}), "Mo", True),
        (User("Mo", "lezer", {"5": "makelaar"}), "Cas", True),
        (User("Mo", "lezer", {"6": "makelaar"}), "Mo", False),
        (User("Els", "beheerder"), "Cas", True),
    ],
)
def test_who_hands_over_an_afspraak(desk: Desk, user: User, to: str | None, may: bool) -> None:
    item, version = _agreed(desk)
    given = replace(item, eigenaar=to)
    if may:
        change_item(desk.of(user), given, version, "g")
    else:
        with pytest.raises(AccessDenied, match="Dit is van An|Dit ligt in gebied 5"):
            change_item(desk.of(user), given, version, "g")
    held = stored_item(desk, "Afspraak", item.id).item
    assert isinstance(held, Afspraak)
    assert held.eigenaar == (to if may else "An")


def test_who_is_to_do_it_still_changes_the_rest(desk: Desk) -> None:
    item, version = _agreed(desk)
    finish(desk.of(BO), item.id, version, "Gedaan")


def test_nobody_makes_an_afspraak_of_another_by_being_the_one_to_do_it(desk: Desk) -> None:
    made = Afspraak(
        id="x", titel="X", beslissing="doen", stand="open", gebied="5", eigenaar="An", wie="Bo"
    )
    with pytest.raises(AccessDenied, match="Dit is van An"):
        add_item(desk.of(BO), made, "t")


def test_what_is_everybodys_is_made_ones_own_by_a_makelaar_only(desk: Desk) -> None:
    free = Afspraak(
        id="v", titel="V", beslissing="doen", stand="open", gebied="5", datum="2026-01-01"
    )
    add_item(desk, free, "t")
    entry = stored_item(desk, "Afspraak", "v")
    assert isinstance(entry.item, Afspraak)
    mine = replace(entry.item, eigenaar="Bo")
    with pytest.raises(AccessDenied, match="van iedereen"):
        change_item(desk.of(BO), mine, entry.version, "g")
    change_item(desk.of(User("Bo", "makelaar")), mine, entry.version, "h")


def test_who_removed_it_by_being_the_one_to_do_it_takes_that_back(desk: Desk) -> None:
    item, version = _agreed(desk)
    gone = remove_item(desk.of(BO), "Afspraak", item.id, version)
    undo(desk.of(BO), gone.number)
    assert stored_item(desk, "Afspraak", item.id).item == item


def test_a_view_goes_to_another_by_its_owner(desk: Desk) -> None:
    apply(desk.of(AN), Change((Put(Weergave(id="b", naam="B", eigenaar="An", inhoud="{}")),), "An"))
    held = desk.store.get(Weergave, ["b"])["b"]
    given = Change((Put(replace(held.item, eigenaar="Bo"), held.version),), "x")
    with pytest.raises(AccessDenied, match="Dit is van An"):
        apply(desk.of(BO), given)
    apply(desk.of(AN), given)
    assert desk.store.get(Weergave, ["b"])["b"].item.eigenaar == "Bo"
