"""My open afspraken: late first, each to be done here, and the ways to begin something."""

from __future__ import annotations

from datetime import date
from html import escape

import streamlit as st

from netwerk.net.selection import Selection
from netwerk.services.day.agreements import OPEN, Agreed, agreements
from netwerk.typed.dates import day_words
from netwerk.ui import agreements_just, agreements_row, note_talk
from netwerk.ui.agreements_choice import is_mine
from netwerk.ui.frame import desk, selection
from netwerk.ui.links import link
from netwerk.ui.menu import page_file

MOST = 3
NONE = "Je hebt nog geen afspraken. Kies ergens Doen, dan staat het hier."
NONE_OPEN = "Niets open op jouw naam."


def draw() -> None:
    """Mine, at most three; the others are one press away."""
    everywhere = Selection() if desk().may_read() else selection()
    stay = agreements_just.done_now()  # done on this visit: said where it stood
    listed = agreements(desk(), everywhere, None)  # mine are mine in any gebied
    shown = [one for one in listed if one.item.stand == OPEN or one.item.id in stay]
    every = [one for one in shown if one.item.stand == OPEN]
    mine = [one for one in shown if is_mine(one)]
    every_mine = [one for one in mine if one.item.stand == OPEN]
    with st.container(horizontal=True, key="kop-afspraken", vertical_alignment="bottom"):
        st.subheader("Mijn afspraken")
        # As many as the page behind it shows at first: mine, of the gebied that is chosen.
        if here := [one for one in agreements(desk(), selection()) if is_mine(one)]:
            words = "Alle" if len(here) == len(every_mine) else "In dit gebied"
            st.html(link(f"{words} {len(here)}", "afspraken"))
    if not mine:
        st.markdown(NONE_OPEN if every else NONE)
    to_do = [one.item.id for one in every_mine][:MOST]
    for one in (one for one in mine if one.item.id in to_do or one.item.id in stay):
        agreements_row.short(one, _words(one))
    with st.container(key="knoplink-ronde"):
        st.page_link(page_file("ronde"), label="De ronde", icon=":material/route:")
    with st.container(key="breed-noteer"):
        note_talk.open_button("vandaag")


def _words(one: Agreed) -> str:
    naam = link(one.item.titel, "afspraken", id=one.item.id)
    return f'<div class="nw-feit">{naam}{_when(one, desk().today)}</div>'


def _when(one: Agreed, today: date) -> str:
    """By when; how late it is always in words."""
    if not one.item.voor:
        return ""
    day = escape(day_words(one.item.voor).removesuffix(f" {today.year}"))
    if not one.days_late:
        return f"<small>Voor {day}</small>"
    late = "1 dag" if one.days_late == 1 else f"{one.days_late} dagen"
    return f'<small class="nw-laat">{day}, {late} te laat</small>'
