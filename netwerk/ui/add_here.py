"""Toevoegen: an actor with its first contacts in one form, from anywhere."""

from __future__ import annotations

import streamlit as st


def open_button(where: str) -> None:
    """The button that opens the form. where: tells two of these buttons apart."""
    st.button("Toevoegen", icon=":material/add:", key=f"toevoegen:{where}", width="stretch")
