"""A card of one subject: what leads, what to do, how certain it is, and what else is said of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from netwerk.services.answers.highlights import card_marks
from netwerk.services.answers.sections import Told, grounds_words
from netwerk.ui import doubles, show, to_map
from netwerk.ui.words import plain

SHOWN = 10
MORE = "Wat hier nog meer over te zeggen is"
RESTS_ON = "Relaties waar dit op rust"

Draw = Callable[[Told, str], None]
"""What draws a card, with the key of its parts."""


def card(told: Told, key: str) -> None:
    """One subject in a box; on request why it is certain, and what else is said about it."""
    lead = told.lead
    with st.container(border=True, gap="xsmall"):
        step = f"\n\nVolgende stap: {plain(told.next_step)}" if told.next_step else ""
        st.markdown(f"**{plain(lead.sentence)}**{step}")
        doubles.link(lead, key)
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
    st.markdown(plain(grounds_words(told.lead)) or "Er is niets vastgelegd waar dit op rust.")
    if told.lead.evidence:
        show.small_table(show.evidence_rows(told.lead.evidence), RESTS_ON)
    if told.lead.actors:
        to_map.marks_button(card_marks(told), key)


def _parts(told: Told) -> None:
    """The other facts, then once all relations that they rest on."""
    for part in told.parts:
        own = part.next_step if part.next_step != told.next_step else ""
        step = f" Volgende stap: {plain(own)}" if own else ""
        st.markdown(f"{plain(told.part_words(part))}{step}")
    ties = {tie.relatie: tie for part in told.parts for tie in part.evidence}
    if ties:
        show.small_table(show.evidence_rows(tuple(ties.values())), RESTS_ON)


def cards(told: Sequence[Told], key: str, draw: Draw = card, shown: int = SHOWN) -> None:
    """The first cards, the others on request."""
    everything = len(told) <= shown + 1 or st.session_state.get(f"alle:{key}", False)
    for entry in told if everything else told[:shown]:
        draw(entry, f"{key}:{entry.subject.key}")
    if len(told) > shown + 1:
        st.toggle(f"Toon alle {len(told)}", key=f"alle:{key}")
