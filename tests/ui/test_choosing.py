"""Choosing a gebied and an actor, also when what was chosen is gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from netwerk.model import Actor
from netwerk.services.stores import open_store
from netwerk.settings import Settings
from netwerk.store.port import Change, Put

APP = Path(__file__).parents[2] / "app.py"
WHOLE = "alle"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Two choirs of one name and a hall."""
    path = str(tmp_path / "netwerk.db")
    monkeypatch.setenv("NETWERK_STORE", path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    opened = open_store(Settings(store=path))
    actors = (("koor-1", "Koor"), ("koor-2", "Koor"), ("zaal", "Zaal"))
    put = tuple(Put(Actor(id=id, naam=naam, soort="bewonersgroep")) for id, naam in actors)
    opened.apply(Change(put, "An"))
    opened.close()
    yield
    st.cache_resource.clear()


def chosen_gebied(**session: str) -> str:
    app = AppTest.from_file(str(APP), default_timeout=60)
    for key, value in session.items():
        app.session_state[key] = value
    app.run()
    assert not app.exception
    assert [e.value for e in app.error] == []
    return str(app.selectbox(key="gebied").value)


def test_a_chosen_gebied_stays_and_one_that_vanished_becomes_all_of_them() -> None:
    assert chosen_gebied(gebied="5") == "5"
    assert chosen_gebied(gebied="verdwenen") == WHOLE


def pick_page() -> None:
    import streamlit as st

    from netwerk.ui.pick import pick_actor

    st.write(f"gekozen: {pick_actor('Wie', 'wie', st.session_state.get('eerst'))}")


def picked(**session: str) -> AppTest:
    app = AppTest.from_function(pick_page, default_timeout=60)
    for key, value in session.items():
        app.session_state[key] = value
    app.run()
    assert not app.exception
    return app


def test_two_actors_of_one_name_are_told_apart_by_their_key_and_others_are_not() -> None:
    assert picked().selectbox[0].options == ["Koor (koor-1)", "Koor (koor-2)", "Zaal"]


def several_page() -> None:
    from netwerk.ui.pick import pick_actoren

    pick_actoren("Wie", "wie", ())


def test_the_same_holds_for_several_picked_actors() -> None:
    app = AppTest.from_function(several_page, default_timeout=60).run()
    assert not app.exception
    assert app.multiselect[0].options == ["Koor (koor-1)", "Koor (koor-2)", "Zaal"]


def test_nobody_is_picked_until_somebody_is() -> None:
    assert picked().markdown[0].value == "gekozen: None"
    assert picked(eerst="zaal").markdown[0].value == "gekozen: zaal"


def test_an_actor_that_vanished_is_not_picked_any_more() -> None:
    assert picked(wie="zaal").markdown[0].value == "gekozen: zaal"
    assert picked(wie="weg").markdown[0].value == "gekozen: None"
    assert picked(eerst="weg").markdown[0].value == "gekozen: None"
