"""What plays, as lines that open what they are about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from netwerk.services.agenda.agenda_items import AGENDA
from netwerk.services.portraits.playing import Playing
from netwerk.typed.dates import day_words
from netwerk.ui.links import card_link, link
from netwerk.ui.own_browser import narrow
from netwerk.ui.portraits import html_rows as rows

FIRST, ON_PHONE = 6, 2
NOTHING = "Er is niets vastgelegd dat hier speelt."


def draw(
    plays: Sequence[Playing],
    key: str,
    nothing: str = NOTHING,
    more: Callable[[], None] | None = None,
) -> None:
    """The first of what plays, all when asked for. more: draws what adds something there."""
    st.header("Wat er speelt", anchor=False)
    first = ON_PHONE if narrow() else FIRST
    shown = plays
    with st.container(horizontal=True, vertical_alignment="center"):
        if more is not None:
            more()
        if len(plays) > first and not st.toggle(f"Toon alle {len(plays)}", key=f"speelt:{key}"):
            shown = plays[:first]
    if not plays:
        st.markdown(nothing)
        return
    st.html(rows.listed(line(entry) for entry in shown))


def line(entry: Playing) -> str:
    """Its title as a link, and under it what it is, whose and when, as HTML."""
    return f"{title(entry)}<br><span class='nw-klein-woord'>{_about(entry)}</span>"


def title(entry: Playing) -> str:
    """Its title as a link: to the afspraken, to its card on the agenda, or to the item itself."""
    if entry.label == "Afspraak":
        return link(entry.titel, "afspraken", id=entry.id)
    if entry.label in AGENDA:
        return card_link(entry.label, entry.id, entry.titel)
    return link(entry.titel, "lijsten", soort=entry.label.lower(), sleutel=entry.id)


def _about(entry: Playing) -> str:
    whole = "Heel gebied" if entry.heel_gebied else ""
    parts = [entry.what, whole, entry.niveau, entry.who]
    words = ". ".join(rows.text(part) for part in parts if part)
    day = rows.text(day_words(entry.day)) if entry.day else ""
    if not entry.days_late:
        return f"{words}. {day}" if day else words
    days = "dag" if entry.days_late == 1 else "dagen"
    return f'{words}. <span class="nw-lang">{day}, {entry.days_late} {days} te laat</span>'
