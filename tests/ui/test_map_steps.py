"""The steps of the map page and the widgets that hold them, without a browser."""

from __future__ import annotations

from typing import Any

import pytest

from netwerk.map.view import Mark
from netwerk.ui import map_steps
from netwerk.ui.map_steps import WIDGETS, held, widget


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A session in which the map of gebied 5 was just opened."""
    kept: dict[str, Any] = {}
    monkeypatch.setattr(map_steps.st, "session_state", kept)
    map_steps.current("gebied-5")
    return kept


def choose(session: dict[str, Any], name: str, value: object) -> None:
    """What Streamlit does when a user changes a widget."""
    session[widget(name)] = value
    map_steps.push_widgets()


def test_a_choice_of_the_user_is_a_step_and_keeps_the_widgets_that_are_open(
    session: dict[str, Any],
) -> None:
    before = [widget(name) for name in WIDGETS]
    choose(session, "kleur", "kern")
    assert map_steps.shown_step().view.colour_by == "kern"
    assert [widget(name) for name in WIDGETS] == before


@pytest.mark.parametrize(
    "change",
    [
        lambda: map_steps.move(-1),
        map_steps.begin_anew,
        lambda: map_steps.change_view(focus="a"),
        lambda: map_steps.mark((Mark("spil", ("a",)),)),
        lambda: map_steps.current("gebied-3"),
    ],
    ids=["undo", "begin opnieuw", "surroundings", "mark", "another gebied"],
)
def test_what_a_closed_panel_still_sends_is_not_heard_after_a_change_by_us(
    session: dict[str, Any], change: Any
) -> None:
    choose(session, "markeren", "bruggen")
    old = {widget(name): session.get(widget(name)) for name in WIDGETS}
    change()
    after = map_steps.shown_step()
    session.update(old)  # the browser sends the old widgets again with whatever comes next
    map_steps.current(session[map_steps.GEBIED])
    choose(session, "kleur", "kern")
    assert map_steps.shown_step().mark == after.mark
    assert not set(old) & {widget(name) for name in WIDGETS}


def test_begin_opnieuw_is_the_first_step_with_empty_forms_and_no_way_back(
    session: dict[str, Any],
) -> None:
    choose(session, "soorten", ["bedrijf"])
    choose(session, "markeren", "bruggen")
    form = held("route:van")
    map_steps.begin_anew()
    assert map_steps.shown_step() == map_steps.first_step("gebied-5")
    assert held("route:van") != form
    assert not map_steps.can_move(-1)


def test_another_gebied_and_back_asks_for_no_other_view_of_its_map(session: dict[str, Any]) -> None:
    begun = map_steps.begun()
    map_steps.current("gebied-3")
    map_steps.begin_anew()
    map_steps.current("gebied-5")
    assert map_steps.begun() == begun
    map_steps.begin_anew()
    assert map_steps.begun() == begun + 1
