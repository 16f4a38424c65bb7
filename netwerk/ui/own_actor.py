"""Who the user is in the network: asked once a session, and it may stay empty."""

from __future__ import annotations

import streamlit as st

from netwerk.services.records.choices import names_with_place
from netwerk.ui.frame import desk
from netwerk.ui.pick import pick_actor
from netwerk.ui.words import plain

_MINE = "ik"


def mine() -> str | None:
    """The id of the actor that the user is, None as long as nobody was chosen."""
    held = st.session_state.get(_MINE)
    return str(held) if held and names_with_place(desk(), [held]) else None


def ask(key: str) -> str | None:
    """Ask who the user is, or say who that is; the id, None when it stays empty."""
    held = mine()
    if held is not None and not st.session_state.get(f"{key}:anders"):
        name = names_with_place(desk(), [held])[held]
        st.caption(f"Vandaag, met jou als bron: {plain(name)}")
        st.button(
            "Ben je iemand anders?",
            key=f"{key}:wissel",
            type="tertiary",
            on_click=_again,
            args=(key,),
        )
        return held
    chosen = pick_actor("Wie ben jij in het netwerk? (mag leeg)", f"{key}:wie", held, "session")
    if chosen:
        st.session_state[_MINE] = chosen
    return chosen


def keep(key: str) -> None:
    """What was chosen is kept: it is said from now on and not asked."""
    st.session_state.pop(f"{key}:anders", None)


def _again(key: str) -> None:
    st.session_state[f"{key}:anders"] = True
