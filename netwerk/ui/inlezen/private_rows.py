"""Rows of an import that look private: shown with why, and taken in when somebody says so."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from netwerk.exchange.report import ImportPlan
from netwerk.ui.inlezen import answered
from netwerk.ui.words import on_page, plain

TAKEN = "import:toch"


def taken() -> tuple[str, ...]:
    """The rows that the user takes in although they look private."""
    return tuple(st.session_state.get(TAKEN, ()))


def forget_rows(files: Collection[str]) -> None:
    """Let go of the rows of these files."""
    if TAKEN in st.session_state:
        kept = [key for key in st.session_state[TAKEN] if not answered.is_of(key, files)]
        st.session_state[TAKEN] = kept


def choose(plan: ImportPlan) -> None:
    """Ask which of the rows that look private go in; nothing when there is none."""
    said: dict[str, list[str]] = {}
    for held in plan.held:
        said.setdefault(held.key, []).append(held.text)
    if not said:
        return
    st.header("Dit lijkt over een bewoner te gaan, of is privé")
    st.markdown(
        "Het gaat er niet in, tenzij je een rij hier kiest. Jouw keuze komt in de geschiedenis "
        "te staan. Wat er niet in hoort, staat in het hoofdstuk Privacy."
    )
    with st.expander(f"Rijen en waarom ({len(said)})", expanded=len(said) < 10):
        for reasons in said.values():
            st.markdown(plain(on_page("; ".join(reasons))))
    if TAKEN in st.session_state:  # rows of a file that is no longer chosen
        st.session_state[TAKEN] = [key for key in st.session_state[TAKEN] if key in said]
    st.multiselect(
        "Deze rijen mogen er toch in", list(said), key=TAKEN, placeholder="Geen enkele rij"
    )
