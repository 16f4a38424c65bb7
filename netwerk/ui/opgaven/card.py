"""One opgave: the goal, where it stands as a line and a sentence, and what can be done."""

from __future__ import annotations

import streamlit as st

from netwerk.schema import schema
from netwerk.services.opgaven.goal_line import line_picture, point_rows
from netwerk.services.opgaven.goals_shown import OpgaveShown
from netwerk.ui import edit, saved_notice, show
from netwerk.ui.cards import small_svg
from netwerk.ui.frame import desk
from netwerk.ui.opgaven import counting, form
from netwerk.ui.words import plain

HEAD = ("Wanneer", "Waarde", "Tussen", "Bron")


def draw(shown: OpgaveShown) -> None:
    """Draw one opgave in a box of its own."""
    item = shown.item
    key = f"opgave:{item.id}"
    with st.container(border=True, key=f"opgavekaart-{item.id}"):
        st.header(plain(item.titel), anchor=False)
        svg, words = line_picture(shown)
        left, right = st.columns((3, 2)) if svg else (st.container(), st.container())
        with left:
            if shown.goal:
                st.markdown(f"**{plain(shown.goal)}**")
            st.markdown(plain(shown.sentence))
            if shown.rests_on:
                st.caption(plain(shown.rests_on))
        if svg:
            with right:
                small_svg.draw(svg, words, key)
        with left:
            _facts(shown)
        _more(shown)
        _warnings(shown.warnings)
        saved_notice.show(key)
        if desk().may_change(item.gebied):
            _actions(shown, key)


def _facts(shown: OpgaveShown) -> None:
    item = shown.item
    level = schema().toon("Opgave", "niveau", item.niveau) if item.niveau else ""
    rows = (
        ("Wat is er aan de hand", item.probleem),
        ("Trekker", item.trekker),
        ("Partners", shown.partners),
        ("Eerste stap", item.eerste_stap),
        ("Wie het oppakt", level),
    )
    show.facts([(label, value) for label, value in rows if value])


def _more(shown: OpgaveShown) -> None:
    if shown.stands.points:
        with st.expander("Alle metingen", type="compact"):
            rows = [dict(zip(HEAD, row, strict=True)) for row in point_rows(shown)]
            show.small_table(rows, f"Metingen van {shown.item.titel}")
    with st.expander("Tekst voor een plan", type="compact"):
        st.code(shown.text, language=None, wrap_lines=True)


def _warnings(warnings: tuple[str, ...]) -> None:
    if not warnings:
        return
    lines = "\n".join(f"- {plain(sentence)}" for sentence in warnings)
    st.warning(f"Let op\n\n{lines}")


def _actions(shown: OpgaveShown, key: str) -> None:
    counting.draw(shown, key)
    box = st.expander("Wijzig deze opgave", type="compact", key=f"wijzig:{key}", on_change="rerun")
    if box.open:
        with box:
            form.draw(shown)
            edit.remove("Opgave", shown.item.id, "opgaven", lambda: None)
