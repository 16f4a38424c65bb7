"""What is said over the map: messages, what is hidden or marked and the way back, dragged places.

All in one place that is always there: the map below it never moves, nor is it made anew.
"""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from netwerk.map.view import MapEvent, Picture
from netwerk.services.maps import pin_places
from netwerk.ui import lost_forms, map_steps, retry, saved_notice, state
from netwerk.ui.frame import READS_ONLY, desk, selection
from netwerk.ui.kaart import search
from netwerk.ui.kaart.map_route import way_in_words
from netwerk.ui.words import plain

BACK = ":material/close:"


def told(picture: Picture, event: MapEvent, step: map_steps.MapStep) -> None:
    """Everything that has to be said now; nothing most of the time."""
    state.show_said()
    lost_forms.tell()
    saved_notice.show("Actor:kaart")
    search.answers(picture)
    hidden_or_open(step)
    _pin(event)


def hidden_or_open(step: map_steps.MapStep) -> None:
    """What was hidden, opened or focused on the map itself, with the way back."""
    view = step.view
    changes: list[tuple[str, dict[str, object]]] = []
    if view.focus:
        steps = f"{view.steps} {'stap' if view.steps == 1 else 'stappen'}"
        words = f"Alleen wat binnen {steps} ligt: toon weer alles"
        changes.append((words, {"focus": None}))
    if view.only:
        changes.append(("Alleen één groep: toon weer iedereen", {"only": None}))
    if view.hidden:
        changes.append((f"{len(view.hidden)} verborgen: toon weer", {"hidden": ()}))
    if view.expanded or view.collapsed:
        changes.append(("Klap alles weer in of uit", {"expanded": (), "collapsed": ()}))
    for words, change in changes:
        st.button(words, on_click=map_steps.change_view, kwargs=change, icon=BACK)
    if words := way_in_words(view):
        st.markdown(plain(words))
    if view.marks and step.mark == map_steps.OWN:
        st.button("Haal de markering weg", on_click=_unmark, icon=BACK)


def _unmark() -> None:
    step = map_steps.shown_step()
    map_steps.push(replace(step, mark="geen", view=replace(step.view, marks=())))


def _pin(event: MapEvent) -> None:
    if not event.moved:
        return
    if not desk().may_change(selection().gebied):
        st.info(READS_ONLY)
        return
    with st.container(border=True, gap="xsmall", key="kaartvast"):
        everybody = st.checkbox("Ook voor collega's", key="kaart:voor-iedereen")
        clicked = st.button(f"Zet {len(event.moved)} versleepte plaats(en) vast")
    if retry.asked_again("kaart:vastzetten") or clicked:
        with retry.saving("kaart:vastzetten"):
            pin_places(desk(), selection().gebied, event.moved, everybody)
            st.toast("De plaatsen zijn vastgezet.")
