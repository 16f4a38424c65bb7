"""Which card of the agenda is open: the address says so, so that it can be shared."""

from __future__ import annotations

import streamlit as st

from netwerk.services.agenda.agenda_items import AGENDA, AgendaKey, field_of
from netwerk.ui.links import CARD_KEY, CARD_KIND

KIND, KEY = CARD_KIND, CARD_KEY


def opened_key() -> AgendaKey | None:
    """The item that the address names, None without."""
    kind, id = st.query_params.get(KIND), st.query_params.get(KEY)
    label = next((label for label in AGENDA if field_of(label) == kind), None)
    return AgendaKey(label, id) if label and id else None


def open_card(label: str, id: str) -> None:
    """Open a card with the next run."""
    st.query_params[KIND] = field_of(label)
    st.query_params[KEY] = id


def close_card() -> None:
    """Close the card that is open."""
    st.query_params.pop(KIND, None)
    st.query_params.pop(KEY, None)
