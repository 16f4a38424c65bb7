"""Choosing an actor by name, also by an old name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import streamlit as st

from netwerk.net.selection import Selection
from netwerk.ui.frame import networks

LISTED = 5000
"""Up to this many actors the browser gets the whole list.

Above it the store is asked for the typed words.
"""


def pick_actor(label: str, key: str, chosen: str | None = None) -> str | None:
    """The id of the actor that the user picks, None as long as nobody is picked."""
    net = networks().net(Selection())
    if net.n <= LISTED:
        names = {
            str(i): str(naam) for i, naam in zip(net.actors["id"], net.actors["naam"], strict=True)
        }
        return _select(label, names, key, chosen)
    text = st.text_input(f"{label}: (deel van) de naam", key=f"{key}:zoek")
    hits = networks().store.search(text, limit=30) if text.strip() else []
    return _select(label, {entry.item.id: entry.item.naam for entry in hits}, key, chosen)


def _select(label: str, names: Mapping[str, str], key: str, chosen: str | None) -> str | None:
    double = _doubles(names)
    options = sorted(names, key=lambda i: (names[i].casefold(), i))
    if key not in st.session_state and chosen in names:
        st.session_state[key] = chosen
    if st.session_state.get(key) not in names:
        st.session_state.pop(key, None)
    # The browser names its choice by the words it saw: those stay while it is chosen, also when a
    # colleague renames it.
    words = (
        dict([held])
        if (held := st.session_state.get(f"{key}:woorden")) and held[0] == st.session_state.get(key)
        else {}
    )

    def shown(actor: str) -> str:
        return words.get(actor) or (
            f"{names[actor]} ({actor})" if names[actor] in double else names[actor]
        )

    found = st.selectbox(
        label, options, index=None, format_func=shown, key=key, placeholder="Typ een naam"
    )
    st.session_state[f"{key}:woorden"] = (found, shown(found)) if found else None
    return found


def _doubles(names: Mapping[str, str]) -> set[str]:
    """The names that more than one actor has."""
    return {naam for naam, count in Counter(names.values()).items() if count > 1}


def pick_actoren(label: str, key: str, chosen: tuple[str, ...]) -> list[str]:
    """The ids of several picked actors."""
    net = networks().net(Selection())
    names = {
        str(i): str(naam) for i, naam in zip(net.actors["id"], net.actors["naam"], strict=True)
    }
    if net.n > LISTED:
        text = st.text_input(f"{label}: zoek (een deel van) de naam", key=f"{key}:zoek")
        hits = (
            {e.item.id for e in networks().store.search(text, limit=30)} if text.strip() else set()
        )
        hits |= {*st.session_state.get(key, ()), *chosen}
        names = {i: names[i] for i in hits if i in names}
    if key not in st.session_state:
        st.session_state[key] = [i for i in chosen if i in names]
    st.session_state[key] = [i for i in st.session_state[key] if i in names]
    double = _doubles(names)
    options = sorted(names, key=lambda i: (names[i].casefold(), i))
    return st.multiselect(
        label,
        options,
        format_func=lambda i: f"{names[i]} ({i})" if names[i] in double else names[i],
        key=key,
        placeholder="Typ een naam",
    )
