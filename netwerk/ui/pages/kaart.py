"""Netwerkkaart: the network of a gebied to explore, with the same content in tables beside it."""

from __future__ import annotations

import streamlit as st

from netwerk.map.component import chosen_in, kaart
from netwerk.map.view import MapEvent
from netwerk.services.maps import group_of
from netwerk.ui import map_steps, state
from netwerk.ui.agenda import agenda_beside_map
from netwerk.ui.frame import one_moment, selection
from netwerk.ui.guard import guarded
from netwerk.ui.kaart import controls, over_map, panel
from netwerk.ui.kaart.drawing import drawn
from netwerk.ui.kaart.large import findings_first
from netwerk.ui.kaart.map_frame import dress_map, head
from netwerk.ui.kaart.map_tables import tables
from netwerk.ui.kaart.search import search
from netwerk.ui.words import plain


def expand(event: MapEvent) -> None:
    """A double click: open a bundle, or go to the surroundings of an actor."""
    if event.expand is None:
        return
    bundle = group_of(event.expand)
    view = map_steps.shown_step().view
    if bundle is not None:
        map_steps.open_group(bundle)
    elif view.focus == event.expand:
        map_steps.change_view(steps=min(view.steps + 1, 3))
    else:
        map_steps.change_view(focus=event.expand, steps=1)
    st.rerun(scope="fragment")


@st.fragment
def explore() -> None:
    """Map, controls and panel; a choice here redraws only this part of the page."""
    state.begin_part()
    with guarded("kaart"), one_moment():
        layout()


def layout() -> None:
    """A line of words, a row of controls, and the map in the rest of the window; tables below."""
    step = map_steps.current(selection().gebied)
    top = st.container(key="kaartkop")
    bar = st.container(key="kaartbalk", horizontal=True, vertical_alignment="center", gap="xsmall")
    large = st.container()
    canvas = st.container(key="kaartvlak", gap=None)
    with top:
        with st.spinner("De kaart wordt getekend ...", show_time=True):
            found = drawn(step)
        head(found)
    panel.on_another_map(found, step.selection.gebied)
    with bar:
        command = search(found)
        controls.bar(step)
    with large:
        if found.notice:
            st.info(plain(found.notice))
        findings_first(step)
    key = f"kaart:beeld:{step.selection.gebied or 'alle'}"
    with canvas:
        event = kaart(
            found,
            key=key,
            command=command,
            on_change=lambda: panel.heard(*chosen_in(st.session_state.get(key))),
            on_asked=state.draws_itself,
            debug="debug" in st.query_params,
            fill=True,
        )
        expand(event)
        with st.container(key="kaartmeldingen", gap="xsmall"):
            over_map.told(found, event, step)
        panel.panel(found, event, step)
    st.caption(plain(found.summary))
    tables(found)
    if step.mark == "agenda":
        agenda_beside_map.draw(step.selection)


dress_map()
explore()
