"""Netwerkkaart: the network of a gebied to explore, with the same content in tables beside it."""

from __future__ import annotations

import streamlit as st

from netwerk.map.component import kaart
from netwerk.map.view import MapEvent
from netwerk.services.maps import group_of
from netwerk.ui import map_steps
from netwerk.ui.frame import one_moment, selection, title
from netwerk.ui.guard import guarded
from netwerk.ui.kaart import controls, panel
from netwerk.ui.kaart.drawing import drawn
from netwerk.ui.kaart.large import findings_first
from netwerk.ui.kaart.map_tables import tables
from netwerk.ui.kaart.search import search
from netwerk.ui.words import plain

HEIGHT = 640


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
    with guarded("kaart"), one_moment():
        layout()


def layout() -> None:
    """Controls on the left, the map in the middle, who is chosen on the right, tables below."""
    step = map_steps.current(selection().gebied)
    controls.bar(step)
    with st.spinner("De kaart wordt getekend ...", show_time=True):
        found = drawn(step)
    st.markdown(f"**{plain(found.headline)}**")
    middle, side = st.columns([2.6, 1.1])
    with middle:
        if found.notice:
            st.info(plain(found.notice))
            findings_first(step)
        command = search(found)
        gebied = step.selection.gebied or "alle"
        event = kaart(
            found,
            key=f"kaart:beeld:{gebied}",
            height=HEIGHT,
            command=command,
            debug="debug" in st.query_params,
        )
        expand(event)
        st.caption(plain(found.summary))
    with side:
        panel.panel(found, event, step)
    tables(found)


title("Netwerkkaart")
explore()
