"""The question that a form asks when what was typed looks private."""

from __future__ import annotations

import streamlit as st

from netwerk.errors import LooksPrivate
from netwerk.model import Item
from netwerk.ui.words import plain


def keep(form: str, item: Item, question: LooksPrivate) -> None:
    """Keep what was typed and the question until it is answered."""
    st.session_state[f"privé:{form}"] = (item, str(question))


def forget(form: str) -> None:
    """Ask no longer: something else was typed."""
    st.session_state.pop(f"privé:{form}", None)


def answered(form: str) -> Item | None:
    """Show the question if there is one; what may be stored when somebody says so."""
    held: tuple[Item, str] | None = st.session_state.get(f"privé:{form}")
    if held is None:
        return None
    item, question = held
    st.warning(plain(f"{question} Mag het wel, sla het dan toch op."))
    if not st.button("Toch opslaan", key=f"privé-toch:{form}"):
        return None
    forget(form)
    return item
