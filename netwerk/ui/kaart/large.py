"""A network too large to take in: what matters most stands above its map, in sentences."""

from __future__ import annotations

import streamlit as st

from netwerk.services.answers.highlights import first_of_each
from netwerk.services.records.choices import how_many
from netwerk.ui import map_steps, wait
from netwerk.ui.frame import desk
from netwerk.ui.words import plain

TOO_MANY = 10_000
"""Above this many actors regions and findings come first."""


def findings_first(step: map_steps.MapStep) -> None:
    """One card of each of a few kinds, by what leads; nothing for a network that fits the map.

    All in one place: the map below it does not move when the findings come in.
    """
    if how_many(desk(), step.selection) <= TOO_MANY:
        return
    with st.container():
        given = wait.findings(step.selection)
        if given is not None:
            leads = (plain(card.lead.sentence) for card in first_of_each(given))
            st.markdown("\n".join(f"- {lead}" for lead in leads))
