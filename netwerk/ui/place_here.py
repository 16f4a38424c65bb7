"""Where the user is: the gebied and kern that a form for something new begins with."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from netwerk.schema import schema
from netwerk.services.records.changeable import kernen_to_change
from netwerk.services.records.edits import shown_actor
from netwerk.services.rules.forms import targets
from netwerk.ui import state
from netwerk.ui.frame import desk, gebied_here
from netwerk.ui.may_here import gebied_to_add


def chosen_gebied(label: str) -> dict[str, object]:
    """The gebied that the header names, for the property that refers to a gebied."""
    here = gebied_here(state.page())
    gebied = here if here and desk().may_change(here) else gebied_to_add()
    if gebied and not desk().may_change(gebied):
        return {}
    velden = schema().labels[label].velden
    return {
        veld: [gebied] if velden[veld].meervoudig else gebied
        for veld, target in targets(label).items()
        if target == "Gebied" and gebied
    }


def follow_gebied(label: str, form: str, chosen: Mapping[str, object]) -> None:
    """A form that is open takes the gebied that is chosen later, until the user chose one in it."""
    for veld, target in targets(label).items():
        if target != "Gebied":
            continue
        key = f"{form}:{state.form_token(form)}:{veld}"
        nothing: object = [] if schema().labels[label].velden[veld].meervoudig else None
        before = st.session_state.get(f"{key}:voorgesteld", nothing)
        now = st.session_state[f"{key}:voorgesteld"] = chosen.get(veld, nothing)
        if key in st.session_state and st.session_state[key] == before != now:
            st.session_state[key] = now


def kern_here(here: str, actor: str | None = None) -> str | None:
    """The kern of the page that is shown, or of the actor that something new is a contact of.

    None where the user may add nothing.
    """
    if actor is not None:
        asked = shown_actor(desk(), actor).item.kern
    else:
        asked = st.query_params.get("id") if here == "kern" else None
    return asked if asked in kernen_to_change(desk()) else None
