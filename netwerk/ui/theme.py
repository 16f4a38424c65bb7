"""How the pages look and which language they speak.

For everything that Streamlit has no setting for.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from netwerk.ui import follow_link

FRONTEND = Path(__file__).parent / "frontend"


@cache
def _taal() -> Any:
    """Registered once a process; served from the asset folder that netwerk/pyproject.toml names."""
    return st.components.v2.component(
        "netwerk.taal",
        html='<span class="netwerk-taal"></span>',
        js="taal.js",
        isolate_styles=False,
    )


def dress(dates: bool = True) -> None:
    """Put our style and the Dutch words on the page; takes no room.

    dates: whether the page may have dates, for which one in a browser of another language is drawn
    once more; Streamlit drops what is clicked in the same instant.
    """
    st.html(FRONTEND / "netwerk.css")
    st.html(FRONTEND / "kaartjes.css")
    _taal()(key="taal", data={"dates": dates}, on_spoken_change=_nothing, on_open_change=_opened)


def _opened() -> None:
    """A link of ours was clicked: the address is remembered, `follow_link` goes there."""
    follow_link.remember(st.session_state["taal"].open)


def _nothing() -> None:
    """The page is only drawn again: in a browser of another language its dates are Dutch then."""
