"""What was: spoken, asked, confirmed; and every change with the way back."""

from __future__ import annotations

from functools import partial

import streamlit as st

from netwerk.services.portraits.actor_portrait import ActorPortrait
from netwerk.services.portraits.playing import Playing
from netwerk.services.records.changeable import may_change_item
from netwerk.services.records.item_cards import show_item
from netwerk.ui import edit, item_card, saved_notice
from netwerk.ui.frame import desk
from netwerk.ui.links import linked
from netwerk.ui.portraits import html_rows as rows
from netwerk.ui.words import on_day

TALKS = 2
STAYS = "Alleen het gesprek gaat weg. De relatie, *gevraagd* en de afspraak blijven staan."


def talks(held: tuple[Playing, ...], key: str) -> None:
    """The last gesprekken, when there were any."""
    saved_notice.show(f"Gesprek:{key}")
    if not held:
        return
    st.header("Gesprekken", anchor=False)
    shown = held
    if len(held) > TALKS and not st.toggle(f"Toon alle {len(held)}", key=f"gesprekken:{key}"):
        shown = held[:TALKS]
    for talk in shown:
        words = f"{rows.text(talk.titel) or 'Gesprek'}{_by(talk)}"
        with st.container(gap=None):
            st.html(rows.days([(on_day(talk.day or ""), words)]))
            if may_change_item(desk(), talk.label, talk.id):
                _mend(talk, key)
        saved_notice.show(f"Gesprek:{key}:{talk.id}")


def _mend(talk: Playing, key: str) -> None:
    """A button that opens what was noted, to change it or to take it away."""
    opened = f"gesprek-open:{key}"
    is_open = st.session_state.get(opened) == talk.id
    st.button(
        "Sluit" if is_open else "Wijzig",
        key=f"{opened}:{talk.id}",
        icon=":material/close:" if is_open else ":material/edit:",
        type="tertiary",
        on_click=_open,
        args=(opened, None if is_open else talk.id),
    )
    if is_open:
        edit.item_form(talk.label, talk.id, key, quiet=True, more_open=True)
        _take_away(talk, key, opened)


def _take_away(talk: Playing, key: str, opened: str) -> None:
    """To remove it, in two presses: first it says what stays."""
    asked = f"gesprek-weg:{key}"
    if st.session_state.get(asked) != talk.id:
        st.button(
            "Verwijder dit gesprek",
            key=f"{asked}:{talk.id}",
            type="tertiary",
            on_click=_open,
            args=(asked, talk.id),
        )
        return
    st.markdown(STAYS)
    with st.container(horizontal=True, gap="xsmall"):
        edit.remove(talk.label, talk.id, key, partial(_open, opened, None))
        words, no = "Niet doen", f"gesprek-weg-niet:{key}"
        st.button(words, key=no, type="tertiary", on_click=_open, args=(asked, None))


def _open(opened: str, id: str | None) -> None:
    st.session_state[opened] = id


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
