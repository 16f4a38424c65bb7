"""Toevoegen: an actor with its first contacts, a tie, or a change of what is there."""

from __future__ import annotations

import streamlit as st

from netwerk.ui import add, edit, lost_forms, state
from netwerk.ui.frame import READS_ONLY, desk, title


def choose() -> str:
    """What somebody wants to do; '' for who may change nothing."""
    if not desk().changes_somewhere:
        st.info(READS_ONLY)
        return ""
    return st.segmented_control(
        "Wat wil je doen?",
        ["Nieuwe actor", "Nieuwe relatie", "Wijzigen"],
        default="Nieuwe actor",
        required=True,
        key="invoeren:wat",
        persist_state="session",
    )


title("Toevoegen")
lost_forms.tell()
what = choose()
if what == "Nieuwe actor":
    add.new_actor("invoeren")
elif what == "Nieuwe relatie":
    add.new_relatie("invoeren", van=state.chosen_actor())
elif what:
    edit.change_actor_form()
