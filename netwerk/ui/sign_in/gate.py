"""The gate before every page: who is not in sees the page Aanmelden and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

import streamlit as st

from netwerk.access.rights import LEZEN, Resource, User, allowed
from netwerk.errors import AccessDenied, NetwerkError
from netwerk.services.rules.our_gemeente import named_gemeente
from netwerk.services.signing.sign_in_record import sign_out, signed_in
from netwerk.ui.server_desk import server_desk
from netwerk.ui.sign_in.signed_in import (
    NOT_IN,
    as_user,
    came_from,
    identity_by,
    identity_here,
    sign_ins,
    signing,
    user_here,
)
from netwerk.ui.theme import dress
from netwerk.ui.words import plain

NO_ROLE = "Je hebt nog geen toegang. Vraag de beheerder van netwerk in je gemeente om een rol."
NOT_DONE = (
    "Het aanmelden is niet gelukt: de aanmelddienst stuurde je terug. Probeer het opnieuw, of "
    "vraag de beheerder van netwerk om hulp."
)
REFUSED = "niet-aangemeld"
"""In the address when the provider sent somebody back."""
SIGN_IN, SIGN_OUT = "Aanmelden", "Afmelden"
NO_ACCESS = "Nog geen toegang"
_TOLD, _DRAWN = "aanmelden:verteld", "aanmelden:getekend"
_IN, _OUT = "aanmelden", "afmelden-buiten"
_OWN = frozenset({_TOLD, _DRAWN, _IN, _OUT, "taal"})
SECONDS = 60.0
"""Between two looks of an open page whether its user is still in. What he clicks is looked at at
once; each look costs the server a part of a page, for everybody who has one open."""


def let_in() -> bool:
    """Whether the pages may be drawn for who this is; what he sees when not is drawn here."""
    if signing() is None:
        return True
    try:
        who = user_here()
    except AccessDenied as why:
        _outside("" if str(why) == NOT_IN else str(why))
        return False
    if not may_see_anything(who):
        _told_once(who, let_in=False)
        _outside(NO_ROLE, who.naam)
        keep_looking()
        return False
    _told_once(who, let_in=True)
    return True


def may_see_anything(who: User) -> bool:
    """Whether there is any gebied of which he may read something."""
    places = [Resource(gebieden=(gebied,)) for gebied in who.rollen]
    return any(allowed(who, LEZEN, place) for place in (Resource(), *places))


def still_in(told: Mapping[str, object], sealed_tokens: str) -> bool:
    """Whether who these claims are about would be let in now: for a request that no page makes.

    Raises NetwerkError when it is over, or cannot be known now.
    """
    return may_see_anything(as_user(identity_by(told, sealed_tokens), ""))


def sign_out_button(place: str) -> None:
    """The button to sign out; none on a desk of one's own, or where a proxy says who it is."""
    settings = signing()
    if settings is None or settings.by_proxy:
        return
    if st.button(SIGN_OUT, key=f"afmelden-{place}", type="tertiary"):
        leave()


def keep_looking() -> None:
    """Look now and then, in a page that stays open, whether its user is still in."""
    settings = signing()
    if settings is not None:
        st.session_state[_DRAWN] = user_here()
        st.fragment(_look, run_every=max(1.0, min(SECONDS, settings.nagaan / 3)))()


def leave() -> None:
    """Sign out here and everywhere else; then to the page of the provider that does the same."""
    try:
        who = identity_here()
        sign_out(server_desk(), as_user(who, came_from()), who.key)
        sign_ins().forget(who.key)
    except NetwerkError:
        pass  # he was out already, or it cannot be kept: out of this browser is what is left
    st.session_state.clear()
    st.logout()


def _look() -> None:
    """Runs by itself; draws the whole page anew when something changed for its user."""
    try:
        same = user_here() == st.session_state.get(_DRAWN)
    except AccessDenied:
        same = False
    if not same:
        st.rerun()


def _told_once(who: User, let_in: bool) -> None:
    """Write in the log, once a session, who came in by the proxy or was not let in."""
    settings = signing()
    if settings is not None and (settings.by_proxy or not let_in) and _TOLD not in st.session_state:
        signed_in(server_desk(), who, let_in)
        st.session_state[_TOLD] = True


def _outside(why: str, who: str = "") -> None:
    """The only page for who is not in: no list of pages, no data, whatever address was typed.

    who: the name of who signed in and has no role.
    """
    for name in [name for name in st.session_state if name not in _OWN]:
        del st.session_state[name]  # what the one before saw and typed is not of the next
    asked = urlsplit(st.context.url or "").path.rstrip("/").rsplit("/", 1)[-1]
    title = NO_ACCESS if who else SIGN_IN
    here = st.Page(lambda: _page(why, who), title=title, default=True)
    known = [here]
    if asked.replace("-", "").isalnum():
        known.append(st.Page(lambda: _page(why, who), title=title, url_path=asked))
    shown = st.navigation(known, position="hidden")
    st.set_page_config(page_title=f"{title} - Netwerk")
    dress(dates=False)
    shown.run()


def _gemeente() -> str:
    """Of which municipality this is; "" when nothing tells it now."""
    try:
        return named_gemeente(server_desk()).naam
    except NetwerkError:
        return ""


def _page(why: str, who: str) -> None:
    settings = signing()
    st.caption(plain(" · ".join(filter(None, ("Netwerk", _gemeente())))))
    st.title(NO_ACCESS if who else SIGN_IN)
    if who:
        st.write(plain(f"Je bent aangemeld als {who}."))
    if REFUSED in st.query_params and not who:
        st.warning(NOT_DONE)
    if why:
        st.info(plain(why))
    else:
        st.write("Meld je aan met het account van je werk.")
    if settings is None or settings.by_proxy:
        return
    if who:
        if st.button(SIGN_OUT, key=_OUT):
            leave()
    elif st.button(SIGN_IN, type="primary", key=_IN):
        st.login()
