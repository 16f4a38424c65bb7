"""What was decided and put off, with a way to open it again."""

from __future__ import annotations

import streamlit as st

from netwerk.services.answers.topics import is_told_on
from netwerk.services.day.agreements import Agreed, decided_words
from netwerk.services.day.decided_now import decisions_that_stand
from netwerk.services.day.deciding import reopen_finding
from netwerk.ui import retry, state
from netwerk.ui.frame import desk
from netwerk.ui.guard import guarded
from netwerk.ui.words import plain

TITLE = "Besloten en uitgesteld"
SHOWN = 20


def draw(page: str) -> None:
    """The decisions on findings of a page, newest first; made when it is opened."""
    box = st.expander(TITLE, type="compact", key=f"besloten-lijst:{page}", on_change="rerun")
    if not box.open:
        return
    with box:
        found = [
            entry
            for entry in decisions_that_stand(desk())
            if is_told_on(entry.item.bevinding or "", page)
        ]
        if not found:
            st.markdown("Er is nog niets besloten.")
        rest = found[SHOWN:]
        shown = rest and st.toggle(f"Toon nog {len(rest)}", key=f"besloten-meer:{page}")
        for one in found if shown else found[:SHOWN]:
            entry(one)


def entry(entry: Agreed) -> None:
    """One decision: what it is about, what was decided, and a way to open it again."""
    item = entry.item
    what = item.over or item.titel
    st.markdown(f"{plain(what)} **{plain(decided_words(item))}**.")
    if item.reden:
        st.markdown(f"Toelichting: {plain(item.reden)}")
    key = f"heropen:{item.id}"
    if entry.may_change:
        label = f"Weer open: {plain(item.titel)}"
        st.button(label, key=key, type="tertiary", on_click=_reopen, args=(key, entry))
        if retry.asked_again(key):
            _reopen(key, entry)
            st.rerun()


@guarded()
def _reopen(key: str, entry: Agreed) -> None:
    """Let it come back, or remember why that did not work."""

    def act() -> None:
        reopen_finding(desk(), str(entry.item.bevinding))
        state.say_after_rerun("Het staat weer open.")

    retry.attempt(key, act)
