"""Kalender: what is planned in the gebied, for whom, and who was reached."""

from __future__ import annotations

import streamlit as st

from netwerk.ui import lost_forms, saved_notice, two_files
from netwerk.ui.communication import calendar_form, calendar_list
from netwerk.ui.frame import say_why_not_here, title
from netwerk.ui.may_here import may_add_here
from netwerk.ui.theme import FRONTEND

st.html(FRONTEND / "doelgroepen.css")
title("Kalender")
lost_forms.tell()
for label in ("Activiteit", "Initiatief"):
    saved_notice.show(f"{label}:kalender")
saved_notice.show("kalender")
two_files.of_calendar()
if may_add_here():
    with st.expander("Zet iets op de kalender", icon=":material/add:"):
        calendar_form.draw()
else:
    say_why_not_here()
calendar_list.draw()
