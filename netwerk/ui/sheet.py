"""The sheet that lies over the page: one at a time, until it is closed or another page is opened.

Which one is open is remembered, so that a connection that was away for a moment closes nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import streamlit as st

WIDTH = 460
"""Pixels; on a phone it takes the whole width (frontend/sheet.css)."""
_OPEN = "blad"
_DRAWN = "blad:staat"
_STYLE = Path(__file__).parent / "frontend" / "sheet.css"


def lay(what: str, **about: str | None) -> None:
    """Open this sheet with the next run; about: what it is filled with."""
    st.session_state[_OPEN] = {"what": what, "page": None, "about": about}
    st.session_state[_DRAWN] = False


def close() -> None:
    """Take away the sheet; what was typed in it stays to be found when it is opened again."""
    st.session_state.pop(_OPEN, None)


def is_open() -> bool:
    """Whether any sheet lies over the page: nothing else may lie there then."""
    return _OPEN in st.session_state


def done() -> bool | None:
    """Whether what the sheet is for is done; None as long as it was not done once."""
    held = st.session_state.get(_OPEN)
    return None if held is None else held.get("done")


def set_done(now: bool) -> None:
    """Say that what the sheet is for is done, or that it is begun again."""
    if (held := st.session_state.get(_OPEN)) is not None:
        held["done"] = now


def lies(what: str, here: str) -> dict[str, str | None] | None:
    """What this sheet is filled with, when it is to be drawn on the page ``here``; else None."""
    held = st.session_state.get(_OPEN)
    if held is None or held["what"] != what:
        return None
    if held["page"] not in (None, here):
        close()
        return None
    held["page"] = here
    st.session_state[_DRAWN] = True
    return dict(held["about"])


def button(
    words: str,
    icon: str,
    key: str,
    what: str,
    width: Literal["content", "stretch"] = "content",
    **about: object,
) -> None:
    """A button that opens a sheet. Within a part of a page that is drawn by itself too."""
    given = {name: str(value) if value else None for name, value in about.items()}
    pressed = st.button(
        words, icon=icon, key=key, width=width, on_click=lay, args=(what,), kwargs=given
    )
    if pressed and not st.session_state.get(_DRAWN, True):
        st.rerun()


def dress() -> None:
    """Put the style of a sheet on the page; to be called within it."""
    st.html(_STYLE)
