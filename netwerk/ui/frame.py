"""What every page shares: the desk of who works here, and the chosen gebied."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

import streamlit as st

from netwerk.access.rights import User
from netwerk.net.selection import Selection
from netwerk.services.desk import Desk
from netwerk.services.portraits.page_gebieden import gebieden_of_page
from netwerk.services.records.choices import gebied_names
from netwerk.services.stores import local_user, open_desk
from netwerk.settings import load_settings
from netwerk.ui import follow_link, state
from netwerk.ui.words import plain

WHOLE = "alle"
HERE = "gebied-plek"
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


def choose_gebied(page: str = "") -> None:
    """The gebied choice in the header; kept between pages and in the address bar.

    On the page of one actor, kern, pair or gebied it shows in which gebied that is.
    """
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
    chosen = str(st.session_state[state.GEBIED])
    place = gebied_here(page)
    if place in names and place != chosen:
        _gebied_here(names, place)
    else:
        chosen = _gebied_list(names, state.GEBIED)
    st.session_state[state.GEBIED_BEFORE] = chosen
    if chosen == WHOLE:
        st.query_params.pop(state.GEBIED, None)
    else:
        st.query_params[state.GEBIED] = chosen


def gebied_here(page: str) -> str:
    """The gebied of what the page is about: the chosen one if it is in there, else its only one.

    '' when it is in none or in several, and on a page that is about no one thing.
    """
    found = gebieden_of_page(desk(), page, st.query_params.to_dict())
    chosen = st.session_state.get(state.GEBIED, WHOLE)
    return chosen if chosen in found else found[0] if len(found) == 1 else ""


def _gebied_here(names: dict[str, str], place: str) -> None:
    """The gebied of this page. Whoever chooses another leaves the page for that of the choice."""
    st.session_state[HERE] = place
    _gebied_list(names, HERE, on_change=_to_gebied)


def _gebied_list(names: dict[str, str], key: str, **more: Any) -> str:
    chosen: str = st.selectbox(
        "Gebied",
        list(names),
        format_func=lambda id: names[id],
        key=key,
        label_visibility="collapsed",
        **more,
    )
    return chosen


def _to_gebied() -> None:
    st.session_state[state.GEBIED] = st.session_state[HERE]
    follow_link.remember("gebied")


def title(text: str) -> None:
    """The heading of a page, with the chosen gebied under it."""
    st.title(text)
    state.show_said()
    named = gebied_names(desk()).get(selection().gebied or "", "Alle gebieden")
    st.caption(f"{plain(named)} · alles wat hier staat, geldt voor zover vastgelegd")
    if desk().read_only:
        st.caption(READ_ONLY_STORE)
