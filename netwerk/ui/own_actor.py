"""Who the user is in the network: asked once, and it may stay empty. The browser keeps it."""

from __future__ import annotations

import streamlit as st

from netwerk.services.records.choices import names_with_place
from netwerk.ui import own_browser
from netwerk.ui.frame import desk
from netwerk.ui.pick import pick_actor
from netwerk.ui.words import plain


def mine() -> str | None:
    """The id of the actor that the user is, None as long as that is not known."""
    held = own_browser.my_actor()
    return held if held and held in names_with_place(desk(), [held]) else None


def ask(key: str) -> str | None:
    """Ask who the user is, or say who that is; the id, None when it stays empty."""
    held = mine()
    if held is None or st.session_state.get(_again(key)):
        words = "Wie ben jij in het netwerk? (mag leeg)"
        return pick_actor(words, f"{key}:wie", held, "session")
    name = names_with_place(desk(), [held])[held]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(f"Vandaag, met jou als bron: {plain(name)}")
        st.button(
            "Ben je iemand anders?",
            key=f"{key}:wissel",
            type="tertiary",
            on_click=_ask_again,
            args=(key,),
        )
    return held


def keep(actor: str | None) -> None:
    """Keep who the user said to be, for the next time too."""
    if actor is not None and actor != mine():
        own_browser.i_am(actor)


def _again(key: str) -> str:
    return f"{key}:iemand-anders"


def _ask_again(key: str) -> None:
    st.session_state[_again(key)] = True
