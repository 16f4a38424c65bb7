"""What stands around the map: its style, the line of words above it, and what a script does there.

The map takes what is left of the window; everything else lies over it and takes no room.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

from netwerk.map.view import Picture
from netwerk.ui.frame import READ_ONLY_STORE, desk
from netwerk.ui.theme import FRONTEND
from netwerk.ui.words import plain

TITLE = "Kaart"
HEDGE = "Voor zover vastgelegd."


def dress_map() -> None:
    """Put the style of this page on it; takes no room."""
    st.html(FRONTEND / "kaartpagina.css")


def head(picture: Picture) -> None:
    """The title and what there is to see, on one line where it fits."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.title(TITLE, width="content", anchor=False)
        with st.container(gap=None, key="kaartzin"):
            st.markdown(f"**{plain(picture.headline)}** {HEDGE}")
            if desk().read_only:
                st.caption(READ_ONLY_STORE)


def switch(name: str, words: str, other: str) -> None:
    """A button that works in the browser alone: ``groot`` or ``meer``.

    words: what it says; other: what it says when it is on. frontend/knop.js does it, with Escape as
    the way back.
    """
    _knop()(key=f"knop-{name}", data={"name": name, "words": words, "other": other})


@cache
def _knop() -> Any:
    return st.components.v2.component(
        "netwerk.knop",
        html='<button type="button" class="nk-knop"></button>',
        js="knop.js",
        isolate_styles=False,
    )
