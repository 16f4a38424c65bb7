"""What a page gives to take along: a sheet to print, and a file for one's own calendar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from netwerk.services.answers.meeting_sheet import team_sheet
from netwerk.services.communication.calendar_files import calendar_ics, calendar_sheet
from netwerk.services.day.team_list import agreements_calendar
from netwerk.ui.frame import desk, selection


@dataclass(frozen=True)
class _Files:
    """page: begins the keys. sheet, ics: make the content when the button is pressed."""

    page: str
    words: str
    names: tuple[str, str]
    sheet: Callable[[], str | bytes]
    ics: Callable[[], str | bytes]


def of_calendar() -> None:
    """The calendar of the selected gebied."""
    sheet, ics = (partial(make, desk(), selection()) for make in (calendar_sheet, calendar_ics))
    names = ("kalender.html", "kalender.ics")
    _draw(_Files("kalender", "Print het kwartaal", names, sheet, ics))


def of_agreements(wie: str | None) -> None:
    """The open afspraken of the selected gebied. wie: whose go into the calendar, None for all."""
    sheet = partial(team_sheet, desk(), selection())
    ics = partial(agreements_calendar, desk(), selection(), wie)
    names = ("afspraken-team.html", "afspraken.ics")
    _draw(_Files("afspraken", "Print voor het team", names, sheet, ics))


def _draw(files: _Files) -> None:
    with st.container(horizontal=True, gap="xsmall", key=f"{files.page}-uit"):
        st.download_button(
            files.words,
            files.sheet,
            files.names[0],
            "text/html",
            icon=":material/print:",
            on_click="ignore",
            key=f"{files.page}:blad",
        )
        st.download_button(
            "In je agenda",
            files.ics,
            files.names[1],
            "text/calendar",
            icon=":material/calendar_add_on:",
            on_click="ignore",
            key=f"{files.page}:ics",
        )
