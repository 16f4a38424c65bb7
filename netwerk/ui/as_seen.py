"""Whether what a button is about is still what was on the screen when it was drawn."""

from __future__ import annotations

import streamlit as st

from netwerk.model import Item
from netwerk.store.values import Stored


def is_as_seen(entry: Stored[Item], key: str) -> bool:
    """Whether the item is still as it was when its buttons were drawn."""
    seen = st.session_state.get(f"gezien:{key}", entry)
    st.session_state[f"gezien:{key}"] = entry
    return bool(seen == entry)


def meant(clicked: bool, as_seen: bool) -> bool:
    """Whether to do what was clicked.

    Nobody ends or removes what a colleague changed meanwhile without having seen it.
    """
    if clicked and not as_seen:
        st.warning("Een collega heeft dit intussen gewijzigd. Kijk eerst, en klik dan nog eens.")
    return clicked and as_seen
