"""The agenda by month: what came in, went up, was answered, done and celebrated."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from netwerk.services.agenda.agenda_timeline import AgendaMonth, Happened
from netwerk.typed.dates import day_words
from netwerk.ui.links import card_link
from netwerk.ui.portraits import html_rows as rows

MONTHS_SHOWN = 6


def draw(months: Sequence[AgendaMonth]) -> None:
    """The months as lists under their names; the first ones, all when asked for."""
    if not months:
        st.markdown("Er is nog niets gebeurd op de agenda. Wat hoorde je deze week?")
        return
    more = len(months) > MONTHS_SHOWN
    every = more and st.toggle(f"Toon alle {len(months)} maanden", key="agenda:maanden")
    for month in months if every else months[:MONTHS_SHOWN]:
        st.header(f"{month.when[:1].upper()}{month.when[1:]}", anchor=False)
        st.html(rows.days((_day(event), _words(event)) for event in month.happened))


def _day(event: Happened) -> str:
    whole = day_words(event.day)
    return whole.rsplit(" ", 1)[0] if len(event.day) > len("2026-01") else ""


def _words(event: Happened) -> str:
    more = (
        f"<br><span class='nw-klein-woord'>{rows.text(event.words)}</span>" if event.words else ""
    )
    title = card_link(event.label, event.id, event.titel)
    return f"<b>{rows.text(event.kind)}</b>: {title}{more}"
