"""From a finding, a route or a what-if to the map, with what it is about lifted out."""

from __future__ import annotations

import streamlit as st

from netwerk.insight.finding import Finding
from netwerk.map.view import Mark
from netwerk.services.answers.highlights import finding_marks, route_mark
from netwerk.services.answers.questions import Route
from netwerk.ui import map_steps, state
from netwerk.ui.frame import selection
from netwerk.ui.menu import page_file


def button(item: Finding, key: str) -> None:
    """A button that shows the actors and ties of a finding on the map."""
    if item.actors:
        marks_button(finding_marks(item), key)


def marks_button(marks: tuple[Mark, ...], key: str) -> None:
    """A button that shows these marks on the map."""
    if st.button("Bekijk op de kaart", key=f"opkaart:{key}", icon=":material/hub:"):
        show(marks)


def route_button(route: Route, key: str) -> None:
    """A button that shows a route on the map."""
    marks_button((route_mark(route),), key)


def show(marks: tuple[Mark, ...]) -> None:
    """Go to the map of the chosen gebied with these marks; beside it who they are about.

    When they are about more than one actor, nobody is chosen.
    """
    actors = marks[0].actors if marks else ()
    state.choose_actor(actors[0] if len(actors) == 1 else None)
    map_steps.open_marked(selection().gebied, marks)
    st.switch_page(page_file("kaart"))
