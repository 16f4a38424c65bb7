"""What every page shares: the store of this process, who works here, and the chosen gebied."""

from __future__ import annotations

from datetime import date

import streamlit as st

from netwerk.access.rights import User
from netwerk.net.selection import Selection
from netwerk.services.cards import gebied_name
from netwerk.services.desk import Desk
from netwerk.services.maps import Atlas, atlas_of
from netwerk.services.networks import Networks
from netwerk.services.stores import gebieden, local_user, open_store
from netwerk.settings import load_settings
from netwerk.ui import state
from netwerk.ui.words import plain

WHOLE = "alle"


@st.cache_resource(show_spinner="Gegevens openen ...")
def _networks(store: str) -> Networks:
    del store  # the key: another store is another resource
    return Networks(open_store(load_settings()))


def networks() -> Networks:
    """The networks of this process's store, shared by all sessions."""
    return _networks(load_settings().store)


@st.cache_resource(show_spinner=False)
def _atlas(store: str) -> Atlas:
    del store  # the key, as above
    return atlas_of(networks())


def atlas() -> Atlas:
    """Where everybody stands on the map, shared by all sessions."""
    return _atlas(load_settings().store)


def user() -> User:
    """Who works here."""
    return local_user(load_settings())


def desk() -> Desk:
    """What somebody works with on this page: the one door to everything that is kept."""
    return Desk(networks().store, networks(), atlas(), user(), today)


def today() -> date:
    """The day on which findings are seen."""
    return date.today()  # noqa: DTZ011 (the user's own day)


def selection() -> Selection:
    """The chosen gebied as a selection."""
    gebied = st.session_state.get(state.GEBIED, WHOLE)
    return Selection(gebied=None if gebied == WHOLE else gebied)


def choose_gebied() -> None:
    """The gebied choice in the sidebar; kept between pages and in the address bar."""
    names = {WHOLE: "Alle gebieden"} | {g.id: gebied_name(g) for g in gebieden(networks().store)}
    if state.GEBIED not in st.session_state:
        asked = st.query_params.get(state.GEBIED) or st.session_state.get(
            state.GEBIED_BEFORE, WHOLE
        )
        st.session_state[state.GEBIED] = asked if asked in names else WHOLE
    if st.session_state[state.GEBIED] not in names:
        st.session_state[state.GEBIED] = WHOLE
    chosen = st.sidebar.selectbox(
        "Gebied", list(names), format_func=lambda key: names[key], key=state.GEBIED
    )
    st.session_state[state.GEBIED_BEFORE] = chosen
    if chosen == WHOLE:
        st.query_params.pop(state.GEBIED, None)
    else:
        st.query_params[state.GEBIED] = chosen


def title(text: str) -> None:
    """The heading of a page, with the chosen gebied under it."""
    st.title(text)
    state.show_said()
    gebied = selection().gebied
    named = next(
        (gebied_name(g) for g in gebieden(networks().store) if g.id == gebied), "Alle gebieden"
    )
    st.caption(f"{plain(named)} · alles wat hier staat, geldt voor zover vastgelegd")
