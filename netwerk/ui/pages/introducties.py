"""Introducties: whom to introduce to whom, and what came of it."""

from __future__ import annotations

import streamlit as st

from netwerk.services.answers.outcomes import outcome_of_proposals
from netwerk.services.answers.sections import KANSEN
from netwerk.ui.cards import topic_page
from netwerk.ui.cards.topic_page import CardPage
from netwerk.ui.frame import desk, say_why_not_here, selection, title
from netwerk.ui.words import plain

CAME = "Wat leverden voorstellen op?"
NONE = "Er zijn geen voorstellen: te weinig is vastgelegd, of over alle is besloten."

title("Introducties")
say_why_not_here()
st.markdown("Dat deze twee contact hebben, is niet bekend.")
topic_page.draw(CardPage(KANSEN, "voorstellen", NONE), selection())
came = st.expander(CAME, key="uitkomst", type="compact", on_change="rerun")
if came.open:
    told = outcome_of_proposals(desk()).sentences(selection().gebied)
    came.markdown("\n\n".join(map(plain, told)))
