"""Choosing several actors by name, with names of whom none is known yet."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from netwerk.services.records.choices import actor_names, actors_called
from netwerk.ui.frame import desk


def pick_named(
    label: str, key: str, without: tuple[str | None, ...] = ()
) -> tuple[list[str], list[str]]:
    """The ids of the picked actors, and what was typed of whom none is known.

    without: who is not among the choices. What is picked stays until the form is sent.
    """
    names = actor_names(desk())
    if names is None:  # too many for a list
        text = st.text_input(f"{label} Zoek een deel van de naam", key=f"{key}:zoek")
        names = actors_called(desk(), text, also=st.session_state.get(key, ()))
    double = {name for name, count in Counter(names.values()).items() if count > 1}
    options = sorted((id for id in names if id not in without), key=lambda id: names[id].casefold())
    shown = {id: f"{names[id]} ({id})" if names[id] in double else names[id] for id in options}
    picked = st.multiselect(
        label,
        options,
        format_func=lambda id: shown.get(id, id),
        key=key,
        accept_new_options=True,
        select_all=False,
        placeholder="Typ namen, of laat leeg",
        persist_state="session",
    )
    return [id for id in picked if id in shown], [name for name in picked if name not in shown]
