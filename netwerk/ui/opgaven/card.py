"""One opgave: its title, where it stands and its line; the rest when it is opened."""

from __future__ import annotations

from html import escape

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
MORE, MORE_WARNED = "Meer over deze opgave", "Meer over deze opgave, met een 'let op'"


def draw(shown: OpgaveShown) -> None:
    """Draw one opgave as a row that can be opened."""
    item = shown.item
    key = f"opgave:{item.id}"
    with st.container(key=f"opgavekaart-{item.id}", gap="xsmall"):
        svg, words = line_picture(shown)
        left, right = st.columns((3, 2)) if svg else (st.container(), st.container())
        with left:
            st.html(
                f'<div class="nw-tekst"><h2 class="nw-kop">{escape(item.titel)}</h2>'
                f"<p>{escape(shown.sentence)}</p></div>"
            )
        if svg:
            with right:
                small_svg.draw(svg, words, key)
        saved_notice.show(key)
        label = MORE_WARNED if shown.warnings else MORE
        box = st.expander(label, type="compact", key=f"meer:{key}", on_change="rerun")
        if box.open:  # most stay closed: what is in them is made when it is asked for
            with box:
                _opened(shown, key)


def _opened(shown: OpgaveShown, key: str) -> None:
    if shown.goal:
        st.markdown(f"**{plain(shown.goal)}**")
    if shown.rests_on:
        st.caption(plain(shown.rests_on))
    _warnings(shown.warnings)
    may = desk().may_change(shown.item.gebied, "Opgave")
    if may:
        counting.draw(shown, key)
    _facts(shown)
    _more(shown)
    if may:
        _change(shown, key)


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


def _change(shown: OpgaveShown, key: str) -> None:
    box = st.expander("Wijzig deze opgave", type="compact", key=f"wijzig:{key}", on_change="rerun")
    if box.open:
        with box:
            form.draw(shown)
            edit.remove("Opgave", shown.item.id, "opgaven", lambda: None)
