"""The agenda as a table: everything that is chosen, with what is done."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from netwerk.schema import schema
from netwerk.services.agenda.agenda_board import AgendaCard
from netwerk.typed.dates import day_words
from netwerk.ui.links import card_link
from netwerk.ui.portraits import html_rows as rows

HEADS = ("Wat", "Soort", "Waar", "Niveau", "Stand", "Sinds", "Betrokken")
MOST = 300
NAMED = 3


def draw(cards: Sequence[AgendaCard]) -> None:
    """The table, a row for each item; its title opens the card."""
    if not cards:
        st.markdown("Hier staat niets op de agenda. Wat hoorde je deze week?")
        return
    st.html(rows.table(HEADS, [("", map(_row, cards[:MOST]))], "Wat er op de agenda staat"))
    if len(cards) > MOST:
        st.markdown(f"De eerste {MOST} van {len(cards)} staan hier. Kies een kern of domein.")


def _row(card: AgendaCard) -> tuple[str, ...]:
    more = len(card.betrokken) - NAMED
    who = ", ".join(card.betrokken[:NAMED]) + (f" en nog {more}" if more > 0 else "")
    stand = "Gevierd" if card.celebrated else card.staat
    return (
        card_link(card.label, card.id, card.titel),
        rows.text(schema().labels[card.label].enkel.capitalize()),
        rows.text(card.where or rows.UNKNOWN),
        rows.text(card.niveau),
        rows.text(stand),
        rows.text(day_words(card.datum)),
        rows.text(who or rows.UNKNOWN),
    )
