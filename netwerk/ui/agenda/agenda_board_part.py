"""The board: three columns of cards, on a phone one at a time; what is done is folded."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from netwerk.schema import schema
from netwerk.services.agenda.agenda_board import AgendaCard, AgendaColumn
from netwerk.services.agenda.agenda_items import AGENDA, INITIATIEF, SIGNAAL, VRAAGSTUK, AgendaKey
from netwerk.typed.dates import day_words, on_day_words
from netwerk.ui.agenda.which_open import open_card
from netwerk.ui.cards.folded import short_key
from netwerk.ui.own_browser import narrow
from netwerk.ui.words import plain

FIRST = 8
OPEN_LOOK = "background: var(--nw-soft); border: 2px solid var(--nw-link);"
EMPTY = {
    SIGNAAL: "Nog geen signaal. Wat hoorde je deze week?",
    VRAAGSTUK: "Nog geen vraagstuk. Maak er een van een of meer signalen.",
    INITIATIEF: "Nog geen initiatief. Maak er een voor een vraagstuk.",
}


def draw(columns: Sequence[AgendaColumn], opened: AgendaKey | None) -> None:
    """The columns; the card that is open is lifted out, and stays where the focus is.

    On a phone one column at a time: that of the card that was opened, else the signals.
    """
    if narrow():
        names = {column.label: _head(column) for column in columns}
        shown = st.segmented_control(
            "Wat wil je zien?",
            AGENDA,
            default=opened.label if opened else SIGNAAL,
            format_func=lambda label: names[label],
            required=True,
            key="agenda-kolom",
            label_visibility="collapsed",
            width="stretch",
        )
        _column(next(column for column in columns if column.label == shown), heading=False)
        return
    for column, place in zip(columns, st.columns(len(columns), gap="small"), strict=True):
        with place, st.container(key=f"agendakolom-{column.label}"):
            _column(column)
    if opened is not None:
        card = f".st-key-{_place(opened.label, opened.id)}"
        st.html(f"<style>{card} button {{ {OPEN_LOOK} }}</style>")


def _head(column: AgendaColumn) -> str:
    return f"{schema().labels[column.label].enkel.capitalize()} {len(column.open)}"


def _column(column: AgendaColumn, heading: bool = True) -> None:
    if heading:
        st.header(_head(column), anchor=False)
    if not column.open:
        st.markdown(EMPTY[column.label])
    key = f"agenda:alle:{column.label}"
    every = len(column.open) <= FIRST or st.session_state.get(key, False)
    for card in column.open if every else column.open[:FIRST]:
        _card(card)
    if len(column.open) > FIRST:
        st.toggle(f"Toon alle {len(column.open)}", key=key)
    _folded("In een vraagstuk", column.taken_up)
    _folded("Klaar", column.done)


def _folded(words: str, cards: Sequence[AgendaCard]) -> None:
    if not cards:
        return
    with st.expander(f"{words} ({len(cards)})", type="compact"):
        for card in cards:
            _card(card)


def _card(card: AgendaCard) -> None:
    """One card: a button with its title and, smaller, what one must know to choose it."""
    late = f" :orange[{_late(card.late)}]" if card.late else ""
    with st.container(key=_place(card.label, card.id)):
        st.button(
            f"**{plain(card.titel)}** :small[{plain(about(card))}]{late}",
            key=f"agenda:kaart:{card.label}:{card.id}",
            on_click=open_card,
            args=(card.label, card.id),
            width="stretch",
        )


def _place(label: str, id: str) -> str:
    """The key of a card: the same while it is open, or the focus on it would be lost."""
    return f"agendakaart-{short_key(f'{label}:{id}')}"


def about(card: AgendaCard) -> str:
    """What stands under a title: where, from which side or with whom, and how far it is."""
    if card.celebrated:
        end = f"gevierd {on_day_words(card.celebrated)}"
    elif card.label == SIGNAAL:
        end = day_words(card.datum) if card.datum else ""
    else:
        end = card.staat.lower()
    many = ""
    if card.label == VRAAGSTUK:
        numbers = {0: "geen signalen", 1: "één signaal"}
        many = numbers.get(card.signalen, f"{card.signalen} signalen")
    who = card.betrokken[0] if card.label == INITIATIEF and card.betrokken else card.heard
    where = card.where or ("kern niet bekend" if card.label == SIGNAAL else "")
    parts = (where, who, card.niveau.lower(), many, end)
    return ", ".join(part for part in parts if part)


def _late(days: int) -> str:
    return f"afspraak {days} {'dag' if days == 1 else 'dagen'} te laat"
