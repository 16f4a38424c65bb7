"""What the map page shows now, and every earlier step: filters and view, with undo and redo.

The widgets hold the current step; each change of a widget adds a step. Undo puts an earlier step back into
the widgets. Only choices are kept here, never data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from netwerk.map.view import Position, View
from netwerk.net.selection import Selection
from netwerk.services.maps import SavedView

STEPS = "kaart.reeks"
AT = "kaart.nu"
PLACES = "kaart.plaatsen"
GEBIED = "kaart.gebied"
MOST_STEPS = 50

SELECTION_WIDGETS = {
    "kern": "kern",
    "soorten": "soorten",
    "categorieen": "categorieen",
    "domeinen": "domeinen",
    "relaties": "relaties",
    "thema": "thema",
}
VIEW_WIDGETS = {
    "colour_by": "kleur",
    "size_by": "grootte",
    "regions": "vlakken",
    "layers": "lagen",
    "collapse_by": "bundelen",
    "focus": "focus",
    "steps": "stappen",
    "fade": "vervagen",
}
"""Field of Selection or View to the name of its widget."""


@dataclass(frozen=True)
class Step:
    """One state of the map page: which actors and ties, how drawn, and which finding is marked."""

    selection: Selection
    view: View
    mark: str = "geen"


def widget(name: str) -> str:
    """The key of a widget of the map page."""
    return f"kaart:{name}"


def current(gebied: str | None) -> Step:
    """The step that is shown; a new one when another gebied was chosen."""
    if STEPS not in st.session_state or st.session_state.get(GEBIED) != gebied:
        st.session_state[GEBIED] = gebied
        start(Step(Selection(gebied=gebied), View(fade=True)))
    step: Step = st.session_state[STEPS][st.session_state[AT]]
    for name, value in _values(step).items():
        st.session_state.setdefault(widget(name), value)
    return step


def start(step: Step, places: Mapping[str, Position] | None = None) -> None:
    """Begin anew at this step; ``places`` are those of a saved view."""
    st.session_state[STEPS] = [step]
    st.session_state[AT] = 0
    st.session_state[PLACES] = dict(places or {})
    _show(step)


def open_saved(saved: SavedView) -> None:
    """Show a kept view exactly as it was kept."""
    st.session_state[GEBIED] = saved.selection.gebied
    start(Step(saved.selection, saved.view, "bewaard" if saved.view.marks else "geen"), saved.places)


def saved_places() -> dict[str, Position]:
    """The places of the opened saved view, empty otherwise."""
    places: dict[str, Position] = st.session_state.get(PLACES, {})
    return places


def push(step: Step) -> None:
    """Add a step after the current one; steps that were undone are forgotten."""
    steps = st.session_state[STEPS][: st.session_state[AT] + 1]
    if steps[-1] == step:
        return
    st.session_state[STEPS] = [*steps, step][-MOST_STEPS:]
    st.session_state[AT] = len(st.session_state[STEPS]) - 1
    _show(step)


def push_widgets() -> None:
    """A widget changed: its new value makes a new step."""
    step: Step = st.session_state[STEPS][st.session_state[AT]]
    state = st.session_state
    chosen: dict[str, Any] = {f: _frozen(state.get(widget(w))) for f, w in SELECTION_WIDGETS.items()}
    drawn: dict[str, Any] = {f: _frozen(state.get(widget(w))) for f, w in VIEW_WIDGETS.items()}
    selection = replace(step.selection, **chosen | {"kern": chosen["kern"] or None, "thema": chosen["thema"] or None})
    push(Step(selection, replace(step.view, **drawn), state.get(widget("markeren"), "geen")))


def change_view(**choices: object) -> None:
    """A step in which these fields of the view are other ones."""
    step: Step = st.session_state[STEPS][st.session_state[AT]]
    push(replace(step, view=replace(step.view, **choices)))  # type: ignore[arg-type]


def move(by: int) -> None:
    """Undo (-1) or redo (+1)."""
    st.session_state[AT] = min(max(st.session_state[AT] + by, 0), len(st.session_state[STEPS]) - 1)
    _show(st.session_state[STEPS][st.session_state[AT]])


def can_move(by: int) -> bool:
    """Whether there is a step to go to."""
    return 0 <= int(st.session_state[AT]) + by < len(st.session_state[STEPS])


def _values(step: Step) -> dict[str, object]:
    chosen = {w: getattr(step.selection, f) for f, w in SELECTION_WIDGETS.items()}
    drawn = {w: getattr(step.view, f) for f, w in VIEW_WIDGETS.items()}
    values = chosen | drawn | {"markeren": step.mark, "thema": step.selection.thema or ""}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def _show(step: Step) -> None:
    for name, value in _values(step).items():
        st.session_state[widget(name)] = value


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value
