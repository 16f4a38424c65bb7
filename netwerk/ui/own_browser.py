"""What the browser of this user keeps: when it was here last, and who the user is in the network.

Kept in the browser alone (localStorage `netwerk.laatst` and `netwerk.ik`), so that nobody can look
up when a colleague was here.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

from netwerk.ui import state

KEY = "eigen"
KEPT = "eigen:bewaard"
WRITE = "eigen:schrijf"
LAST, ME, NARROW = "laatst", "ik", "smal"
LONGEST = 300
"""Anybody can put anything in his own browser; an id or a time is no longer than this."""


@cache
def _component() -> Any:
    return st.components.v2.component(
        "netwerk.eigen",
        html='<span class="netwerk-eigen"></span>',
        js="eigen.js",
        isolate_styles=False,
    )


def draw() -> None:
    """Ask the browser, once a session, and hand it what is to be kept; takes no room."""
    _component()(
        key=KEY,
        data={"known": KEPT in st.session_state, "write": st.session_state.get(WRITE, {})},
        on_kept_change=_answered,
    )


def last_visit() -> str | None:
    """When this browser was here before this session, as ISO time; None when it does not know."""
    return _held(LAST)


def my_actor() -> str | None:
    """The id of the actor that the user said to be; None when that was not said."""
    return _held(ME)


def narrow() -> bool:
    """Whether the window was that of a phone when this session began."""
    return _held(NARROW) is not None


def i_am(actor: str | None) -> None:
    """Keep who the user is, for the next time too; None forgets it."""
    kept = dict(st.session_state.get(KEPT, {}))
    kept[ME] = actor or ""
    st.session_state[KEPT] = kept
    st.session_state[WRITE] = {**st.session_state.get(WRITE, {}), ME: actor}


def _held(name: str) -> str | None:
    value = st.session_state.get(KEPT, {}).get(name)
    return value if isinstance(value, str) and 0 < len(value) <= LONGEST else None


def _answered() -> None:
    """The browser told what it keeps; what was said in this session goes before it."""
    told = (st.session_state.get(KEY) or {}).get("kept") or {}
    state.draws_itself()
    if isinstance(told, dict):
        st.session_state[KEPT] = {**told, **st.session_state.get(KEPT, {})}
