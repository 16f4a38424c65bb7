"""Afspraken: what is late, then mine and the team's by week, and what was done this month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from netwerk.services.day.agreements import LAST, OPEN, WORK, Agreed, agreements, seen_agreement
from netwerk.services.day.team_list import done_this_month
from netwerk.typed.dates import MONTHS
from netwerk.ui import agreements_done, agreements_just, agreements_new, agreements_row, two_files
from netwerk.ui.agreements_choice import MINE, TEAM, is_mine, narrowed, of_whom
from netwerk.ui.cards import decided_list
from netwerk.ui.frame import READS_ONLY, desk, selection, title
from netwerk.ui.theme import FRONTEND

SHOWN = 5


def rows(heading: str, listed: Sequence[Agreed]) -> None:
    """Afspraken under a heading; nothing when there are none."""
    if not listed:
        return
    st.header(heading, anchor=False)
    for agreed in listed[:SHOWN]:
        agreements_row.draw(agreed)
    if len(listed) > SHOWN and st.toggle(f"Toon nog {len(listed) - SHOWN}", key=f"meer:{heading}"):
        for agreed in listed[SHOWN:]:
            agreements_row.draw(agreed)


def by_week(listed: Sequence[Agreed]) -> None:
    """What is late, what is for the coming week, and what comes after."""
    week = (desk().today + timedelta(days=7)).isoformat()
    rest = [agreed for agreed in listed if not agreed.days_late]
    rows("Ook te laat", [agreed for agreed in listed if agreed.days_late])
    rows("Komende week", [a for a in rest if (a.item.voor or LAST) <= week])
    rows("Daarna", [a for a in rest if (a.item.voor or LAST) > week])
    if not listed:
        st.markdown("Er staat verder niets open.")


def done(wie: str | None) -> None:
    """What was done this month, with what came of it; without the one that stands above."""
    agreements_done.notice(agreements_done.LISTED)
    found = done_this_month(desk(), selection(), wie)
    listed = [agreed for agreed in found if agreed.item.id != named]
    if not listed:
        return
    st.header(f"Gedaan in {MONTHS[desk().today.month - 1][0]}", anchor=False)
    for agreed in listed[:SHOWN]:
        agreements_done.draw(agreed, agreements_done.LISTED)
    if len(listed) > SHOWN and st.toggle(f"Toon nog {len(listed) - SHOWN}", key="meer:gedaan"):
        for agreed in listed[SHOWN:]:
            agreements_done.draw(agreed, agreements_done.LISTED)


def asked_for(id: str) -> None:
    """The afspraak that the address names, on top of all others."""
    found = seen_agreement(desk(), id) if id else None
    if found is None:
        if id:
            st.markdown("Deze afspraak staat er niet, of je mag deze niet bekijken.")
        return
    st.header("Deze afspraak", anchor=False)
    agreements_done.notice(agreements_done.NAMED)
    if found.item.beslissing not in WORK:
        decided_list.entry(found)
    elif found.item.stand == OPEN or found.item.id in agreements_just.done_now():
        agreements_row.draw(found)
    else:
        agreements_done.draw(found, agreements_done.NAMED)


st.html(FRONTEND / "afspraken.css")
title("Afspraken")
if not desk().changes_somewhere:
    st.info(READS_ONLY)
named = st.query_params.get("id", "")
asked_for(named)
stay = agreements_just.done_now()
every = [
    agreed
    for agreed in agreements(desk(), selection(), None)
    if agreed.item.stand == OPEN or agreed.item.id in stay
]
there = [agreed for agreed in every if agreed.item.stand == OPEN]
every = [agreed for agreed in every if agreed.item.id != named]  # that one stands above
gone = [a for a in every if a.item.stand != OPEN and (a.item.voor or LAST) < str(desk().today)]
for told in gone:  # what was late and is done now, where it was
    agreements_row.draw(told)
most_late = st.container()
with st.container(horizontal=True, key="afspraken-boven"):
    whose = of_whom(there)
    me = desk().user.naam if whose == MINE else None
    two_files.of_agreements(me)
every = [
    agreed
    for agreed in every
    if whose == TEAM or is_mine(agreed) or agreements_just.of(agreed.item.id) is not None
]  # what was just given to another is told where it stood
late = [agreed for agreed in every if agreed.days_late][:1]
with most_late:
    for agreed in late:
        agreements_row.draw(agreed, lead=True)
rest = [agreed for agreed in every if agreed not in (*late, *gone)]
left, right = st.columns([3, 2], gap="large")
with left:
    by_week(narrowed(rest))
with right:
    done(me)
    agreements_new.draw()
