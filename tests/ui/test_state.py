"""What the session remembers of a form, so that sending it twice adds one record."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st

from netwerk.store.values import Head
from netwerk.ui import state

MADE = Head(7, "zegel")


@pytest.fixture(autouse=True)
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    held: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", held)
    return held


def test_a_form_keeps_its_token_until_it_is_saved() -> None:
    token = state.form_token("actor")
    assert state.form_token("actor") == token
    assert state.form_token("relatie") != token
    state.saved("actor", "Koor toegevoegd.", MADE)
    assert state.form_token("actor") != token


def test_the_same_sent_twice_has_one_token_and_something_else_has_another() -> None:
    sent = state.sent_token("actor", "Koor")
    assert state.sent_token("actor", "Koor") == sent
    assert state.sent_token("actor", "Koor 2") != sent
    assert state.sent_token("relatie", "Koor") != sent
    state.saved("actor", "Koor toegevoegd.", MADE)
    assert state.sent_token("actor", "Koor") != sent


def test_what_was_typed_is_let_go_when_it_is_saved_and_that_of_other_forms_stays(
    session: dict[str, Any],
) -> None:
    mine, other = (f"{form}:{state.form_token(form)}:naam" for form in ("actor", "relatie"))
    session |= {mine: "Koor", other: "half af"}
    state.saved("actor", "Koor toegevoegd.", MADE)
    assert mine not in session
    assert session[other] == "half af"


def test_the_late_half_of_a_double_enter_is_told_once_what_was_saved() -> None:
    assert state.sent_twice("actor") is None
    state.saved("actor", "Koor toegevoegd.", MADE)
    assert state.sent_twice("actor") == ("Koor toegevoegd.", MADE)
    assert state.sent_twice("actor") is None


def test_a_message_is_shown_once(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(st, "container", lambda: SimpleNamespace(success=shown.append))
    state.say_after_rerun("Opgeslagen.")
    state.show_said()
    state.show_said()
    assert shown == ["Opgeslagen."]


def test_the_chosen_actor_is_remembered_and_can_be_nobody() -> None:
    assert state.chosen_actor() is None
    state.choose_actor("koor")
    assert state.chosen_actor() == "koor"
    state.choose_actor(None)
    assert state.chosen_actor() is None
