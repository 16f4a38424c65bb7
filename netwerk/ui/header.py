"""What stands above every page: the chosen gebied and the search for everything."""

from __future__ import annotations

import streamlit as st

from netwerk.ui import search_all
from netwerk.ui.frame import choose_gebied


def header(page: str) -> None:
    """The gebied and the search, in one row also on a phone; page: which one is shown."""
    with st.container(horizontal=True, key="kop", vertical_alignment="center"):
        choose_gebied(page)
        search_all.open_button()
