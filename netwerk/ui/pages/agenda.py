"""Agenda: what plays in the gebied as a board, a list or by month, with one card opened."""

from __future__ import annotations

from functools import partial

import streamlit as st

from netwerk.services.agenda.agenda_board import agenda_board, agenda_cards
from netwerk.services.agenda.agenda_print import agenda_page
from netwerk.services.agenda.agenda_timeline import agenda_timeline
from netwerk.ui import sheet
from netwerk.ui.agenda import (
    agenda_board_part,
    agenda_filters,
    agenda_list_part,
    agenda_opened_card,
    agenda_timeline_part,
    returning_part,
    signal_form,
)
from netwerk.ui.agenda.which_open import opened_key
from netwerk.ui.frame import desk, say_why_not_here, selection, title
from netwerk.ui.may_here import may_add_here
from netwerk.ui.own_browser import narrow
from netwerk.ui.portraits import html_rows
from netwerk.ui.theme import FRONTEND

BOARD, LIST, TIMELINE = "Bord", "Lijst", "Tijdlijn"

html_rows.look()
st.html(FRONTEND / "agenda.css")
title("Agenda")
opened = opened_key()
with st.container(horizontal=True, gap="xsmall", key="agenda-boven"):
    if may_add_here():
        signal_form.open_button("agenda")
    st.download_button(
        "Agenda op A3",
        partial(agenda_page, desk(), selection(), "pdf"),
        "maatschappelijke-agenda.pdf",
        "application/pdf",
        icon=":material/print:",
        on_click="ignore",
        key="agenda:blad",
    )
say_why_not_here()
returning_part.draw(selection())
with st.container(horizontal=True, gap="small", key="agenda-keuzes", vertical_alignment="center"):
    view = st.segmented_control(
        "Hoe wil je het zien?",
        (BOARD, LIST, TIMELINE),
        default=BOARD,
        required=True,
        key="agenda-zicht",
        label_visibility="collapsed",
        bind="query-params",
        width="content",
    )
    chosen = agenda_filters.chosen()
beside = opened is not None and not narrow()
# The same columns with and without an open card: else all of it is made anew, and the focus lost.
main, panel = st.columns([2.7, 1.4] if beside else [200, 1], gap="medium")
if opened is not None and beside:
    with panel:
        agenda_opened_card.beside(opened)
with main:
    if view == LIST:
        agenda_list_part.draw(agenda_cards(desk(), chosen))
    elif view == TIMELINE:
        agenda_timeline_part.draw(agenda_timeline(desk(), chosen))
    else:
        agenda_board_part.draw(agenda_board(desk(), chosen), opened)
if opened is not None and not beside and not sheet.is_open():
    agenda_opened_card.over(opened)
st.caption("De agenda gaat over groepen, organisaties en plekken, nooit over bewoners.")
