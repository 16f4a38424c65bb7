"""At most three things worth doing now: the first one large, the others beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from netwerk.errors import NetwerkError
from netwerk.insight.finding import Finding
from netwerk.services.answers.sections import Told
from netwerk.services.answers.topics import topic_of
from netwerk.services.day.deciding import open_findings
from netwerk.services.day.today import worth_doing
from netwerk.ui import wait
from netwerk.ui.cards import folded
from netwerk.ui.cards.subject import card, topic_card
from netwerk.ui.frame import desk, selection
from netwerk.ui.words import plain

WHERE = "vandaag"
NOTHING = "Niets dat nu moet. De ronde staat klaar."
FAILED = "De bevindingen laden niet. Je afspraken staan hieronder."


def draw(first_taken: bool) -> None:
    """What is worth doing; first_taken: something else is the first thing on this page already."""
    with st.container(key="opvalt"):
        try:
            given = wait.findings(selection())
            told = None if given is None else _chosen(given)
        except NetwerkError as error:
            st.error(plain(f"{FAILED} {error}"))
            st.button("Probeer opnieuw", key="vandaag:opnieuw", icon=":material/refresh:")
            return
    if told is None:
        return
    here = {one.lead.key for one in told}
    for key in folded.on_this_visit():
        if key not in here:  # deciding changed the network, so that it is found no more
            folded.draw(key)
    if not told and not first_taken:
        with st.container(key="eerste-niets"):
            st.markdown(NOTHING)
    if told and not first_taken:
        with st.container(key="vandaag-eerste"):
            topic = replace(topic_of(desk(), told[0]), points=())  # these stand on their own page
            topic_card(topic, WHERE, lead=True)
    rest = told[:2] if first_taken else told[1:]
    if rest:
        with st.container(key="vandaag-twee"):
            for column, one in zip(st.columns(2, gap="medium"), rest, strict=False):
                with column:
                    card(one, WHERE)


def _chosen(given: Sequence[Finding]) -> tuple[Told, ...]:
    """What is decided on this visit keeps its place, folded: nothing moves under the finger."""
    undecided = {finding.key for finding in open_findings(desk(), given)}
    held = [f for f in given if f.key in undecided or folded.folded(f.key) is not None]
    return worth_doing(desk(), selection(), held)
