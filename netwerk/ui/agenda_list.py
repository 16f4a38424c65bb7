"""What plays, as a list by state: one press opens an item."""

from __future__ import annotations

import streamlit as st

from netwerk.schema import schema
from netwerk.services.day.agenda_by_state import OnAgenda, State, agenda_by_state
from netwerk.ui import state
from netwerk.ui.frame import desk, selection
from netwerk.ui.words import on_day, plain

FIRST = 8
NAMED = 3


def choose(label: str) -> str | None:
    """Draw the items of a label and give the id of the open one, None without."""
    states = agenda_by_state(desk(), label, selection())
    open_key = f"agenda:open:{label}"
    if not states:
        st.markdown(f"Nog geen {schema().labels[label].enkel}. Wat hoorde je deze week?")
        return None
    there = {item.id for group in states for item in group.items}
    if st.session_state.get(open_key) not in there:
        st.session_state.pop(open_key, None)
    for group in states:
        _state(group, label, open_key)
    opened = st.session_state.get(open_key)
    return str(opened) if opened else None


def _state(group: State, label: str, open_key: str) -> None:
    if group.words:
        st.header(group.words, anchor=False)
    key = f"agenda:alle:{label}:{group.words}"
    everything = len(group.items) <= FIRST or st.session_state.get(key, False)
    for item in group.items if everything else group.items[:FIRST]:
        with st.container(gap=None, key=f"agendapunt-{state.visit()}-{item.id}"):
            st.button(
                f"**{plain(item.titel)}**",
                key=f"agenda:{label}:{item.id}",
                on_click=st.session_state.__setitem__,
                args=(open_key, item.id),
                type="tertiary",
                icon=":material/arrow_forward:",
            )
            if words := _beside(item):
                st.caption(words)
    if len(group.items) > FIRST:
        st.toggle(f"Toon alle {len(group.items)}", key=key)


def _beside(item: OnAgenda) -> str:
    more = len(item.betrokken) - NAMED
    names = ", ".join(map(plain, item.betrokken[:NAMED]))
    names += f" en nog {more}" if more > 0 else ""
    parts = [on_day(item.datum) if item.datum else "", f"Met {names}" if names else ""]
    return " · ".join(part for part in parts if part)
