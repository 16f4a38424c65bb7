"""The cards of a page under its questions: a few first, the others below when asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from netwerk.services.answers.sections import SHOWN_FIRST, PagePart, Told, shown_first, table_rows
from netwerk.ui import show, subject_card
from netwerk.ui.words import plain

MORE, LESS = "Meer", "Minder"
TABLE = "Als tabel"


@dataclass(frozen=True)
class Asked:
    """A question of a page with its cards, and a note beside them or in their place."""

    title: str
    cards: tuple[Told, ...]
    note: str = ""


def answered(
    questions: Sequence[Asked],
    key: str,
    most: int = SHOWN_FIRST,
    draw: subject_card.Draw = subject_card.card,
) -> None:
    """The questions with at most so many cards; what is left comes below, on request.

    Below and not in between: nothing that stands there already moves, and who goes on by keyboard
    or screen reader comes upon what was asked for.
    """
    first = shown_first([asked.cards for asked in questions], most)
    for asked in questions:
        now = [card for card in asked.cards if card.subject.key in first]
        if now or asked.note:
            st.header(asked.title)
            subject_card.cards(now, f"{key}:{asked.title}", draw)
            if asked.note:
                st.markdown(plain(asked.note))
    rest = {
        asked.title: [card for card in asked.cards if card.subject.key not in first]
        for asked in questions
    }
    left = sum(map(len, rest.values()))
    many = "onderwerp" if left == 1 else "onderwerpen"
    is_open = bool(st.session_state.get(f"verder:{key}"))
    words = f"{LESS}: verberg {left} {many}" if is_open else f"{MORE}: nog {left} {many}"
    if not left or not st.toggle(words, key=f"verder:{key}"):
        return
    for asked in questions:
        if rest[asked.title]:
            told_before = len(rest[asked.title]) < len(asked.cards) or asked.note
            st.header(f"{MORE}: {asked.title}" if told_before else asked.title)
            subject_card.cards(rest[asked.title], f"{key}:verder:{asked.title}", draw)


def all_in_a_table(parts: Sequence[PagePart], key: str) -> None:
    """Everything that a page tells as a table, made when it is opened."""
    rows = table_rows(parts)
    if not rows:
        return
    box = st.expander(TABLE, key=f"tabel:{key}", on_change="rerun")
    if box.open:
        with box:
            show.table(rows, f"bevindingen:{key}", alt=TABLE)
