"""Verandering: the network on two days, in words."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from netwerk.services.answers.questions import changed_between
from netwerk.ui import show
from netwerk.ui.frame import desk, selection, title

ALSO = "Wat er nog meer is veranderd"

title("Verandering")
today = desk().today
left, right = st.columns(2)
first = left.date_input(
    "Van",
    today - timedelta(days=365),
    max_value=today,
    format="DD-MM-YYYY",
    key="verandering:van",
)
last = right.date_input(
    "Tot en met", today, max_value=today, format="DD-MM-YYYY", key="verandering:tot"
)
until = None if last == today else last.isoformat()
changes = changed_between(desk(), first.isoformat(), until, selection())
todo = [change for change in changes if change.next_step]
facts = [change for change in changes if not change.next_step]
if todo or not facts:
    show.findings(todo, "verandering", "Er is niets veranderd tussen deze twee dagen.")
if facts:
    if todo:
        st.header(ALSO)
    show.small_table([{"Wat": f.sentence, "Zekerheid": f.certainty.band} for f in facts], ALSO)
