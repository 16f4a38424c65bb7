"""An address without its actor, kern or gebied: what became of it, or whom to look for."""

from __future__ import annotations

import streamlit as st

from netwerk.errors import AccessDenied, NetwerkError
from netwerk.services.portraits.gone_actors import GoneActor, gone_actor
from netwerk.services.records.changeable import why_no_undo
from netwerk.services.records.choices import gebied_names, kern_names, names_with_place
from netwerk.services.records.find import suggestions
from netwerk.store.values import Revision
from netwerk.ui import saved_notice, state, take_back
from netwerk.ui.frame import desk
from netwerk.ui.links import actor_link, kern_link, link
from netwerk.ui.portraits import html_rows as rows
from netwerk.ui.words import on_day, plain

NOT_HERE = "Deze actor staat er niet, of je mag deze niet bekijken."
WHO_CAN = "Vraag iemand die overal mag wijzigen."
WHICH = "Welke actor zoek je?"


def actor(id: str, page: str = "actor") -> GoneActor | None:
    """Say what became of this actor. What it is now is given back, for who goes on with it."""
    try:
        gone = gone_actor(desk(), id) if id else None
    except AccessDenied:
        gone = None
    if gone is not None and gone.now is not None:
        return gone
    rows.look()
    st.title(plain(gone.naam) if gone else "Actor", anchor=False)
    state.show_problem(st.container())
    if gone is not None:
        _removed(gone, id)
    else:
        if id:
            st.markdown(NOT_HERE)
        search(id, page)
    return None


def _removed(gone: GoneActor, id: str) -> None:
    saved_notice.show("Actor:actor")
    st.markdown(f"Verwijderd op {on_day(gone.revision.at)}, door {plain(gone.revision.who)}.")
    if not desk().changes_somewhere:
        return
    if why := why_no_undo(desk(), gone.revision):
        who = "" if desk().may_change() or "Vraag" in why else f" {WHO_CAN}"
        st.caption(plain(f"Terugzetten kan niet. {why}{who}"))
    else:
        take_back.button(gone.revision.head, f"weg:{id}", _back, "Zet terug")


def _back(_made: Revision) -> None:
    state.say_after_rerun("Teruggezet.")


def search(typed: str, page: str) -> None:
    """Look for an actor by what was typed; each that is found opens its page."""
    text = st.text_input(WHICH, value=typed, key=f"zoek:{page}:{typed}", placeholder="Typ een naam")
    if not text.strip():
        return
    try:
        found = suggestions(desk(), text)
    except NetwerkError:
        return
    named = names_with_place(desk(), found)
    if not named:
        st.markdown("Niemand gevonden met deze naam.")
        return
    st.html(rows.listed(actor_link(id, named[id]) for id in found if id in named))


def place(words: str) -> None:
    """An address of a kern or gebied that is not there: those that are."""
    rows.look()
    st.title(words, anchor=False)
    st.markdown("Deze plaats staat er niet, of je mag deze niet bekijken. Kies er een:")
    if words == "Kern":
        kernen = sorted(kern_names(desk(), None).items(), key=lambda pair: pair[1])
        st.html(rows.listed(kern_link(id, naam) for id, naam in kernen))
    else:
        gebieden = gebied_names(desk()).items()
        st.html(rows.listed(link(naam, "gebied", id=id) for id, naam in gebieden))
