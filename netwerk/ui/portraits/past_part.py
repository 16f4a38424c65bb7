"""What was: spoken, asked, confirmed; and every change with the way back."""

from __future__ import annotations

import streamlit as st

from netwerk.services.portraits.actor_portrait import ActorPortrait
from netwerk.services.portraits.playing import Playing
from netwerk.services.records.item_cards import show_item
from netwerk.ui import item_card
from netwerk.ui.frame import desk
from netwerk.ui.links import linked
from netwerk.ui.portraits import html_rows as rows
from netwerk.ui.words import on_day

TALKS = 2


def talks(held: tuple[Playing, ...], key: str) -> None:
    """The last gesprekken, when there were any."""
    if not held:
        return
    st.header("Gesprekken", anchor=False)
    shown = held
    if len(held) > TALKS and not st.toggle(f"Toon alle {len(held)}", key=f"gesprekken:{key}"):
        shown = held[:TALKS]
    st.html(
        rows.days(
            (on_day(talk.day or ""), f"{rows.text(talk.titel) or 'Gesprek'}{_by(talk)}")
            for talk in shown
        )
    )


def _by(talk: Playing) -> str:
    return f' <span class="nw-klein-woord">{rows.text(talk.who)}</span>' if talk.who else ""


def draw(seen: ActorPortrait, where: str) -> None:
    """On request the days that matter, and all changes of this actor."""
    box = st.expander("Geschiedenis", key=f"wijzigingen:{seen.item.id}", on_change="rerun")
    if box.open:
        with box:
            days = ((on_day(day.day), linked(day.words, day.actors)) for day in seen.past)
            if seen.past:
                st.html(rows.days(days))
            item_card.history(show_item(desk(), "Actor", seen.item.id, contact=False), where)
