"""Saving when the store does not answer: what was typed stays, and one press tries again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from netwerk.errors import StoreBusy, StoreUnavailable
from netwerk.services.last_known import reach
from netwerk.ui.away import AGAIN
from netwerk.ui.frame import desk
from netwerk.ui.words import plain

FAILED = "Opslaan is nog niet gelukt; wat je hebt ingevuld, staat er nog."


@contextmanager
def saving(where: str) -> Iterator[None]:
    """Save something under this.

    When the store cannot do it now, the page is drawn again as it was, with the reason where
    `asked_again` is called for the same ``where``.
    """
    st.session_state.pop(_key(where), None)
    try:
        reach(desk())
        yield
    except (StoreUnavailable, StoreBusy) as error:
        st.session_state[_key(where)] = str(error)
        st.rerun()


def asked_again(where: str, button: Callable[..., bool] = st.button) -> bool:
    """Say here why saving did not work, if so; whether the user asks to try again.

    button: another kind of button, for inside a form.
    """
    reason = st.session_state.get(_key(where))
    if reason is None:
        return False
    place = st.empty()
    with place.container():
        st.error(f"{plain(FAILED)} {plain(reason)}")
        pressed = button(AGAIN, key=f"{_key(where)}:knop", icon=":material/refresh:")
    if pressed:
        place.empty()  # what comes of it is said instead
    return pressed


def _key(where: str) -> str:
    return f"opnieuw:{where}"
