"""Bruggen: who and what connects, the makelaar's reach, how to get to somebody, and what if."""

from __future__ import annotations

import streamlit as st

from netwerk.services.sections import BRUGGEN
from netwerk.ui import bridges, wait
from netwerk.ui.frame import selection, title

VIEWS = {
    "Bevindingen": None,
    "Hoe kom ik bij ...?": bridges.route_form,
    "Bereik van een team": bridges.reach_form,
    "Wat als ...?": bridges.what_if_form,
    "Alle verbinders": bridges.broker_rows,
    "Rollen": bridges.role_rows,
}

title("Bruggen")
view = st.segmented_control(
    "Wat wil je zien?", list(VIEWS), default="Bevindingen", required=True, key="bruggen:wat"
)
draw = VIEWS[str(view)]
if draw is not None:
    draw()
else:
    wait.sections(selection(), BRUGGEN)
