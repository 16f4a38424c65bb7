"""Actor: who it is, how to reach it, what to know before calling, and what can be done."""

from __future__ import annotations

from functools import partial

import streamlit as st

from netwerk.errors import AccessDenied, NotFound
from netwerk.services.answers.small_maps import actors_picture
from netwerk.services.portraits.actor_portrait import ActorPortrait, actor_portrait
from netwerk.services.portraits.said_about import about_actor, naming_actor, thin_pairs
from netwerk.ui import lost_forms, saved_notice, state
from netwerk.ui.agenda import signal_form
from netwerk.ui.cards import contact_asked, picture
from netwerk.ui.frame import desk
from netwerk.ui.portraits import (
    actor_actions,
    contacts_part,
    gone_part,
    head,
    past_part,
    playing_part,
    reach_part,
    told_part,
)
from netwerk.ui.portraits import (
    html_rows as rows,
)
from netwerk.ui.words import on_day, plain

# In the session: of which actor was said last that another was merged into it, and how.
MERGED = "actor:samengevoegd"


def top(seen: ActorPortrait) -> None:
    """Where it is, its name, what it does; the actions, and the part that one of them opened."""
    places = [rows.place_link(gebied) for gebied in seen.gebieden[:2]]
    where = rows.path(", ".join(places), rows.place_link(seen.kern) if seen.kern else "")
    words = rows.read_on(seen.item.omschrijving or "", f"{rows.text(seen.kind)}.")
    head.draw(where, seen.item.naam, words, f"Actor:actor:{seen.item.id}")
    saved_notice.show("Actor:actor")  # of one that was away and was put back
    actor_actions.row(seen)
    actor_actions.opened(seen)


def layout(seen: ActorPortrait) -> None:
    """How to reach it on the left, what to know on the right; on a phone in that order."""
    chosen = told_part.looked_at([gebied.id for gebied in seen.gebieden])
    left, right = st.columns([1, 2.6], gap="medium")
    with left:
        reach_part.draw(seen)
        map_place = st.container()
    with right:
        contact_asked.on_portrait(seen.item.id)
        told = told_part.findings(chosen)
        told_part.cards(about_actor(told or (), seen.item.id), f"actor-{seen.item.id}")
        contacts_part.draw(seen)
        told_part.also_named(naming_actor(told or (), seen.item.id), seen.item.id)
        more = partial(signal_form.beside_plays, actor=seen.item.id)
        playing_part.draw(seen.plays, seen.item.id, more=more)
        past_part.talks(seen.talks, seen.item.id)
        past_part.draw(seen, "actor")
    with map_place, st.container(gap=None):
        words = f"{seen.item.naam} met wie contact heeft"
        svg = actors_picture(
            desk(), chosen, [seen.item.id], words, thin=thin_pairs(told or (), [seen.item.id])
        )
        picture.draw(svg, words, f"actor:{seen.item.id}")
        actor_actions.to_map(seen)
    head.foot()


def now_called(id: str, merged: str) -> None:
    """What it was merged into; still said when the page draws itself again, at the new address."""
    held = st.session_state.get(MERGED, ("", ""))
    if not merged and state.by_itself() and held[0] == id:
        merged = held[1]
    st.session_state[MERGED] = (id, merged)
    if merged:
        st.info(merged)


def page(id: str) -> None:
    """The page of this actor, or of what it was merged into; else what became of it."""
    lost_forms.tell()
    merged = ""
    try:
        seen = actor_portrait(desk(), id)
    except (NotFound, AccessDenied):
        gone = gone_part.actor(id)
        if gone is None or gone.now is None:
            return
        id = st.query_params["id"] = gone.now.id
        merged = (
            f"{plain(gone.naam)} heet nu {plain(gone.now.naam)}: samengevoegd op "
            f"{on_day(gone.revision.at)}."
        )
        seen = actor_portrait(desk(), id)
    now_called(id, merged)
    top(seen)
    layout(seen)


page(st.query_params.get("id", ""))
