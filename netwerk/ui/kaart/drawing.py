"""The picture of one step of the map page, drawn once for everybody who looks at the same.

The first one ahead of time.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from netwerk.access.rights import User
from netwerk.errors import NetwerkError
from netwerk.map.view import Picture, Position, View
from netwerk.services.highlights import marks_for
from netwerk.services.maps import Atlas, geo_picture, picture
from netwerk.services.networks import Networks
from netwerk.settings import load_settings
from netwerk.ui import map_steps
from netwerk.ui.frame import atlas, networks, selection, today, user


@dataclass(frozen=True, eq=False)
class _Desk:
    """What drawing needs, so that it can be done outside a run of the page too."""

    networks: Networks
    atlas: Atlas
    user: User
    today: date


def _desk() -> _Desk:
    return _Desk(networks(), atlas(), user(), today())


def marked(step: map_steps.Step) -> View:
    """The view of a step with its marks in it."""
    return _marked(_desk(), step)


def drawn(step: map_steps.Step) -> Picture:
    """The picture of this step."""
    return _drawn(_desk(), step, map_steps.saved_places())


def draw_ahead() -> None:
    """Draw what the map page will show first, in the background.

    While the user is still on another page.
    """
    _ahead(load_settings().store, selection().gebied)


@st.cache_resource(show_spinner=False)
def _ahead(store: str, gebied: str | None) -> threading.Thread:
    del store  # the key: another store has another first picture
    desk, step = _desk(), map_steps.first_step(gebied)

    def draw() -> None:
        try:
            _drawn(desk, step, {})
        except NetwerkError:
            return  # the map page meets the same and says it

    thread = threading.Thread(target=draw, name="netwerk-kaart", daemon=True)
    thread.start()
    return thread


def _marked(desk: _Desk, step: map_steps.Step) -> View:
    view = step.view
    if step.mark != map_steps.OWN:
        view = replace(view, marks=marks_for(desk.networks, step.selection, step.mark, desk.today))
    return replace(view, fade=view.fade and any(mark.actors or mark.ties for mark in view.marks))


def _drawn(desk: _Desk, step: map_steps.Step, places: Mapping[str, Position]) -> Picture:
    view, kept, chosen = _marked(desk, step), desk.networks.kept, step.selection
    revision = desk.networks.net(chosen).revision
    if step.geographic:
        areas = load_settings().geojson
        return kept(
            (revision, "geo", chosen, view, areas),
            lambda: geo_picture(desk.networks, chosen, view, areas),
        )
    key = (revision, "picture", chosen, view, desk.user.naam, tuple(sorted(places.items())))
    return kept(key, lambda: picture(desk.networks, desk.atlas, chosen, view, desk.user, places))
