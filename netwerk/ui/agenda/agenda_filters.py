"""What of the agenda is shown: kern, domein, niveau and state."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext

import streamlit as st

from netwerk.schema import all_kernen, schema
from netwerk.services.agenda.agenda_board import AgendaChosen
from netwerk.services.records.choices import kern_names
from netwerk.ui.frame import desk, selection
from netwerk.ui.own_browser import narrow


def chosen() -> AgendaChosen:
    """Draw the choices, each with what everything is called; what was chosen."""
    gebied = selection().gebied
    keuzes = schema().keuzes
    words = {
        name: {k.waarde: k.label for k in keuzes[name].keuzes.values()}
        for name in ("domein", "niveau", "staat")
    }
    place = st.expander("Filters", type="compact") if narrow() else nullcontext()
    with place, st.container(horizontal=True, gap="xsmall", key="agenda-filters"):
        return AgendaChosen(
            gebied=gebied,
            kern=_one(all_kernen(), "kern", kern_names(desk(), gebied)),
            domein=_one("Alle domeinen", "domein", words["domein"]),
            niveau=_one("Elk niveau", "niveau", words["niveau"]),
            staat=_one("Elke stand", "staat", words["staat"]),
        )


def _one(everything: str, name: str, words: Mapping[str, str]) -> str | None:
    key = f"agenda:filter:{name}"
    if st.session_state.get(key) not in words:
        st.session_state.pop(key, None)
    return st.selectbox(
        everything,
        [None, *words],
        format_func=lambda value: words[value] if value else everything,
        key=key,
        label_visibility="collapsed",
        persist_state="session",
    )
