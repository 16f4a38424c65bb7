"""What the map page shows now, and every earlier step: filters and view, with undo and redo.

The widgets hold the current step; each change of a widget adds a step. Undo puts an earlier step
back into the widgets. Only choices are kept here, never data.

A closed popover is not on the page, so its widgets never hear that we gave them another value: with
the next click the browser sends the old one again. Whenever we change a value ourselves, all
widgets therefore get keys of their own, and the old ones are forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import streamlit as st

from netwerk.map.saved import SavedView
from netwerk.map.view import Mark, Position, View
from netwerk.net.selection import Selection
from netwerk.services.maps import OWN as OWN

STEPS = "kaart.reeks"
AT = "kaart.nu"
TURN = "kaart.beurt"
ROUND = "kaart.ronde"
BEGUN = "kaart.begin"
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
    "op": "op",
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
    "hidden": "verborgen",
}
"""Field of Selection or View to the name of its widget."""
WIDGETS = (*SELECTION_WIDGETS.values(), *VIEW_WIDGETS.values(), "markeren", "plattegrond")


@dataclass(frozen=True)
class MapStep:
    """One state of the map page.

    Which actors and ties, how drawn, which finding is marked, network or plattegrond.
    """

    selection: Selection
    view: View
    mark: str = "geen"
    geographic: bool = False


def widget(name: str) -> str:
    """The key of a widget that holds a part of the step."""
    return f"kaart:{name}:{st.session_state.get(TURN, 0)}"


def held(name: str) -> str:
    """The key of a widget that is no part of the step and is empty when the page begins anew."""
    return f"kaart:{name}:{st.session_state.get(ROUND, 0)}"


def current(gebied: str | None) -> MapStep:
    """The step that is shown, put into the widgets; a new one when another gebied was chosen.

    To be called before a widget of the page is drawn: Streamlit lets nobody change a widget after
    that.
    """
    if STEPS not in st.session_state or st.session_state.get(GEBIED) != gebied:
        _leave()
        st.session_state[GEBIED] = gebied
        _come_back(gebied)
    step = shown_step()
    for name, value in _values(step).items():
        st.session_state[widget(name)] = value
    return step


def first_step(gebied: str | None) -> MapStep:
    """What the page shows to who comes to it: everybody, and where they are."""
    return MapStep(Selection(gebied=gebied), View(fade=True, regions="kern"))


def start(step: MapStep, places: Mapping[str, Position] | None = None) -> None:
    """Begin anew at this step; ``places`` are those of a saved view."""
    _start(step, places)
    st.session_state[_begun(step)] = begun() + 1


def _start(step: MapStep, places: Mapping[str, Position] | None = None) -> None:
    st.session_state[STEPS] = [step]
    st.session_state[AT] = 0
    st.session_state[PLACES] = dict(places or {})
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
    _renew_widgets()


def _leave() -> None:
    """Keep the series of steps of the gebied that was shown, for who comes back to it."""
    if STEPS in st.session_state:
        series = tuple(st.session_state[key] for key in (STEPS, AT, PLACES))
        st.session_state[f"{STEPS}:{st.session_state.get(GEBIED)}"] = series


def _come_back(gebied: str | None) -> None:
    """The map of a gebied as it was left; as at first when it was not seen yet."""
    series = st.session_state.get(f"{STEPS}:{gebied}")
    _start(first_step(gebied))
    if series is not None:
        st.session_state[STEPS], st.session_state[AT], st.session_state[PLACES] = series


def _renew_widgets() -> None:
    """Other keys for all widgets of the step."""
    for name in WIDGETS:
        st.session_state.pop(widget(name), None)
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1


def begun() -> int:
    """How often the map of this gebied began anew: with a kept view, a finding, an empty page.

    Coming back from another gebied is none of these: that map is as it was left.
    """
    return int(st.session_state.get(_begun(shown_step()), 0))


def _begun(step: MapStep) -> str:
    return f"{BEGUN}:{step.selection.gebied}"


def begin_anew() -> None:
    """Everybody of this gebied, drawn as at first, with every control as at first."""
    start(first_step(st.session_state.get(GEBIED)))


def open_saved(saved: SavedView) -> None:
    """Show a kept view exactly as it was kept."""
    if st.session_state.get(GEBIED) != saved.selection.gebied:
        _leave()
    st.session_state[GEBIED] = saved.selection.gebied
    start(
        MapStep(saved.selection, saved.view, OWN if saved.view.marks else "geen", saved.geographic),
        saved.places,
    )


def open_marked(gebied: str | None, marks: tuple[Mark, ...]) -> None:
    """Show the whole gebied with these marks; to be called before the map page is drawn."""
    if st.session_state.get(GEBIED) != gebied:
        _leave()
    st.session_state[GEBIED] = gebied
    view = replace(first_step(gebied).view, marks=marks)
    start(MapStep(Selection(gebied=gebied), view, OWN))


def mark(marks: tuple[Mark, ...]) -> None:
    """A step with these marks, the rest paler."""
    step = shown_step()
    push(replace(step, mark=OWN, view=replace(step.view, marks=marks, fade=True)))


def saved_places() -> dict[str, Position]:
    """The places of the opened saved view, empty otherwise."""
    places: dict[str, Position] = st.session_state.get(PLACES, {})
    return places


def push(step: MapStep) -> None:
    """Add a step after the current one; steps that were undone are forgotten."""
    _add(step)
    _renew_widgets()


def _add(step: MapStep) -> None:
    steps = st.session_state[STEPS][: st.session_state[AT] + 1]
    if steps[-1] == step:
        return
    st.session_state[STEPS] = [*steps, step][-MOST_STEPS:]
    st.session_state[AT] = len(st.session_state[STEPS]) - 1


def push_widgets() -> None:
    """A widget changed: its new value makes a new step."""
    step, now = shown_step(), st.session_state
    chosen: dict[str, Any] = {f: _frozen(now.get(widget(w))) for f, w in SELECTION_WIDGETS.items()}
    drawn: dict[str, Any] = {f: _frozen(now.get(widget(w))) for f, w in VIEW_WIDGETS.items()}
    chosen |= {name: chosen[name] or None for name in ("kern", "thema", "op")}
    view = replace(step.view, **drawn)
    _add(
        MapStep(
            replace(step.selection, **chosen),
            view,
            mark=now.get(widget("markeren"), "geen"),
            geographic=now.get(widget("plattegrond"), False),
        )
    )


def shown_step() -> MapStep:
    """The step that is shown now."""
    step: MapStep = st.session_state[STEPS][st.session_state[AT]]
    return step


def change_view(**choices: object) -> None:
    """A step in which these fields of the view are other ones."""
    step = shown_step()
    push(replace(step, view=replace(step.view, **choices)))  # type: ignore[arg-type]


def open_group(group: tuple[str, str]) -> None:
    """A step in which a bundle is open: its actors have signs of their own.

    group: by what it is bundled, and the value.
    """
    view = shown_step().view
    change_view(
        expanded=(*view.expanded, group[1]),
        collapsed=tuple(other for other in view.collapsed if other != group),
    )


def move(by: int) -> None:
    """Undo (-1) or redo (+1)."""
    st.session_state[AT] = min(max(st.session_state[AT] + by, 0), len(st.session_state[STEPS]) - 1)
    _renew_widgets()


def can_move(by: int) -> bool:
    """Whether there is a step to go to."""
    return 0 <= int(st.session_state[AT]) + by < len(st.session_state[STEPS])


def _values(step: MapStep) -> dict[str, object]:
    chosen = {w: getattr(step.selection, f) for f, w in SELECTION_WIDGETS.items()}
    drawn = {w: getattr(step.view, f) for f, w in VIEW_WIDGETS.items()}
    values = (
        chosen
        | drawn
        | {
            "markeren": step.mark,
            "plattegrond": step.geographic,
            "thema": step.selection.thema or "",
        }
    )
    values["op"] = date.fromisoformat(step.selection.op) if step.selection.op else None
    return {
        name: list(value) if isinstance(value, tuple) else value for name, value in values.items()
    }


def _frozen(value: object) -> object:
    """The value of a widget as a field holds it."""
    if isinstance(value, date):
        return value.isoformat()
    return tuple(value) if isinstance(value, list) else value
