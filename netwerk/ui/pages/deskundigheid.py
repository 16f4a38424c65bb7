"""Wie weet dit: who knows about something, in which gebied, and how you get there."""

from __future__ import annotations

import streamlit as st

from netwerk.ui.agenda import expertise_part
from netwerk.ui.frame import selection, title
from netwerk.ui.portraits import html_rows

html_rows.look()
title("Wie weet dit?")
expertise_part.draw(selection())
st.caption("Wie hier niet staat, kan er toch iets over weten: dat is dan niet bekend.")
