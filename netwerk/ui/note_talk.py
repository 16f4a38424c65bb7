"""Noteer gesprek: with whom, about what, whom they named, what comes next; in twenty seconds."""

from __future__ import annotations

import streamlit as st


def open_button(where: str, actor: str | None = None) -> None:
    """The button that opens the form, for this actor if one is given.

    where: tells two of these buttons apart.
    """
    del actor
    st.button("Noteer", icon=":material/edit_note:", key=f"noteer:{where}")
