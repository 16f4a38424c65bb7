"""Searching on the map page.

Suggestions while typing, old names, typing errors, and who is not on the map.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from netwerk.map.view import Picture
from netwerk.net.selection import Selection
from netwerk.services.maps import group_of
from netwerk.services.records.choices import LISTED, how_many, is_in, names_with_place
from netwerk.services.records.find import names, suggestions
from netwerk.services.stores import state_of
from netwerk.ui import map_steps, state
from netwerk.ui.frame import desk, selection
from netwerk.ui.guard import guarded
from netwerk.ui.words import plain

FOUND = "kaart:gezocht"
MAYBE = "kaart:bedoeld"
MIDDLE = "kaart:midden"
COMMAND = "kaart:opdracht"
PART = "kaart:deel"
SEQ = "kaart:seq"
VISIT = "kaart:bezoek"


def search(picture: Picture) -> dict[str, Any] | None:
    """A search box over all actors; the found one is chosen, and centred when it is on the map."""
    few = how_many(desk(), Selection()) <= LISTED
    shown = (
        dict(names(desk()).label)
        if few
        else dict(
            names_with_place(desk(), [r.id for r in picture.actors if r.id in picture.members])
        )
    )
    typed = st.selectbox(
        "Zoek op de kaart",
        sorted(shown, key=lambda i: (shown[i].casefold(), i)),
        index=None,
        format_func=lambda i: shown.get(i, i),
        placeholder="Zoek op de kaart",
        accept_new_options=True,
        key=map_steps.held("zoek"),
        label_visibility="collapsed",
    )
    if typed is None:
        st.session_state.pop(FOUND, None)
        st.session_state.pop(MAYBE, None)
        return _again()
    asked = (typed, state_of(desk()).head)
    if st.session_state.get(FOUND) != asked:
        st.session_state[FOUND] = asked
        meant = (typed,) if typed in shown else suggestions(desk(), typed)
        st.session_state[MAYBE] = meant
        if len(meant) == 1:
            choose(meant[0])
    return _again()


def answers(picture: Picture) -> None:
    """Who may be meant by what was typed, and that who was found is not on this map."""
    typed, maybe = st.session_state.get(FOUND, ("", None))[0], st.session_state.get(MAYBE)
    if maybe is None:
        return
    if len(maybe) != 1:
        _which(typed, maybe)
    _elsewhere(picture)


def choose(actor_id: str) -> None:
    """Choose this actor, on the map too."""
    _command(select=[actor_id], focus=actor_id)
    st.session_state[MIDDLE] = actor_id
    if group_of(actor_id) is None:
        state.choose_actor(actor_id)


def choose_nobody() -> None:
    """Nobody is chosen any more, on the map neither."""
    _command(select=[])
    state.choose_actor(None)


def begin_anew() -> None:
    """Everything as at first: the controls, what is in view, and who was dragged elsewhere."""
    map_steps.begin_anew()
    st.session_state[_of_map(PART)] = _part()
    _command(fit=True, reset=True)


def _again() -> dict[str, Any] | None:
    """The newest command to the map, given again in each run: it is obeyed once.

    When the map became the surroundings of an actor or one group, or everybody again, or a kept
    view was opened, all of that comes into view.
    """
    if st.session_state.setdefault(_of_map(PART), _part()) != _part():
        st.session_state[_of_map(PART)] = _part()
        chosen = state.chosen_actor()
        _command(fit=True, select=[chosen] if chosen else [])
    if st.session_state.setdefault(VISIT, 0) != state.visit():
        st.session_state[VISIT] = state.visit()
        if chosen := state.chosen_actor():  # who was chosen on another page meanwhile
            _command(select=[chosen])
    command: dict[str, Any] | None = st.session_state.get(_of_map(COMMAND))
    return command


def _part() -> tuple[object, ...]:
    """Which part of the network the map shows, and how often it began anew."""
    view = map_steps.shown_step().view
    return (view.focus, view.steps if view.focus else 0, view.only, map_steps.begun())


def _command(**what: object) -> None:
    """A command to the map that is shown now; each gebied has a map of its own."""
    st.session_state[SEQ] = st.session_state.get(SEQ, 0) + 1
    st.session_state[_of_map(COMMAND)] = {"seq": st.session_state[SEQ], **what}


def _of_map(key: str) -> str:
    return f"{key}:{map_steps.shown_step().selection.gebied}"


def _which(typed: str, maybe: tuple[str, ...]) -> None:
    """Nobody is called so, or several: who looks like it can be chosen."""
    if not maybe:
        st.info(f"Niemand heet {plain(typed)}, nu of vroeger. Probeer een deel van de naam.")
        return
    label = names(desk()).label
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown("Wie bedoel je?")
        for actor in maybe:
            st.button(
                plain(label.get(actor, actor)),
                key=f"kaart:bedoel:{actor}",
                on_click=_meant,
                args=(actor,),
                type="tertiary",
            )


def _meant(actor: str) -> None:
    st.session_state[MAYBE] = (actor,)
    choose(actor)


def _elsewhere(picture: Picture) -> None:
    """The chosen actor has no sign of its own on this map: say so, and the way to see it."""
    actor = state.chosen_actor()
    if (
        actor is None
        or actor != st.session_state.get(MIDDLE)
        or any(row.id == actor for row in picture.actors)
    ):
        return
    label = names(desk()).label.get(actor, actor)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(f"{plain(label)} heeft geen eigen teken op deze kaart.")
        st.button("Toon de omgeving", key="kaart:toch", on_click=_show, args=(actor,))


@guarded()
def _show(actor: str) -> None:
    """The surroundings of an actor: within the gebied if it is there, else in the whole network."""
    step, gebied = map_steps.shown_step(), selection().gebied
    chosen = Selection(gebied=gebied)
    if not is_in(desk(), chosen, actor):
        chosen = Selection()
    view = replace(step.view, focus=actor, steps=1, hidden=(), only=None)
    map_steps.push(replace(step, selection=chosen, view=view, geographic=False))
    choose(actor)
