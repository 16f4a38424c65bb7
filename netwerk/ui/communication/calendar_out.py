"""The calendar to take along: for the calendar of one's phone, and a sheet to print."""

from __future__ import annotations

from functools import partial

import streamlit as st

from netwerk.services.communication.calendar_files import calendar_ics, calendar_sheet
from netwerk.ui.frame import desk, selection


def draw() -> None:
    """Two buttons; what they give is made when they are pressed."""
    chosen = selection()
    with st.container(horizontal=True, gap="xsmall", key="kalender-uit"):
        st.download_button(
            "Print het kwartaal",
            partial(calendar_sheet, desk(), chosen),
            "kalender.html",
            "text/html",
            icon=":material/print:",
            on_click="ignore",
            key="kalender:blad",
        )
        st.download_button(
            "In je agenda",
            partial(calendar_ics, desk(), chosen),
            "kalender.ics",
            "text/calendar",
            icon=":material/calendar_add_on:",
            on_click="ignore",
            key="kalender:ics",
        )
