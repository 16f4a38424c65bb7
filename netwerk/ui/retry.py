"""Saving when the store does not answer: what was typed stays, and one press tries again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

import streamlit as st

from netwerk.errors import NetwerkError, StoreBusy, StoreUnavailable
from netwerk.services.last_known import away, reach
from netwerk.ui.away import AGAIN
from netwerk.ui.frame import desk
from netwerk.ui.words import plain

FAILED = "Opslaan is nog niet gelukt; wat je hebt ingevuld, staat er nog."
BACK = "De opslag is er weer. Dit is nog niet opgeslagen."


@contextmanager
def saving(where: str, scope: Literal["app", "fragment"] = "app") -> Iterator[None]:
    """Save something under this.

    When the store cannot do it now, the page is drawn again as it was, with the reason where
    `asked_again` is called for the same ``where``. scope: "fragment" for what lies over the page,
    which would be closed by drawing the page.
    """
    forget(where)
    try:
        reach(desk())
        yield
    except (StoreUnavailable, StoreBusy) as error:
        note(where, error)
        st.rerun(scope=scope)


def attempt(where: str, act: Callable[[], None]) -> None:
    """The same for what a button does before the page is drawn (``on_click``)."""
    forget(where)
    try:
        reach(desk())
        act()
    except (StoreUnavailable, StoreBusy) as error:
        note(where, error)


def asked_again(where: str, button: Callable[..., bool] = st.button) -> bool:
    """Say here why saving did not work, if so; whether the user asks to try again.

    button: another kind of button, for inside a form.
    """
    again = f"{_key(where)}:knop"
    pressed = bool(st.session_state.get(again))  # just before the store was back
    if not noted(where):
        return pressed
    why = reason(where)
    place = st.empty()
    with place.container():
        if why is None:
            st.info(BACK)
        else:
            st.error(f"{plain(FAILED)} {plain(why)}")
        pressed = button(AGAIN, key=again, icon=":material/refresh:")
    if pressed:
        place.empty()  # what comes of it is said instead
    return pressed


def note(where: str, error: NetwerkError) -> None:
    """Remember why something did not work, to be said where it is tried again."""
    st.session_state[_key(where)] = (str(error), away(desk()) is not None)


def forget(where: str) -> None:
    """Let go of why something did not work."""
    st.session_state.pop(_key(where), None)


def noted(where: str) -> bool:
    """Whether something did not work here and was not tried again yet."""
    return _key(where) in st.session_state


def reason(where: str) -> str | None:
    """Why something did not work, as long as it stands: not when the store was away and is back."""
    held: tuple[str, bool] | None = st.session_state.get(_key(where))
    if held is None:
        return None
    why, was_away = held
    if was_away and away(desk()) is None:
        return None
    return why


def _key(where: str) -> str:
    return f"opnieuw:{where}"
