"""Vandaag: what is worth doing now, what was agreed, what to ask again, and what is new."""

from __future__ import annotations

import streamlit as st

from netwerk.services.gemeente.setting_up import may_set_up
from netwerk.services.records.choices import how_many
from netwerk.typed.dates import day_words
from netwerk.ui import state
from netwerk.ui.frame import READ_ONLY_STORE, desk, selection
from netwerk.ui.menu import page_file
from netwerk.ui.vandaag import first_start, lead_now, my_agreements, own_gebied, still_so

DAYS = ("Maandag", "Dinsdag", "Woensdag", "Donderdag", "Vrijdag", "Zaterdag", "Zondag")
HEDGE = "Alles hier geldt voor zover vastgelegd. Wat niet is gevraagd, weten we niet."


def head() -> None:
    """The day and the name of the page."""
    today = desk().today
    with st.container(gap=None, key="dag"):
        st.caption(f"{DAYS[today.weekday()]} {day_words(today.isoformat()).rsplit(' ', 1)[0]}")
        st.title("Vandaag")
    state.show_said()
    if desk().read_only:
        st.caption(READ_ONLY_STORE)
    first_start.notice()


def empty() -> None:
    """What to do when nobody is in the network yet."""
    with st.container(key="eerste-leeg"):
        if not desk().changes_somewhere:
            st.markdown("Er staan nog geen actoren in dit gebied.")
            return
        st.header("Begin met je eigen lijst")
        st.markdown("Er staan nog geen actoren in dit gebied.")
        with st.container(horizontal=True, gap="xsmall"):
            st.page_link(
                page_file("importeren"),
                label="Lees een lijst in (Excel of CSV)",
                icon=":material/upload_file:",
            )
            st.page_link(page_file("invoeren"), label="Voer een actor in", icon=":material/edit:")
            if may_set_up(desk()):
                words, icon = "Richt een nieuwe gemeente in", ":material/holiday_village:"
                st.page_link(page_file("inrichten"), label=words, icon=icon)


def full() -> None:
    """The page of a day. What needs no reckoning is there first; places keep the reading order."""
    first = first_start.shown()
    with st.container(key="vandaag-boven"):
        now, agreed = st.columns([65, 30], gap="large")
    with st.container(key="vandaag-onder"):
        asked, place = st.columns([65, 30], gap="large")
    with agreed:
        my_agreements.draw()
    with asked:
        if not first:
            still_so.draw()
    with place:
        if not first:
            own_gebied.draw()
    if not first:
        first_start.small()
    st.caption(HEDGE)
    with now:
        if first:
            first_start.draw()
        lead_now.draw(first)


state.begin_page()
head()
if how_many(desk(), selection()):
    full()
else:
    empty()
