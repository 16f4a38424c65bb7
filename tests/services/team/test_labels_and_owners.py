"""What a teamlid leaves to others, and whose an afspraak is."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied
from netwerk.exchange.request import ImportOptions
from netwerk.model import Actor, Afspraak, Opgave
from netwerk.net.selection import Selection
from netwerk.services.changes import apply
from netwerk.services.day.agreements import AgreementTyped, agree, agreements, finish
from netwerk.services.desk import Desk
from netwerk.services.imports import preview_import
from netwerk.services.records.edits import merge_actoren, undo
from netwerk.services.records.items import add_item, change_item, remove_item, stored_item
from netwerk.services.stores import desk_at, open_store
from netwerk.settings import Settings
from netwerk.store.port import Change, Put

TEAM = User("Tim", "teamlid")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The desk of a beheerder at a store with two actors of gebied 5."""
    store = open_store(Settings(store=str(tmp_path / "n.db")))
    opened = desk_at(store, User("An", "beheerder"), tmp_path)
    actors = (Actor(id=i, naam=i, soort="bedrijf", gebieden=("5",)) for i in ("een", "twee"))
    apply(opened, Change(tuple(map(Put, actors)), "An"))
    yield opened
    opened.close()


def test_a_teamlid_adds_changes_and_removes_no_opgave_kern_or_gebied(desk: Desk) -> None:
    tim = desk.of(TEAM)
    goal = Opgave(id="o", titel="Samen", gebied="5")
    with pytest.raises(AccessDenied, match="teamlid"):
        add_item(tim, goal, "t")
    made = add_item(desk, goal, "t")
    for label, id in (("Opgave", "o"), ("Kern", "etten"), ("Gebied", "5")):
        entry: Any = stored_item(tim, label, id)
        with pytest.raises(AccessDenied, match="teamlid"):
            change_item(
                tim, replace(entry.item, bron="x") if label == "Opgave" else entry.item, 1, "t"
            )
    for label, id in (("Opgave", "o"), ("Kern", "westendorp")):
        version = stored_item(tim, label, id).version
        with pytest.raises(AccessDenied, match="teamlid"):
            remove_item(tim, label, id, version)
    with pytest.raises(AccessDenied, match="teamlid"):
        undo(tim, made.number)
    add_item(tim, Actor(id="", naam="Nieuw", soort="bedrijf", gebieden=("5",)), "t2")


def test_only_in_the_gebied_where_he_is_teamlid(desk: Desk) -> None:
    both = desk.of(User("Tim", "projectgroep", {"5": "teamlid"}))
    with pytest.raises(AccessDenied):
        add_item(both, Opgave(id="o5", titel="Samen", gebied="5"), "t")
    add_item(both, Opgave(id="o6", titel="Samen", gebied="6"), "t6")
    held: Any = stored_item(both, "Opgave", "o6")
    with pytest.raises(AccessDenied):
        change_item(both, replace(held.item, gebied="5"), held.version, "t7")


def test_an_import_names_the_rows_of_labels_that_he_leaves_to_others(desk: Desk) -> None:
    files = [
        ("opgaven.csv", b"opgave;gebied\nSamen sterk;5\n"),
        ("actoren.csv", b"naam;soort;gebieden\nKoor;bewonersgroep;5\n"),
    ]
    states = {
        who: {
            row.label: row.state
            for row in preview_import(desk.of(user), files, ImportOptions()).plan.rows
        }
        for who, user in (("team", TEAM), ("makelaar", User("Mo", "makelaar")))
    }
    assert states["makelaar"] == {"Opgave": "nieuw", "Actor": "nieuw"}
    assert states["team"] == {"Opgave": "probleem", "Actor": "nieuw"}


def test_what_pages_ask_knows_labels(desk: Desk) -> None:
    tim = desk.of(TEAM)
    assert tim.may_change("5")
    assert tim.may_change("5", "Signaal")
    assert not tim.may_change("5", "Cijfer")
    assert tim.changes_somewhere
    assert not tim.changes_somewhere_of("Cijfer")
    assert desk.of(User("T", "lezer", {"5": "makelaar"})).changes_somewhere_of("Cijfer")


# Whose an afspraak is.


def _agreed(desk: Desk, wie: str | None = None) -> tuple[str, int]:
    agree(
        desk.of(User("An", "teamlid")),
        AgreementTyped("Zaal bellen", wie=wie, gebied="5", actoren=("een",)),
        "t",
    )
    (one,) = agreements(desk, Selection())
    return one.item.id, one.version


@pytest.mark.parametrize(
    ("user", "may"),
    [
        (User("An", "teamlid"), True),  # made it
        (User("Bo", "teamlid"), True),  # is to do it
        (User("bo", "teamlid"), True),
        (User("Cas", "teamlid"), False),
        (User("Cas", "projectgroep"), False),
        (User("Cas", "makelaar"), True),
        (User("Cas", "bewerker"), True),
        (User("Cas", "beheerder"), True),
        (User("Cas", "teamlid", {"5": "makelaar"}), True),
        (User("Cas", "teamlid", {"6": "makelaar"}), False),
        (User("An", "lezer"), False),
        (User("Bo", "lezer"), False),
    ],
)
def test_who_changes_an_afspraak(desk: Desk, user: User, may: bool) -> None:
    id, version = _agreed(desk, "Bo")
    theirs = desk.of(user)
    assert [one.may_change for one in agreements(theirs, Selection())] == [may]
    if may:
        finish(theirs, id, version, "Gedaan")
        return
    with pytest.raises(AccessDenied):
        finish(theirs, id, version, "Gedaan")
    with pytest.raises(AccessDenied):
        remove_item(theirs, "Afspraak", id, version)
    item = stored_item(theirs, "Afspraak", id).item
    assert isinstance(item, Afspraak)
    with pytest.raises(AccessDenied):
        change_item(theirs, replace(item, eigenaar=user.naam), version, "t")


def test_the_sentence_says_who_may(desk: Desk) -> None:
    id, version = _agreed(desk)
    with pytest.raises(
        AccessDenied, match="Dit is van An. Alleen An, wie het doet of een makelaar"
    ):
        finish(desk.of(User("Cas", "teamlid")), id, version, "x")


def test_merging_two_actors_takes_the_afspraak_of_another_along(desk: Desk) -> None:
    id, _ = _agreed(desk)
    merge_actoren(desk.of(User("Cas", "teamlid")), "twee", "een")
    (one,) = agreements(desk, Selection())
    assert (one.item.id, one.item.actoren) == (id, ("twee",))
