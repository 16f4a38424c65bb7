"""The calendar as a list by month, what is still to be noted first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from html import escape

import streamlit as st

from netwerk.agenda.calendar_month import OnCalendar, by_month, months_before, over_before
from netwerk.services.communication.gebied_calendar import on_calendar
from netwerk.services.records.changeable import may_change_item
from netwerk.ui import item_card
from netwerk.ui.communication import reached_form
from netwerk.ui.frame import desk, selection
from netwerk.ui.short_button import short_button

CARD = "kalender:open"
LONG_AGO = timedelta(days=90)
FEW, MOST, PAST = 3, 30, 20
ALL = "kalender:alles"


def draw() -> None:
    """What is to be noted, what comes by month, and what was, on request."""
    entries = on_calendar(desk(), selection())
    today = desk().today
    past = over_before(entries, today)
    since = (today - LONG_AGO).isoformat()
    open_ends = [e for e in past if e.label == "Activiteit" and not e.came and e.last >= since]
    _section("Wie was er?", open_ends[:FEW])
    coming = by_month(entries, today)
    if not coming:
        st.markdown("Er staat nog niets op de kalender. Wat is de volgende bijeenkomst?")
    room = None if st.session_state.get(ALL) else MOST
    for month in coming:
        part = month.entries[:room]
        _section(month.words.capitalize(), part)
        room = None if room is None else max(0, room - len(part))
    count = sum(len(month.entries) for month in coming)
    if count > MOST:
        st.toggle(f"Toon alle {count}", key=ALL)
    rest = [entry for entry in past if entry not in open_ends[:FEW]]
    if rest and st.toggle(f"Toon wat is geweest ({len(rest)})", key="kalender:eerder"):
        for month in months_before(rest, today, PAST):
            _section(month.words.capitalize(), month.entries)


def _section(heading: str, entries: Sequence[OnCalendar]) -> None:
    if not entries:
        return
    st.header(heading, anchor=False)
    for entry in entries:
        _entry(entry)


def _entry(entry: OnCalendar) -> None:
    where = f"{entry.label}-{entry.id}"
    with st.container(gap="xsmall", key=f"kalenderpunt-{where}"):
        st.html(_words(entry))
        changes = may_change_item(desk(), entry.label, entry.id)
        with st.container(horizontal=True, gap="xsmall"):
            begun = entry.datum <= desk().today.isoformat()
            if entry.label == "Activiteit" and changes and begun:
                words = "Wijzig wie is bereikt" if entry.came else _asked(entry)
                short_button(
                    words, entry.titel, f"kalender:wie:{where}", reached_form.opens, (entry.id,)
                )
            short_button("Open", entry.titel, f"kalender:open:{where}", _open, (where,))
        if st.session_state.get(reached_form.OPEN) == entry.id and entry.label == "Activiteit":
            reached_form.draw(entry.id)
        if st.session_state.get(CARD) == where:
            item_card.card(entry.label, entry.id, "kalender")


def _asked(entry: OnCalendar) -> str:
    return "Wie kreeg het?" if entry.mailing else "Wie was er?"


def _open(where: str) -> None:
    """Open the card of one thing, or close it when it was open."""
    shown = st.session_state.get(CARD) == where
    st.session_state[CARD] = None if shown else where


def _words(entry: OnCalendar) -> str:
    """One thing on the calendar as HTML; all that users typed is text."""
    beside = " · ".join(filter(None, (entry.soort, entry.waar)))
    parts = [
        f'<span class="nw-wanneer">{escape(entry.when)}</span> {escape(entry.titel)}',
        f'<span class="nw-klein">{escape(beside)}</span>',
    ]
    if entry.voor and not entry.came:  # who came says for whom it was too
        parts.append(f'<span class="nw-klein">Voor: {escape(", ".join(entry.voor))}</span>')
    if entry.came:
        parts.append(f'<span class="nw-klein">{escape(" ".join(entry.came))}</span>')
    return f'<p class="nw-dag">{"".join(parts)}</p>'
