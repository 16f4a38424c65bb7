"""Verandering: the network on two days, in words."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from netwerk.services.answers.questions import changed_between
from netwerk.ui import show
from netwerk.ui.frame import desk, selection, title

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
show.findings(changes, "verandering", "Er is niets veranderd tussen deze twee dagen.")
