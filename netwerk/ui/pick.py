"""Choosing an actor by name, also by an old name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Literal

import streamlit as st

from netwerk.services.records.changeable import actors_to_change
from netwerk.services.records.choices import actor_names, actors_called
from netwerk.ui import state
from netwerk.ui.frame import desk
from netwerk.ui.words import plain

Keep = Literal["session"] | None
"""Whether what is typed or chosen stays for who goes to another page and comes back."""


def pick_actor(
    label: str, key: str, chosen: str | None = None, keep: Keep = None, change: bool = False
) -> str | None:
    """The id of the actor that the user picks, None as long as nobody is picked.

    change: only of those whom the user may change.
    """
    names = actor_names(desk())
    if names is None:  # too many for a list
        words = f"{label}: (deel van) de naam"
        text = st.text_input(words, key=f"{key}:zoek", persist_state=keep)
        names = actors_called(desk(), text)
    if change and (may := actors_to_change(desk())) is not None:
        names = {id: name for id, name in names.items() if id in may}
    return _select(label, names, key, chosen, keep)


def _select(
    label: str, names: Mapping[str, str], key: str, chosen: str | None, keep: Keep
) -> str | None:
    double = _doubles(names)
    options = sorted(names, key=lambda i: (names[i].casefold(), i))
    if key not in st.session_state and chosen in names:
        st.session_state[key] = chosen
    if (held := st.session_state.get(key)) is not None and held not in names:
        st.session_state[f"{key}:weg"] = _gone(key, [held])
        # Not just forgotten: the browser would go on showing it.
        st.session_state[key] = None
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

    picked = st.selectbox(
        label,
        options,
        index=None,
        format_func=shown,
        key=key,
        placeholder="Typ een naam",
        persist_state=keep,
    )
    st.session_state[f"{key}:woorden"] = (picked, shown(picked)) if picked else None
    _say_gone(key, picked)
    return picked


def _gone(key: str, ids: Collection[str]) -> str:
    """What to say of picked actors that cannot be picked any more; nothing when they are there."""
    there = ids if state.removed_by_us() else actors_called(desk(), "", also=ids)
    missing = [id for id in ids if id not in there]
    if not missing:
        return ""
    words = st.session_state.get(f"{key}:woorden")
    name = words[1] if words and words[0] in missing else "Een actor die je koos"
    return f"{name} staat er niet meer: intussen verwijderd of samengevoegd. Kies een ander."


def _say_gone(key: str, picked: str | None) -> None:
    if picked:
        st.session_state.pop(f"{key}:weg", None)
    elif sentence := st.session_state.get(f"{key}:weg"):
        st.warning(plain(sentence))


def _doubles(names: Mapping[str, str]) -> set[str]:
    """The names that more than one actor has."""
    return {naam for naam, count in Counter(names.values()).items() if count > 1}


def pick_actoren(label: str, key: str, chosen: tuple[str, ...], keep: Keep = None) -> list[str]:
    """The ids of several picked actors."""
    names = actor_names(desk())
    if names is None:
        words = f"{label}: zoek (een deel van) de naam"
        text = st.text_input(words, key=f"{key}:zoek", persist_state=keep)
        names = actors_called(desk(), text, also=(*st.session_state.get(key, ()), *chosen))
    if key not in st.session_state:
        st.session_state[key] = [i for i in chosen if i in names]
    gone = _gone(key, [i for i in st.session_state[key] if i not in names])
    st.session_state[key] = [i for i in st.session_state[key] if i in names]
    if gone:
        st.warning(plain(gone))
    double = _doubles(names)
    options = sorted(names, key=lambda i: (names[i].casefold(), i))
    return st.multiselect(
        label,
        options,
        format_func=lambda i: f"{names[i]} ({i})" if names[i] in double else names[i],
        key=key,
        placeholder="Typ een naam",
        select_all=False,
        persist_state=keep,
    )
