"""After two people changed the same: who the other was and when, and both values to choose from."""

from __future__ import annotations

import streamlit as st

from netwerk.errors import Conflict
from netwerk.services.records.item_history import item_history
from netwerk.ui.frame import desk
from netwerk.ui.words import on_day, plain


def which_stays(label: str, id: str, conflict: Conflict, key: str) -> dict[str, bool]:
    """Ask of each property which value stays; by its name, whether that is the user's own."""
    st.warning(plain(f"{conflict}{_by(label, id)}"))
    take_mine = {}
    for clash in conflict.clashes:
        theirs, yours = plain(clash.theirs), plain(clash.yours)
        words = {"hun": f"Van de ander: {theirs}", "mijn": f"Van mij: {yours}"}
        question = f"{plain(clash.veld)}: was {plain(clash.before)}"
        choice = st.radio(question, list(words), format_func=words.get, key=f"{key}:{clash.veld}")
        take_mine[clash.veld] = choice == "mijn"
    return take_mine


def _by(label: str, id: str) -> str:
    """Who changed it last, and when."""
    last = next(iter(item_history(desk(), label, id, limit=1)), None)
    return f" De ander is {last.who}, op {on_day(last.at)}." if last is not None else ""
