"""The picture of one step of the map page; the first one is drawn ahead of time."""

from __future__ import annotations

import threading
from collections.abc import Mapping

import streamlit as st

from netwerk.errors import NetwerkError
from netwerk.map.view import Picture, Position, View
from netwerk.services.desk import Desk
from netwerk.services.maps import geo_picture, picture
from netwerk.services.maps import marked as with_marks
from netwerk.settings import load_settings
from netwerk.ui import map_steps
from netwerk.ui.frame import desk, selection


def marked(step: map_steps.MapStep) -> View:
    """The view of a step with its marks in it."""
    return with_marks(desk(), step.selection, step.view, step.mark)


def drawn(step: map_steps.MapStep) -> Picture:
    """The picture of this step."""
    return _drawn(desk(), step, map_steps.saved_places())


def draw_ahead() -> None:
    """Draw in the background what the map page shows first, while the user is elsewhere."""
    who = desk().user
    rights = (who.naam, who.rol, *(f"{gebied}: {rol}" for gebied, rol in who.rollen.items()))
    _ahead(load_settings().store, rights, selection().gebied)


@st.cache_resource(show_spinner=False)
def _ahead(store: str, rights: tuple[str, ...], gebied: str | None) -> threading.Thread:
    del store, rights  # the key: another store or user has another first picture
    here, step = desk(), map_steps.first_step(gebied)

    def draw() -> None:
        try:
            _drawn(here, step, {})
        except NetwerkError:
            return  # the map page meets the same and says it

    thread = threading.Thread(target=draw, name="netwerk-kaart", daemon=True)
    thread.start()
    return thread


def _drawn(here: Desk, step: map_steps.MapStep, places: Mapping[str, Position]) -> Picture:
    view = with_marks(here, step.selection, step.view, step.mark)
    if step.geographic:
        return geo_picture(here, step.selection, view, load_settings().geojson)
    return picture(here, step.selection, view, places)
