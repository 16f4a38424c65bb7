"""Every button that changes something, at a server that was stopped: a sentence, the form as it was, one more try.

The same in a browser, with what a browser holds itself: `tests/browser/test_server_away.py`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from neo4j import GraphDatabase
from streamlit.testing.v1 import AppTest

from netwerk.model import Actor, Item, Relatie
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.services.last_known import away
from netwerk.services.stores import open_desk
from netwerk.settings import Settings
from netwerk.store.port import Change, Put
from netwerk.ui import frame, take_back
from netwerk.ui.away import AGAIN
from netwerk.ui.retry import FAILED
from tests.neo4j.door import Door, door_to
from tests.neo4j.server import empty
from tests.ui.test_editing import page, press

pytestmark = pytest.mark.neo4j
WITHIN = 30.0
ITEMS: tuple[Item, ...] = (
    Actor(id="koor", naam="Koor", soort="bewonersgroep", gebieden=("5",)),
    Actor(id="zaal", naam="Zaal", soort="bedrijf", gebieden=("5",)),
    Relatie(id="r1", van="koor", naar="zaal", soort="kent", sterkte=3),
)
EDITING = {"invoeren:wat": "Wijzigen", "actor": "koor"}


@pytest.fixture
def door(neo4j_url: str) -> Iterator[Door]:
    with GraphDatabase.driver(neo4j_url) as driver:
        empty(driver)
    with door_to(neo4j_url) as made:
        yield made


@pytest.fixture
def desk(
    neo4j_url: str, door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    """The desk of a colleague, who has a way of her own to the server."""
    monkeypatch.setenv("NETWERK_STORE", door.url)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    st.cache_resource.clear()
    opened = open_desk(Settings(store=neo4j_url, user="An"))
    apply(opened, Change(tuple(Put(item) for item in ITEMS), "An", "Drie erbij"))
    yield opened
    opened.close()
    frame.desk().close()
    st.cache_resource.clear()


def waits(app: AppTest, failed: str = FAILED) -> None:
    said = [error.value.replace("\\", "") for error in app.error]
    assert len(said) == 1
    assert said[0].startswith(f"{failed} De Neo4j-server is niet bereikbaar")
    assert [button.label for button in app.button].count(AGAIN) == 1


def back(door: Door) -> None:
    door.open()
    until = time.monotonic() + WITHIN
    while away(frame.desk()):
        assert time.monotonic() < until
        time.sleep(0.1)


def done(app: AppTest, sentence: str) -> None:
    press(app, AGAIN)
    assert [error.value for error in app.error] == []
    assert any(sentence in said.value.replace("\\", "") for said in app.success)
    assert AGAIN not in [button.label for button in app.button]


def box(app: AppTest, label: str) -> object:
    return next(b for b in (*app.text_input, *app.selectbox) if b.label == label)


def whys(desk: Desk) -> list[str]:
    return [revision.why for revision in desk.store.history()]


def test_a_new_actor_waits_again_and_again_and_goes_through_once(desk: Desk, door: Door) -> None:
    app = page("invoeren")
    box(app, "Naam (verplicht)").set_value("Fanfare")
    box(app, "Soort (verplicht)").set_value("bedrijf")
    app.run()
    door.shut()
    press(app, "Actor opslaan")
    waits(app)
    press(app, AGAIN)
    waits(app)
    assert box(app, "Naam (verplicht)").value == "Fanfare"
    back(door)
    done(app, "Fanfare is opgeslagen.")
    assert whys(desk).count("Fanfare toegevoegd") == 1
    assert box(app, "Naam (verplicht)").value == ""


def test_what_is_wrong_with_the_form_is_said_when_the_store_is_back(desk: Desk, door: Door) -> None:
    app = page("invoeren")
    box(app, "Naam (verplicht)").set_value("koor")
    box(app, "Soort (verplicht)").set_value("bedrijf")
    app.run()
    door.shut()
    press(app, "Actor opslaan")
    waits(app)
    back(door)
    press(app, AGAIN)
    assert [r"Bestaat al\: Koor" in said.value for said in app.warning] == [True]
    door.shut()
    press(app, "Toch nieuw")
    waits(app)
    assert "Toch nieuw" in [button.label for button in app.button]
    back(door)
    press(app, "Toch nieuw")
    assert whys(desk)[0] == "koor toegevoegd"


Open = Callable[[AppTest], None]


@pytest.mark.parametrize(
    ("name", "state", "open_", "button", "place", "said"),
    [
        ("invoeren", EDITING, lambda app: press(app, "Wijzig"), "Dit contact is gestopt", 0, "De relatie is gestopt"),
        ("invoeren", EDITING, lambda app: press(app, "Wijzig"), "Verwijder deze relatie", 0, "De relatie is verwijderd."),
        ("invoeren", EDITING, None, "Verwijder Koor met alle relaties", 0, "Koor is verwijderd."),
        ("geschiedenis", {"wijziging:2": True}, None, "Ongedaan maken", 0, "Wijziging 2 is ongedaan gemaakt."),
    ],
    ids=["end a tie", "remove a tie", "remove an actor", "undo"],
)  # fmt: skip
def test_a_button_that_changes_something_can_be_pressed_again(
    desk: Desk,
    door: Door,
    name: str,
    state: dict[str, object],
    open_: Open | None,
    button: str,
    place: int,
    said: str,
) -> None:
    app = page(name, **state)
    if open_ is not None:
        open_(app)
    before = len(whys(desk))
    door.shut()
    press(app, button, place)
    waits(app, take_back.FAILED if button == "Ongedaan maken" else FAILED)
    back(door)
    done(app, said)
    assert len(whys(desk)) == before + 1


def test_taking_back_what_was_just_saved_can_be_pressed_again(desk: Desk, door: Door) -> None:
    app = page("invoeren", **EDITING)
    box(app, "Naam (verplicht)").set_value("Koor Nieuw")
    press(app, "Wijziging opslaan")
    door.shut()
    press(app, "Ongedaan maken")
    assert ["niet bereikbaar" in error.value for error in app.error] == [True]
    back(door)
    done(app, "Het is ongedaan gemaakt.")
    assert whys(desk)[0].startswith("Ongedaan gemaakt")
