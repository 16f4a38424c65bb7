"""At most three things worth doing now: the first one large, the others beside each other."""

from __future__ import annotations

import streamlit as st

from netwerk.errors import NetwerkError
from netwerk.insight.subjects import Told
from netwerk.services.day.deciding import open_findings
from netwerk.services.day.today import worth_doing
from netwerk.ui import wait
from netwerk.ui.frame import desk, selection
from netwerk.ui.subject_card import card
from netwerk.ui.words import plain

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
    if not told and not first_taken:
        with st.container(key="eerste-niets"):
            st.markdown(NOTHING)
        return
    rest = told[:2] if first_taken else told[1:]
    if not first_taken:
        card(told[0], "vandaag")
    for column, one in zip(st.columns(2, gap="medium"), rest, strict=False):
        with column:
            card(one, "vandaag")


def _chosen(given: object) -> tuple[Told, ...]:
    """As they were at the start of this visit: what is decided folds, and no other comes at once."""
    findings = tuple(given)  # type: ignore[call-overload]
    return worth_doing(desk(), selection(), open_findings(desk(), findings))
