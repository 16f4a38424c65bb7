"""PlaceChosen something plays: a kern, the whole gebied, or that nobody knows the kern yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from netwerk.services.records.choices import gebied_names, kern_names
from netwerk.ui.frame import desk
from netwerk.ui.pick import Keep

KERN, WHOLE, UNKNOWN = "kern", "heel", "onbekend"
Choice = tuple[str, str]
"""One of the three, with the id of the kern or of the gebied."""


@dataclass(frozen=True)
class PlaceChosen:
    """What was chosen; all empty when nothing was."""

    gebied: str | None = None
    kern: str | None = None
    heel_gebied: bool = False


def pick(
    label: str, key: str, gebied: str | None, begin: PlaceChosen, keep: Keep = None
) -> PlaceChosen:
    """The list to choose from.

    gebied: only of this one; None: of all that may be changed, that of ``begin`` first.
    """
    options = _options(gebied, begin.gebied)
    held = _choice_of(begin)
    if key not in st.session_state and held in options:
        st.session_state[key] = held
    _keep_chosen(key, options)
    chosen: Choice | None = st.selectbox(
        label,
        list(options),
        # What is held already cannot be emptied: Escape would do that, while one only looked.
        index=0 if held in options else None,
        format_func=lambda choice: options.get(choice, choice[1]),
        key=key,
        placeholder="Kies waar het speelt",
        persist_state=keep,
    )
    st.session_state[f"{key}:keuze"] = (chosen, options.get(chosen, "")) if chosen else None
    if chosen is None:
        return PlaceChosen(gebied)
    kind, id = chosen
    if kind == KERN:
        return PlaceChosen(gebied, id) if gebied else PlaceChosen(None, id)
    return PlaceChosen(id, None, kind == WHOLE)


def _keep_chosen(key: str, options: Mapping[Choice, str]) -> None:
    """Put back what was chosen when the list calls it otherwise now: on a page of another gebied.

    The browser names its choice by the words it saw.
    """
    held: tuple[Choice, str] | None = st.session_state.get(f"{key}:keuze")
    if held is not None and options.get(held[0], held[1]) != held[1]:
        st.session_state[key] = held[0]


def _choice_of(begin: PlaceChosen) -> Choice | None:
    if begin.kern:
        return KERN, begin.kern
    if begin.gebied is None:
        return None
    return (WHOLE if begin.heel_gebied else UNKNOWN), begin.gebied


def _options(gebied: str | None, first: str | None) -> Mapping[Choice, str]:
    """The choices in words: of one gebied its kernen first; of several by gebied."""
    if gebied is not None:
        kernen = {(KERN, id): name for id, name in kern_names(desk(), gebied).items()}
        return kernen | {(WHOLE, gebied): "Het hele gebied", (UNKNOWN, gebied): "Weet ik niet"}
    options: dict[Choice, str] = {}
    for id, name in sorted(gebied_names(desk()).items(), key=lambda named: named[0] != first):
        if not desk().may_change(id):
            continue
        options |= {(KERN, kern): word for kern, word in kern_names(desk(), id).items()}
        options[WHOLE, id] = f"Heel gebied {name}"
        options[UNKNOWN, id] = f"Ergens in gebied {name}"
    return options
