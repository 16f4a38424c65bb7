"""The search for everything: an actor, kern, thema or vraagstuk."""

from __future__ import annotations

import streamlit as st


def open_button() -> None:
    """The button in the header that opens the search, also by Ctrl+K."""
    st.button(
        "Zoek een actor, kern, thema of vraagstuk",
        icon=":material/search:",
        shortcut="Ctrl+K",
        key="zoek-alles",
    )
