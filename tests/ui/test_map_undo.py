"""The steps of the map page: undo, redo, and where a series begins."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import streamlit as st

from netwerk.map.view import Mark, View
from netwerk.net.selection import Selection
from netwerk.services.maps import SavedView
from netwerk.ui import map_steps


@pytest.fixture(autouse=True)
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What Streamlit remembers of one visitor."""
    held: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", held)
    map_steps.current("5")
    return held


def size() -> str:
    return map_steps.shown_step().view.size_by


def test_undo_and_redo_go_through_the_steps() -> None:
    begin = size()
    map_steps.change_view(size_by="relaties")
    map_steps.change_view(size_by="routes")
    map_steps.move(-1)
    assert size() == "relaties"
    map_steps.move(-1)
    assert size() == begin
    assert not map_steps.can_move(-1)
    map_steps.move(-1)
    assert size() == begin
    map_steps.move(1)
    map_steps.move(1)
    assert size() == "routes"
    assert not map_steps.can_move(1)


def test_after_a_new_step_what_was_undone_is_gone() -> None:
    begin = size()
    map_steps.change_view(size_by="relaties")
    map_steps.move(-1)
    assert map_steps.can_move(1)
    map_steps.change_view(size_by="routes")
    assert not map_steps.can_move(1)
    map_steps.move(-1)
    assert size() == begin
    assert not map_steps.can_move(-1)


def test_a_choice_that_changes_nothing_is_no_step() -> None:
    map_steps.change_view(size_by=size())
    assert not map_steps.can_move(-1)


def test_of_very_many_steps_the_last_ones_stay() -> None:
    for n in range(map_steps.MOST_STEPS + 20):
        map_steps.change_view(limit=1000 + n)
    assert map_steps.shown_step().view.limit == 1000 + map_steps.MOST_STEPS + 19
    for _ in range(map_steps.MOST_STEPS):
        map_steps.move(-1)
    assert map_steps.shown_step().view.limit == 1000 + 20


def test_another_gebied_begins_a_new_series_and_the_same_one_goes_on() -> None:
    map_steps.change_view(size_by="relaties")
    begun = map_steps.begun()
    assert map_steps.current("5").view.size_by == "relaties"
    assert map_steps.begun() == begun
    step = map_steps.current("6")
    assert step.selection == Selection(gebied="6")
    assert not map_steps.can_move(-1)
    assert map_steps.current("5").view.size_by == "relaties"  # as it was left
    assert map_steps.can_move(-1)
    assert map_steps.begun() == begun


def test_the_widgets_hold_the_shown_step_and_a_changed_widget_makes_one(
    session: dict[str, Any],
) -> None:
    map_steps.change_view(size_by="relaties")
    map_steps.current("5")
    assert session[map_steps.widget("grootte")] == "relaties"
    session[map_steps.widget("soorten")] = ["bedrijf"]
    session[map_steps.widget("thema")] = ""
    session[map_steps.widget("op")] = date(2026, 3, 1)
    map_steps.push_widgets()
    chosen = map_steps.shown_step().selection
    assert chosen == Selection(gebied="5", soorten=("bedrijf",), op="2026-03-01")
    map_steps.move(-1)
    map_steps.current("5")
    assert session[map_steps.widget("soorten")] == []
    assert session[map_steps.widget("op")] is None


def test_a_saved_view_opens_as_it_was_kept_with_its_places() -> None:
    saved = SavedView(
        id="beeld-1",
        naam="Zorg",
        eigenaar="An",
        selection=Selection(gebied="3"),
        view=View(size_by="routes", marks=(Mark("spil", ("a",)),)),
        places={"a": (1.0, 2.0)},
        geographic=True,
    )
    map_steps.open_saved(saved)
    step = map_steps.current("3")
    assert (step.selection, step.view, step.geographic) == (saved.selection, saved.view, True)
    assert step.mark == map_steps.OWN
    assert map_steps.saved_places() == {"a": (1.0, 2.0)}


def test_what_a_finding_lifts_out_is_a_step_in_which_the_rest_is_pale() -> None:
    marks = (Mark("spil", ("a",)),)
    map_steps.mark(marks)
    step = map_steps.shown_step()
    assert (step.view.marks, step.view.fade, step.mark) == (marks, True, map_steps.OWN)
    map_steps.move(-1)
    assert map_steps.shown_step().view.marks == ()


def test_an_opened_bundle_is_open_and_no_longer_closed() -> None:
    map_steps.change_view(collapsed=(("kern", "etten"), ("kern", "ulft")))
    map_steps.open_group(("kern", "etten"))
    view = map_steps.shown_step().view
    assert view.expanded == ("etten",)
    assert view.collapsed == (("kern", "ulft"),)
