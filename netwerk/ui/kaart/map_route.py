"""The way from one actor to another, drawn on the map."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from netwerk.map.view import View
from netwerk.services.answers.highlights import route_mark
from netwerk.services.answers.questions import route
from netwerk.services.records.choices import map_choices
from netwerk.services.records.find import names
from netwerk.ui import map_steps
from netwerk.ui.frame import desk, selection
from netwerk.ui.kaart.search import choose_nobody
from netwerk.ui.words import plain


def actor_of(label: str, key: str, known: Mapping[str, str]) -> str | None:
    """A list of these actors to choose one from."""
    return st.selectbox(
        label,
        list(known),
        index=None,
        format_func=lambda w: known.get(w, w),
        key=key,
        placeholder="Typ een naam",
    )


def draw_route(van: str | None, naar: str | None) -> None:
    """Mark the shortest way between two actors; a sentence when there is none.

    Nobody is chosen then: who is chosen is lifted out above all that is marked.
    """
    if not van or not naar:
        st.error("Kies twee actoren.")
        return
    routes = route(desk(), van, naar, selection())
    if not routes.routes:
        st.info(plain(routes.sentence))
        return
    map_steps.mark((route_mark(routes.routes[0]),))
    choose_nobody()
    st.rerun(scope="fragment")


def way_in_words(view: View) -> str:
    """Whom the way that is marked passes, in order; '' when none is."""
    marked = next((mark.actors for mark in view.marks if mark.kind == "route"), ())
    label = names(desk()).label
    return f"De weg: {', '.join(label.get(actor, actor) for actor in marked)}." if marked else ""


def route_to(actor_id: str) -> None:
    """Ask from whom the way to this actor begins, and draw it."""
    others = {
        actor: name
        for actor, name in dict(map_choices(desk(), selection()).actors).items()
        if actor != actor_id
    }
    ordered = dict(sorted(others.items(), key=lambda pair: (pair[1].casefold(), pair[0])))
    st.markdown(f"Hoe kom je bij {plain(names(desk()).label.get(actor_id, actor_id))}?")
    with st.form(f"kaart:weg:{actor_id}", border=False):
        van = actor_of("Vanaf wie?", map_steps.held(f"weg:{actor_id}"), ordered)
        sent = st.form_submit_button("Teken de weg")
    if sent:
        draw_route(van, actor_id)
