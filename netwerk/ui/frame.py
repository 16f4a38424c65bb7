"""What every page shares: the desk of who works here, and the chosen gebied."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import streamlit as st

from netwerk.access.rights import User
from netwerk.net.selection import Selection
from netwerk.services.desk import Desk
from netwerk.services.portraits.page_gebieden import gebieden_of_page
from netwerk.services.records.changeable import may_add
from netwerk.services.records.choices import gebied_names
from netwerk.services.stores import local_user, one_desk
from netwerk.settings import load_settings
from netwerk.ui import follow_link, state
from netwerk.ui.links import CARD_KEY, CARD_KIND
from netwerk.ui.server_desk import shared_desk
from netwerk.ui.sign_in.signed_in import came_from, signing, user_here
from netwerk.ui.words import plain

WHOLE = "alle"
HERE = "gebied-plek"
AGENDA = "agenda"
_WHO = "wie-hier"
_DESK = "bureau-hier"
ONE_PAGE = 0.3
"""Seconds that a page takes at most to be drawn: so long it has one user."""
READS_ONLY = (
    "Je kunt hier alles bekijken, maar met jouw rol niets wijzigen of bewaren. Vraag de beheerder "
    "van netwerk om een andere rol."
)
NOT_THIS = (
    "Cijfers, bronnen, opgaven, nulmetingen, kernen en gebieden wijzig je met jouw rol niet. "
    "Vraag een makelaar of iemand van de projectgroep."
)
NOT_HERE = "In dit gebied wijzig je niets. Kies bovenaan je eigen gebied."
OF_THE_WHOLE = "Dit is van de hele gemeente. Alleen wie overal mag wijzigen, voegt hier iets toe."
READ_ONLY_STORE = (
    "De gegevens zijn hier alleen te lezen: je kunt alles bekijken, maar niets opslaan."
)


def user() -> User:
    """Who works here: who signed in, or on a desk of one's own the user that the settings name.

    Raises AccessDenied when nobody is signed in any more; a page asks that once, as it is drawn.
    """
    if signing() is not None:
        held: tuple[float, User | None] = st.session_state.get(_WHO, (float("-inf"), None))
        asked, who = held
        if who is None or time.monotonic() - asked > ONE_PAGE:
            who = user_here()
            st.session_state[_WHO] = time.monotonic(), who
        return who
    settings = load_settings()
    here = local_user(settings, page=True)
    return here if one_desk(settings) else replace(here, waarvandaan=came_from())


def desk() -> Desk:
    """The desk of this run: what all sessions share, with the user of this one.

    A page asks for it dozens of times: it is made once for the user that the page has.
    """
    who = user()
    held: tuple[User, Desk] | None = st.session_state.get(_DESK)
    if held is None or held[0] is not who:
        held = st.session_state[_DESK] = who, shared_desk().of(who)
    return held[1]


def why_not(label: str) -> str:
    """Why somebody who may not add this, may not: he changes nothing, or not this, or not here."""
    if not desk().changes_somewhere:
        return READS_ONLY
    if not desk().changes_somewhere_of(label):
        return NOT_THIS
    return NOT_HERE if may_add(desk(), label) else OF_THE_WHOLE


def say_why_not_here() -> None:
    """Say in one line why nothing is changed in the chosen gebied; nothing where it is."""
    gebied = selection().gebied
    if not desk().changes_somewhere:
        st.info(READS_ONLY)
    elif gebied is not None and not desk().may_change(gebied):
        st.info(NOT_HERE)


def one_moment() -> AbstractContextManager[None]:
    """What is drawn within this is of one moment: the store is asked once how it stands."""
    return desk().one_moment()


def selection() -> Selection:
    """The chosen gebied as a selection."""
    gebied = st.session_state.get(state.GEBIED, WHOLE)
    return Selection(gebied=None if gebied == WHOLE else gebied)


def choose_gebied(page: str = "") -> None:
    """The gebied choice in the header; kept between pages and in the address bar.

    On the page of one actor, kern, pair or gebied it shows in which gebied that is. Offered is what
    the user may read; all gebieden together to who may read them all.
    """
    here = desk()
    names = {id: name for id, name in gebied_names(here).items() if here.may_read(id)}
    if here.may_read() or not names:
        names = {WHOLE: "Alle gebieden"} | names
    first = _first_gebied(here, names)
    if state.GEBIED not in st.session_state:
        asked = st.query_params.get(state.GEBIED) or st.session_state.get(
            state.GEBIED_BEFORE, first
        )
        st.session_state[state.GEBIED] = asked if asked in names else first
    if st.session_state[state.GEBIED] not in names:
        st.session_state[state.GEBIED] = first
    # Said on each run: a list that the browser only draws now would begin with its first choice.
    st.session_state[state.GEBIED] = st.session_state[state.GEBIED]
    chosen = str(st.session_state[state.GEBIED])
    place = gebied_here(page)
    if place in names and place != chosen:
        _gebied_here(names, place)
    else:
        more = {"on_change": _close_card} if page == AGENDA else {}
        chosen = _gebied_list(names, state.GEBIED, **more)
        place = chosen
    st.session_state[state.GEBIED_BEFORE] = chosen
    if place == WHOLE == first:
        st.query_params.pop(state.GEBIED, None)
    else:
        st.query_params[state.GEBIED] = place  # what the list shows


def _first_gebied(here: Desk, names: Mapping[str, str]) -> str:
    """What is shown at first: the gebied of who changes something in one gebied only, else all."""
    own = [id for id in names if id != WHOLE and here.may_change(id)]
    return own[0] if len(own) == 1 and not here.may_change() else next(iter(names))


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


def _close_card() -> None:
    """A card that is open is of the gebied before: in another one it is not on the board."""
    if st.session_state[state.GEBIED] != WHOLE:
        for name in (CARD_KIND, CARD_KEY):
            st.query_params.pop(name, None)


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
