"""The store does not answer: what is shown is what was known last, and it is back by itself."""

from __future__ import annotations

import time

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from netwerk.errors import NetwerkError
from netwerk.services.last_known import away
from netwerk.typed.moments import hour_words
from netwerk.ui.frame import desk
from netwerk.ui.words import on_day, plain

AGAIN = "Opnieuw proberen"
EVERY = 2.0
"""Seconds between two looks of a page whether the store is back."""


def tell(place: DeltaGenerator) -> None:
    """Say at ``place`` of what moment the page is, when the store does not answer now."""
    gone = away(desk())
    if gone is None:
        return
    with place:
        st.warning(
            f"Dit is de stand van {on_day(gone.since)} om {hour_words(gone.since)} uur; de opslag "
            "is nu niet bereikbaar. Wat je hebt ingevuld, blijft staan.",
            icon=":material/cloud_off:",
        )
        look_again("bovenaan")


def cannot_be_shown(error: NetwerkError, where: str) -> None:
    """A part of a page that needs the store: why it is not there, and a button to ask again."""
    st.error(plain(error))
    look_again(where)


def look_again(where: str) -> None:
    """A button that draws the page again; the page does so itself when the store is back."""
    st.button(AGAIN, key=f"opnieuw:{where}", icon=":material/refresh:")
    _watch(time.monotonic())


@st.fragment(run_every=EVERY)
def _watch(drawn: float) -> None:
    """Runs by itself. Not at once: who waits for a store that is being filled asks now and then."""
    if time.monotonic() - drawn < EVERY / 2:
        return
    try:
        gone = away(desk())
    except NetwerkError:
        return  # it cannot even be opened
    if gone is None:
        st.rerun()
