"""A network too large to take in: what matters most stands above its map, in sentences."""

from __future__ import annotations

import streamlit as st

from netwerk.services.choices import how_many
from netwerk.ui import map_steps, wait
from netwerk.ui.frame import desk
from netwerk.ui.words import plain

TOO_MANY = 10_000
"""Above this many actors regions and findings come first."""
FIRST = ("cut_point", "bridge", "gap", "isolated", "introduction_gain")
"""The kinds of finding that are told, one of each."""


def findings_first(step: map_steps.Step) -> None:
    """The most important finding of a few kinds; nothing for a network that fits the map."""
    if how_many(desk(), step.selection) <= TOO_MANY:
        return
    given = wait.findings(step.selection)
    if given is None:
        return
    first = [next((f for f in given if f.kind == kind), None) for kind in FIRST]
    st.markdown(
        "\n".join(f"- {plain(finding.sentence)}" for finding in first if finding is not None)
    )
