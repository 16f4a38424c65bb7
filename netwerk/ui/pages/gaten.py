"""Gaten: what hangs by a thread, who stands alone, where contacts lack; and what to do about it."""

from __future__ import annotations

import streamlit as st

from netwerk.net.selection import Selection
from netwerk.schema import all_kernen, kern_word
from netwerk.services.answers.sections import GATEN
from netwerk.services.records.choices import kern_names
from netwerk.ui.cards import topic_page
from netwerk.ui.cards.topic_page import CardPage
from netwerk.ui.frame import desk, say_why_not_here, selection, title


def kern_choice(chosen: Selection) -> Selection:
    """The chosen gebied, or one kern of it."""
    names: dict[str | None, str] = {None: all_kernen()}
    names.update(kern_names(desk(), chosen.gebied).items())
    kern = st.selectbox(
        kern_word(),
        list(names),
        format_func=lambda k: names[k],
        key="gaten:kern",
        placeholder=all_kernen(),
        label_visibility="collapsed",
        width=260,
    )
    return Selection(gebied=chosen.gebied, kern=kern)


title("Gaten")
say_why_not_here()
topic_page.draw(
    CardPage(GATEN, "gaten", "Geen gaten gevonden bij wat is vastgelegd."),
    kern_choice(selection()),
)
