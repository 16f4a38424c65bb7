"""What the browser of this user keeps: when he was here, and who he is in the network.

Kept in the browser alone (localStorage, keys that begin with `netwerk.`), so that nobody can look
up when a colleague was here. With sign-in each who uses the browser has his own.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

import streamlit as st

from netwerk.ui import state
from netwerk.ui.frame import user
from netwerk.ui.sign_in.signed_in import signing

KEY = "eigen"
KEPT = "eigen:bewaard"
WRITE = "eigen:schrijf"
LAST, ME, NARROW, BEFORE = "vorig", "ik", "smal", "eerder"
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
        data={
            "known": KEPT in st.session_state,
            "write": st.session_state.get(WRITE, {}),
            "who": _whose(),
            "visit": state.visit(),  # another page: the browser looks at the clock again
        },
        on_kept_change=_answered,
    )


def last_visit() -> str | None:
    """When the user's visit before this one ended, as ISO time; None when that is not known."""
    return _held(LAST)


def been_here() -> bool:
    """Whether the user had any page before this one, in this visit or an earlier one."""
    return bool(_held(BEFORE) or _held(LAST))


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


def _whose() -> str:
    """Begins the keys of who signed in, without his name; "" on a desk of one's own."""
    return hashlib.sha256(user().naam.encode()).hexdigest()[:12] if signing() is not None else ""


def _held(name: str) -> str | None:
    value = st.session_state.get(KEPT, {}).get(name)
    return value if isinstance(value, str) and 0 < len(value) <= LONGEST else None


def _answered() -> None:
    """The browser told what it keeps; what was said in this session goes before it."""
    told = (st.session_state.get(KEY) or {}).get("kept") or {}
    state.draws_itself()
    if isinstance(told, dict):
        st.session_state[KEPT] = {**told, **st.session_state.get(KEPT, {})}
