"""The interactive map on a Streamlit page.

pyvis describes it, vis-network draws it, what the user does comes back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import streamlit as st

from netwerk.map.payload import asset, scene_of, sending
from netwerk.map.view import MapEvent, Picture

NOTHING: Mapping[str, Any] = {"nodes": [], "edges": []}
SENT = "kaart.verstuurd"
"""In the session: the names of the scenes that its browser was sent."""


@cache
def _component() -> Any:
    """Registered once a process.

    The style goes along as text: as a file of its own it may arrive after the first drawing, which
    then has the wrong size. The scripts come from the asset folder that netwerk/pyproject.toml
    names.
    """
    return st.components.v2.component(
        "netwerk.kaart", html=asset("kaart.html"), css=asset("kaart.css"), js="kaart.js"
    )


def kaart(
    picture: Picture,
    *,
    key: str,
    height: int = 640,
    command: Mapping[str, Any] | None = None,
    on_change: Callable[[], None] | None = None,
    on_asked: Callable[[], None] | None = None,
    debug: bool = False,
    fill: bool = False,
) -> MapEvent:
    """Draw ``picture`` and return what the user did.

    Camera, choice and dragged places survive reruns, page switches and saves, each ``key`` its
    own. Must not be inside an ``st.form``.

    command: ``{"seq": number, "select": [ids], "focus": id, "fit": bool, "reset": bool}``, obeyed
    once for each ``seq``; never feed the user's own choice back.
    on_change: runs before the rerun that a choice, drag or double click causes.
    on_asked: runs before a rerun that nobody asked for: the browser lacks what is to be drawn.
    fill: the map takes what is left of the window under it, instead of ``height``.
    debug: lets browser tests look at the map, from then on for as long as the tab is open.
    """
    react = on_change or _nothing
    given = dict(command) if command else None
    scene, st.session_state[SENT] = sending(scene_of(picture), st.session_state.get(SENT, ()))
    result = _component()(
        key=key,
        data={
            **scene,
            "channel": key,
            "height": height,
            "fill": fill,
            "command": given,
            "debug": debug,
        },
        default={"selection": dict(NOTHING), "moved": {}},
        on_selection_change=react,
        on_moved_change=react,
        on_expand_change=react,
        on_scene_change=lambda: _send_again(on_asked or _nothing),
    )
    return event_from(result.selection, result.moved, result.expand)


def event_from(
    selection: Mapping[str, Any] | None,
    moved: Mapping[str, Any] | None,
    expand: Mapping[str, Any] | None,
) -> MapEvent:
    """What the browser sent, as a MapEvent; nothing in it is trusted to have the right shape."""
    selection = selection or NOTHING
    return MapEvent(
        nodes=tuple(str(n) for n in selection.get("nodes", ())),
        edges=tuple((str(e[0]), str(e[1])) for e in selection.get("edges", ()) if len(e) == 2),
        expand=str(expand["node"]) if expand and "node" in expand else None,
        moved={str(k): (float(v[0]), float(v[1])) for k, v in (moved or {}).items() if len(v) == 2},
    )


def chosen_in(held: Any) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The nodes and edges chosen on a map, from what the session holds under its ``key``.

    For who is called before the page is drawn: ``on_change``.
    """
    selection = held.get("selection") if isinstance(held, Mapping) else None
    event = event_from(selection, None, None)
    return event.nodes, event.edges


def _send_again(tell: Callable[[], None]) -> None:
    """The browser asks for a scene that it was sent and does not have."""
    st.session_state[SENT] = ()
    tell()


def _nothing() -> None:
    """Streamlit asks for a callback for each value that has a default."""
