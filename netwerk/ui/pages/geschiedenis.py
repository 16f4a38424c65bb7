"""Geschiedenis: who changed what and when, with before and after, and taking it back."""

from __future__ import annotations

import streamlit as st

from netwerk.services.gemeente.setting_up import may_set_up
from netwerk.services.records.changeable import why_no_undo
from netwerk.services.records.edits import sets_up
from netwerk.services.records.history import change_lines, history
from netwerk.store.values import Revision
from netwerk.ui import show, state, take_back
from netwerk.ui.frame import READS_ONLY, desk, title
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
                    for line in change_lines(desk(), revision.number)
                ],
                "Voor en na",
            )
        if not stays(revision) and desk().changes_somewhere:
            if why := why_no_undo(desk(), revision):
                st.caption(plain(f"Ongedaan maken kan niet. {why}"))
            else:
                take_back.button(revision.head, "geschiedenis", done)


def stays(revision: Revision) -> bool:
    """Whether nobody takes it back here. Setting up is taken back by who may set up."""
    if revision.type == "plaatsen":
        return not (sets_up(revision) and may_set_up(desk()))
    return revision.undone_by is not None or revision.type == "wissen"


def done(made: Revision) -> None:
    """Say that a change was taken back."""
    state.say_after_rerun(f"Wijziging {made.undoes} is ongedaan gemaakt.")


title("Geschiedenis")
shown = st.session_state.setdefault("geschiedenis:aantal", PAGE)
revisions = history(desk(), limit=shown + 1)
if not desk().changes_somewhere:
    st.info(READS_ONLY)
if not revisions:
    st.markdown("Er is nog niets gewijzigd.")
for item in revisions[:shown]:
    entry(item)
if len(revisions) > shown and st.button("Toon meer"):
    st.session_state["geschiedenis:aantal"] = shown + PAGE
    st.rerun()
