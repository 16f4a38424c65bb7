"""Toevoegen: an actor with its first contacts, a tie, or a change of what is there."""

from __future__ import annotations

import streamlit as st

from netwerk.ui import add, edit, lost_forms, state
from netwerk.ui.frame import title

title("Toevoegen")
lost_forms.tell()
what = st.segmented_control(
    "Wat wil je doen?",
    ["Nieuwe actor", "Nieuwe relatie", "Wijzigen"],
    default="Nieuwe actor",
    required=True,
    key="invoeren:wat",
    persist_state="session",
)
if what == "Nieuwe actor":
    add.new_actor("invoeren")
elif what == "Nieuwe relatie":
    add.new_relatie("invoeren", van=state.chosen_actor())
else:
    edit.change_actor_form()
