"""Who asks a page by its address that his role may not open, is written down."""

from __future__ import annotations

import streamlit as st

from netwerk.access.log_line import INZIEN
from netwerk.ui import state
from netwerk.ui.frame import desk

_TOLD = "pagina:geweigerd"


def page_refused(words: str) -> None:
    """Say that this page is not for this user; in the log once for each visit, not for each run."""
    if st.session_state.get(_TOLD) != state.visit():
        desk().record(INZIEN, f"pagina {state.page()}", gelukt=False)
        st.session_state[_TOLD] = state.visit()
    st.info(words)
