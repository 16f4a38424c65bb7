"""What the session remembers of a form, so that sending it twice adds one record."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from netwerk.ui import state


@pytest.fixture(autouse=True)
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    held: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", held)
    return held


def test_a_form_keeps_its_token_until_it_is_saved() -> None:
    token = state.form_token("actor")
    assert state.form_token("actor") == token
    assert state.form_token("relatie") != token
    state.saved("actor", "Koor toegevoegd.", 7)
    assert state.form_token("actor") != token


def test_the_late_half_of_a_double_enter_is_told_once_what_was_saved() -> None:
    assert state.sent_twice("actor") is None
    state.saved("actor", "Koor toegevoegd.", 7)
    assert state.sent_twice("actor") == ("Koor toegevoegd.", 7)
    assert state.sent_twice("actor") is None


def test_a_message_is_shown_once() -> None:
    def page() -> None:
        from netwerk.ui import state

        state.show_said()

    app = AppTest.from_function(page)
    app.session_state["said"] = "Opgeslagen."
    assert [box.value for box in app.run().success] == ["Opgeslagen."]
    assert [box.value for box in app.run().success] == []


def test_the_chosen_actor_is_remembered_and_can_be_nobody() -> None:
    assert state.chosen_actor() is None
    state.choose_actor("koor")
    assert state.chosen_actor() == "koor"
    state.choose_actor(None)
    assert state.chosen_actor() is None
