"""The way from one actor to another, drawn on the map."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from netwerk.services.answers.highlights import route_mark
from netwerk.services.answers.questions import route
from netwerk.services.records.choices import map_choices
from netwerk.ui import map_steps
from netwerk.ui.frame import desk, selection
from netwerk.ui.words import plain


def actor_of(label: str, key: str, names: Mapping[str, str]) -> str | None:
    """A list of these actors to choose one from."""
    return st.selectbox(
        label,
        list(names),
        index=None,
        format_func=lambda w: names.get(w, w),
        key=key,
        placeholder="Typ een naam",
    )


def draw_route(van: str | None, naar: str | None) -> None:
    """Mark the shortest way between two actors; a sentence when there is none."""
    if not van or not naar:
        st.error("Kies twee actoren.")
        return
    routes = route(desk(), van, naar, selection())
    if not routes.routes:
        st.info(plain(routes.sentence))
        return
    map_steps.mark((route_mark(routes.routes[0]),))
    st.rerun(scope="fragment")


def route_to(actor_id: str) -> None:
    """Ask from whom the way to this actor begins, and draw it."""
    names = {
        actor: name
        for actor, name in dict(map_choices(desk(), selection()).actors).items()
        if actor != actor_id
    }
    ordered = dict(sorted(names.items(), key=lambda pair: (pair[1].casefold(), pair[0])))
    with st.form(f"kaart:weg:{actor_id}", border=False):
        van = actor_of("Vanaf wie?", map_steps.held(f"weg:{actor_id}"), ordered)
        sent = st.form_submit_button("Teken de weg")
    if sent:
        draw_route(van, actor_id)
