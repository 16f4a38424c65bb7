"""A card of one subject: what leads, what to do, how certain it is, and what else is said of it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from netwerk.services.answers.highlights import card_marks
from netwerk.services.answers.sections import Told
from netwerk.ui import show, to_map
from netwerk.ui.words import plain

SHOWN = 5
MORE = "Wat hier nog meer over te zeggen is"
RESTS_ON = "Relaties waar dit op rust"


def card(told: Told, key: str) -> None:
    """One subject in a box; on request why it is certain, and what else is said about it."""
    lead = told.lead
    with st.container(border=True, gap="xsmall"):
        step = f"\n\nVolgende stap: {plain(lead.next_step)}" if lead.next_step else ""
        st.markdown(f"**{plain(lead.sentence)}**{step}")
        label = f"Zekerheid: {plain(told.certainty.band)}. Waar rust dit op?"
        why = st.expander(label, type="compact", key=f"waarom:{key}", on_change="rerun")
        if why.open:  # most stay closed: what is in them is made and sent when it is asked for
            with why:
                _grounds(told, key)
        if told.parts:
            label = f"{MORE} ({len(told.parts)})"
            more = st.expander(label, type="compact", key=f"meer:{key}", on_change="rerun")
            if more.open:
                with more:
                    _parts(told)


def _grounds(told: Told, key: str) -> None:
    st.markdown(plain(told.certainty.sentence) or "Er is niets vastgelegd waar dit op rust.")
    if told.lead.evidence:
        show.small_table(show.evidence_rows(told.lead.evidence), RESTS_ON)
    if told.lead.actors:
        to_map.marks_button(card_marks(told), key)


def _parts(told: Told) -> None:
    for part in told.parts:
        step = f" Volgende stap: {plain(part.next_step)}" if part.next_step else ""
        st.markdown(f"{plain(told.part_words(part))}{step}")
        if part.evidence:
            show.small_table(show.evidence_rows(part.evidence), RESTS_ON)


def cards(told: Sequence[Told], key: str, empty: str, shown: int = SHOWN) -> None:
    """The first cards, the others on request; a sentence when there are none ('' says nothing)."""
    if not told:
        if empty:
            st.markdown(plain(empty))
        return
    everything = len(told) <= shown + 1 or st.session_state.get(f"alle:{key}", False)
    for number, entry in enumerate(told if everything else told[:shown]):
        card(entry, f"{key}:{number}:{entry.subject.key}")
    if len(told) > shown + 1:
        st.toggle(f"Toon alle {len(told)}", key=f"alle:{key}")
