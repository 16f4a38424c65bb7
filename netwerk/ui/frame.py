"""What every page shares: the desk of who works here, and the chosen gebied."""

from __future__ import annotations

from contextlib import AbstractContextManager

import streamlit as st

from netwerk.access.rights import User
from netwerk.net.selection import Selection
from netwerk.services.desk import Desk
from netwerk.services.records.choices import gebied_names
from netwerk.services.stores import local_user, open_desk
from netwerk.settings import load_settings
from netwerk.ui import state
from netwerk.ui.words import plain

WHOLE = "alle"
READS_ONLY = (
    "Je kunt hier alles bekijken, maar met jouw rol niets wijzigen of bewaren. Vraag de beheerder "
    "van netwerk om een andere rol."
)
READ_ONLY_STORE = (
    "De gegevens zijn hier alleen te lezen: je kunt alles bekijken, maar niets opslaan."
)


@st.cache_resource(show_spinner="Gegevens openen ...")
def _opened(store: str) -> Desk:
    del store  # the key: another store is another resource
    return open_desk(load_settings(), running=True)


def user() -> User:
    """Who works here: the user that the settings name. A signed-in user comes from here too."""
    return local_user(load_settings())


def desk() -> Desk:
    """The desk of this run: what all sessions share, with the user of this one."""
    return _opened(load_settings().store).of(user())


def one_moment() -> AbstractContextManager[None]:
    """What is drawn within this is of one moment: the store is asked once how it stands."""
    return desk().one_moment()


def selection() -> Selection:
    """The chosen gebied as a selection."""
    gebied = st.session_state.get(state.GEBIED, WHOLE)
    return Selection(gebied=None if gebied == WHOLE else gebied)


def choose_gebied() -> None:
    """The gebied choice in the header; kept between pages and in the address bar."""
    names = {WHOLE: "Alle gebieden"} | dict(gebied_names(desk()))
    if state.GEBIED not in st.session_state:
        asked = st.query_params.get(state.GEBIED) or st.session_state.get(
            state.GEBIED_BEFORE, WHOLE
        )
        st.session_state[state.GEBIED] = asked if asked in names else WHOLE
    if st.session_state[state.GEBIED] not in names:
        st.session_state[state.GEBIED] = WHOLE
    # Said on each run: a list that the browser only draws now would begin with its first choice.
    st.session_state[state.GEBIED] = st.session_state[state.GEBIED]
    chosen = st.selectbox(
        "Gebied",
        list(names),
        format_func=lambda key: names[key],
        key=state.GEBIED,
        label_visibility="collapsed",
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
    named = gebied_names(desk()).get(selection().gebied or "", "Alle gebieden")
    st.caption(f"{plain(named)} · alles wat hier staat, geldt voor zover vastgelegd")
    if desk().read_only:
        st.caption(READ_ONLY_STORE)
