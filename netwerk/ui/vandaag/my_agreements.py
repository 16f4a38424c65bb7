"""My open afspraken: late first, with a tick for what is done, and the ways to begin something."""

from __future__ import annotations

from datetime import date
from html import escape

import streamlit as st

from netwerk.net.selection import Selection
from netwerk.services.day.agreements import Agreed, agreements, finish
from netwerk.typed.dates import day_words
from netwerk.ui import note_talk, retry, saved_notice
from netwerk.ui.agreements_choice import is_mine
from netwerk.ui.frame import desk, selection
from netwerk.ui.guard import guarded
from netwerk.ui.links import link
from netwerk.ui.menu import page_file
from netwerk.ui.short_button import short_button

MOST = 3
WHERE = "mijn-afspraken"
NONE = "Je hebt nog geen afspraken. Kies ergens Doen, dan staat het hier."
NONE_OPEN = "Niets open op jouw naam."


def draw() -> None:
    """Mine, at most three; the others are one press away."""
    everywhere = Selection() if desk().may_read() else selection()
    every = agreements(desk(), everywhere)  # mine are mine in any gebied
    mine = [one for one in every if is_mine(one)]
    with st.container(horizontal=True, key="kop-afspraken", vertical_alignment="bottom"):
        st.subheader("Mijn afspraken")
        if every:
            st.html(link(f"Alle {len(every)}", "afspraken"))
    saved_notice.show(WHERE)
    if not mine:
        st.markdown(NONE_OPEN if every else NONE)
    for one in mine[:MOST]:
        _row(one)
    with st.container(key="knoplink-ronde"):
        st.page_link(page_file("ronde"), label="De ronde: vijf bezoeken", icon=":material/route:")
    with st.container(key="breed-noteer"):
        note_talk.open_button("vandaag")


def _row(one: Agreed) -> None:
    with st.container(horizontal=True, key=f"rij-{one.item.id}", vertical_alignment="center"):
        with st.container(key=f"rij-tekst-{one.item.id}"):
            st.html(
                f'<div class="nw-feit">{link(one.item.titel, "afspraken", id=one.item.id)}'
                f"{_when(one, desk().today)}</div>"
            )
        if desk().may_change(one.item.gebied):
            short_button(
                "Gedaan",
                one.item.titel,
                f"{WHERE}:{one.item.id}",
                _done,
                (one.item.id, one.version),
            )


def _when(one: Agreed, today: date) -> str:
    """By when; how late it is always in words."""
    if not one.item.voor:
        return ""
    day = escape(day_words(one.item.voor).removesuffix(f" {today.year}"))
    if not one.days_late:
        return f"<small>Voor {day}</small>"
    late = "1 dag" if one.days_late == 1 else f"{one.days_late} dagen"
    return f'<small class="nw-laat">{day}, {late} te laat</small>'


@guarded()
def _done(id: str, version: int) -> None:
    def act() -> None:
        made = finish(desk(), id, version, "")
        saved_notice.tell(WHERE, "Gedaan.", made.head)

    retry.attempt(f"{WHERE}:{id}", act)
