"""Afspraken to take along: the sheet for the team and the file for a calendar."""

from __future__ import annotations

from functools import partial

import streamlit as st

from netwerk.services.answers.meeting_sheet import team_sheet
from netwerk.services.day.team_list import agreements_calendar
from netwerk.ui.frame import desk, selection


def draw(wie: str | None) -> None:
    """Two buttons; what they give is made when they are pressed. wie: whose, None for all."""
    chosen = selection()
    with st.container(horizontal=True, gap="xsmall", key="afspraken-uit"):
        st.download_button(
            "Print voor het team",
            partial(team_sheet, desk(), chosen),
            "afspraken-team.html",
            "text/html",
            icon=":material/print:",
            on_click="ignore",
            key="afspraken:blad",
        )
        st.download_button(
            "In je agenda",
            partial(agreements_calendar, desk(), chosen, wie),
            "afspraken.ics",
            "text/calendar",
            icon=":material/calendar_add_on:",
            on_click="ignore",
            key="afspraken:ics",
        )
