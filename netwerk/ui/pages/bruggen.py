"""Bruggen: who and what holds the network together; and how to get to somebody, reach, what if."""

from __future__ import annotations

import streamlit as st

from netwerk.services.answers.sections import BRUGGEN
from netwerk.ui import bridge_views
from netwerk.ui.cards import topic_page
from netwerk.ui.cards.topic_page import CardPage
from netwerk.ui.frame import say_why_not_here, selection, title

VIEWS = {
    "Bevindingen": None,
    "Hoe kom ik bij ...?": bridge_views.route_form,
    "Bereik van een team": bridge_views.reach_form,
    "Wat als ...?": bridge_views.what_if_form,
}

title("Bruggen")
say_why_not_here()
view = st.selectbox(
    "Wat wil je zien?", list(VIEWS), key="bruggen:wat", label_visibility="collapsed", width=260
)
draw = VIEWS[str(view)]
if draw is not None:
    draw()
else:
    topic_page.draw(
        CardPage(BRUGGEN, "bruggen", "Geen bruggen gevonden bij wat is vastgelegd."), selection()
    )
