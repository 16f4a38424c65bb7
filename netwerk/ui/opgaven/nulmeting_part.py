"""Nulmetingen: making one, and putting one beside now in words and pictures."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from netwerk.errors import NetwerkError, StoreBusy, StoreUnavailable
from netwerk.services.opgaven.nulmetingen import (
    RECORDED,
    TWO_COUNTS,
    Compared,
    ComparedRow,
    compared,
    make_nulmeting,
    name_offered,
    nulmetingen,
)
from netwerk.ui import retry, saved_notice, show, state
from netwerk.ui.cards import small_svg
from netwerk.ui.frame import desk, selection
from netwerk.ui.words import plain

FORM = "nulmeting"
WHAT = (
    "Een nulmeting zet vast hoe het netwerk en de opgaven er nu voor staan. Later zie je hier wat "
    "er is veranderd. Wie daarna iets verbetert, verandert de nulmeting niet."
)
NETWORK, GOALS, KEPT = "Het netwerk", "De opgaven", "Wat er is vastgelegd"


def draw() -> None:
    """The part about nulmetingen, on the page Opgaven."""
    st.header("Nulmeting", anchor=False)
    saved_notice.show(FORM)
    _make()
    kept = {one.item.id: one for one in nulmetingen(desk(), selection())}
    if not kept:
        st.markdown(plain(WHAT))
        return
    chosen = st.selectbox(
        "Vergelijk met", list(kept), format_func=lambda id: kept[id].words, key="nulmeting:keuze"
    )
    if chosen:
        _beside(compared(desk(), chosen, selection()))


def _make() -> None:
    if not desk().may_change(selection().gebied, "Peilmoment"):
        return
    with st.expander("Nulmeting maken", type="compact"), st.form(FORM, border=False):
        st.markdown(plain(WHAT))
        naam = st.text_input("Hoe heet de nulmeting?", name_offered(desk(), selection().gebied))
        sent = st.form_submit_button("Maak de nulmeting")
        sent = retry.asked_again(FORM, st.form_submit_button) or sent
    if sent:
        with retry.saving(FORM):
            _keep(naam)


def _keep(naam: str) -> None:
    token = state.sent_token(FORM, naam)
    try:
        revision = make_nulmeting(desk(), naam, selection().gebied, token=token)
    except (StoreBusy, StoreUnavailable):
        raise
    except NetwerkError as error:
        st.error(plain(error))
        return
    state.saved(FORM, "", revision.head)
    saved_notice.tell(FORM, f"Vastgezet: {' '.join(naam.split())}.", revision.head)
    st.rerun()


def _beside(told: Compared) -> None:
    if told.network and told.pictures:
        st.markdown(plain(TWO_COUNTS))
    if told.pictures:
        for number, (column, (svg, words)) in enumerate(
            zip(st.columns(2), told.pictures, strict=True)
        ):
            with column:
                small_svg.draw(svg, words, f"nulmeting:{number}")
                st.caption(plain(words))
    _table(NETWORK, told.network, told.network_note)
    # what the goals say stands above, with each of them
    _table(GOALS, told.opgaven, told.opgaven_note, sentences=False)
    _table(KEPT, told.recorded, RECORDED)


def _table(
    title: str, rows: Sequence[ComparedRow], note: str = "", *, sentences: bool = True
) -> None:
    """Then and now in three columns, so that it fits a phone; what it says stands under it."""
    if not rows and not note:
        return
    st.subheader(title, anchor=False)
    if note:
        st.markdown(plain(note))
    show.small_table([{"Wat": r.what, "Toen": r.then, "Nu": r.now} for r in rows], title)
    lines = [f"- {plain(r.what)}: {plain(r.sentence)}" for r in rows if r.sentence and sentences]
    if lines:
        st.markdown("\n".join(lines))
