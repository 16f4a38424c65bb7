"""Geschiedenis: who changed what and when, with before and after, and taking it back."""

from __future__ import annotations

import streamlit as st

from netwerk.errors import NetwerkError
from netwerk.services.cards import change_lines
from netwerk.services.edits import undo
from netwerk.store.port import Revision
from netwerk.ui import show, state
from netwerk.ui.frame import networks, title, user
from netwerk.ui.words import on_day, plain

PAGE = 20


def entry(revision: Revision) -> None:
    """One change: who, when, what, before and after, and a button to take it back."""
    counts = f"{revision.added} nieuw, {revision.changed} gewijzigd, {revision.removed} verwijderd"
    state_ = f" · ongedaan gemaakt met {revision.undone_by}" if revision.undone_by else ""
    box = st.expander(
        f"{revision.number}. {plain(revision.why)} · {plain(revision.who)}, "
        f"{on_day(revision.at)}{state_}",
        key=f"wijziging:{revision.number}",
        on_change="rerun",
    )
    if not box.open:
        return
    with box:
        st.markdown(counts)
        if st.toggle("Toon voor en na", key=f"toon:{revision.number}"):
            show.small_table(
                [
                    {"Wat": line.what, "Gegeven": line.veld, "Voor": line.before, "Na": line.after}
                    for line in change_lines(networks().store, revision.number)
                ],
                "Voor en na",
            )
        if (
            revision.undone_by is None
            and revision.type != "plaatsen"
            and st.button("Ongedaan maken", key=f"undo:{revision.number}")
        ):
            try:
                undo(networks().store, user(), revision.number)
            except NetwerkError as problem:
                st.error(plain(problem))
            else:
                state.say_after_rerun(f"Wijziging {revision.number} is ongedaan gemaakt.")
                st.rerun()


title("Geschiedenis")
shown = st.session_state.setdefault("geschiedenis:aantal", PAGE)
revisions = networks().store.history(limit=shown + 1)
if not revisions:
    st.markdown("Er is nog niets gewijzigd.")
for item in revisions[:shown]:
    entry(item)
if len(revisions) > shown and st.button("Toon meer"):
    st.session_state["geschiedenis:aantal"] = shown + PAGE
    st.rerun()
