"""Agenda: what plays in the gebied, by kind and state, and a new signal in twenty seconds."""

from __future__ import annotations

import streamlit as st

from netwerk.schema import schema
from netwerk.ui import add, agenda_list, item_card, lost_forms, saved_notice
from netwerk.ui.frame import READS_ONLY, desk, title

KINDS = ("Signaal", "Vraagstuk", "Initiatief", "Opgave")

title("Agenda")
lost_forms.tell()
label = str(
    st.segmented_control(
        "Wat wil je zien?",
        KINDS,
        default=KINDS[0],
        format_func=lambda name: schema().labels[name].meervoud.capitalize(),
        required=True,
        key="agenda-soort",
        bind="query-params",
    )
)
saved_notice.show(f"{label}:agenda")
chosen = agenda_list.choose(label)
if chosen is not None:
    item_card.card(label, chosen, "agenda")
if desk().changes_somewhere:
    with st.expander(f"{schema().labels[label].enkel.capitalize()} toevoegen"):
        add.new_item(label, "agenda")
else:
    st.info(READS_ONLY)
