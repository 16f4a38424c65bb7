"""Dubbelen: who may be in the network twice, side by side: one, or not the same."""

from __future__ import annotations

import streamlit as st

from netwerk.errors import NetwerkError
from netwerk.services.records.double_pairs import DoublePair, duplicates
from netwerk.ui import doubles, saved_notice
from netwerk.ui.frame import READS_ONLY, desk, selection, title
from netwerk.ui.words import number, plain

FEW = 8


def opened_from_elsewhere(listed: tuple[DoublePair, ...]) -> None:
    """The pair that was opened on another page, when it is not among those below."""
    ids = st.session_state.get(doubles.OPEN)
    if not ids or any(set(pair.ids) == set(ids) for pair in listed):
        return
    with st.container(border=True, gap="xsmall"):
        try:
            doubles.beside(*ids)
        except NetwerkError as problem:
            st.session_state[doubles.OPEN] = None
            st.info(plain(problem))


def pairs(listed: tuple[DoublePair, ...]) -> None:
    """The likeliest pairs first, what was left for later last."""
    later = st.session_state.get(doubles.LATER, set())
    ids = set(st.session_state.get(doubles.OPEN) or ())
    now = [pair for pair in listed if pair.key not in later]
    now.sort(key=lambda pair: set(pair.ids) != ids)  # what was opened stands on top
    if not now:
        st.markdown("Er zijn geen actoren meer die op elkaar lijken.")
    else:
        many = "1 paar lijkt" if len(now) == 1 else f"{number(len(now))} paren lijken"
        st.markdown(f"{many} op elkaar. Wie het meest op elkaar lijkt, staat bovenaan.")
    everything = len(now) <= FEW + 1 or st.session_state.get("dubbelen:alle", False)
    for pair in now if everything else now[:FEW]:
        doubles.card(pair)
    if len(now) > FEW + 1:
        st.toggle(f"Toon alle {number(len(now))} paren", key="dubbelen:alle")
    left = [pair for pair in listed if pair.key in later]
    if left and st.toggle(f"Toon wat je voor later bewaarde ({len(left)})", key="dubbelen:bewaard"):
        for pair in left:
            doubles.card(pair)


title("Dubbelen")
st.markdown(
    "Wie staat er misschien dubbel in? Vergelijk de twee. Zijn zij dezelfde, voeg ze dan samen. "
    "Zo niet, zeg dat dan: het wordt niet meer gevraagd, ook niet op Gaten of bij een import."
)
if not desk().changes_somewhere:
    st.info(READS_ONLY)
saved_notice.show(doubles.HERE)
found = duplicates(desk(), selection().gebied)
opened_from_elsewhere(found)
pairs(found)
before = st.expander("Niet hetzelfde: eerder gezegd", key="dubbelen:eerder", on_change="rerun")
if before.open:
    with before:
        doubles.said_before()
