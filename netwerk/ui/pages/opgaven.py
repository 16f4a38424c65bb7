"""Opgaven: the goals of the gebied, where they stand, and what changed since the nulmeting."""

from __future__ import annotations

import streamlit as st

from netwerk.services.opgaven.goals_shown import opgaven
from netwerk.services.records.changeable import may_add
from netwerk.ui import lost_forms, saved_notice
from netwerk.ui.frame import desk, selection, title, why_not
from netwerk.ui.opgaven import card, form, nulmeting_part

FIRST = 6
NONE = "Nog geen opgaven gekozen. Wat moet hier over vijf jaar anders zijn?"

title("Opgaven")
lost_forms.tell()
saved_notice.show("Opgave:opgaven")
saved_notice.show(form.NEW)  # not in its box, which closes when there is an opgave
goals = opgaven(desk(), selection())
if not goals:
    st.markdown(NONE)
everything = len(goals) <= FIRST or st.toggle(f"Toon alle {len(goals)}", key="opgaven:alle")
for goal in goals if everything else goals[:FIRST]:
    card.draw(goal)
if may_add(desk(), "Opgave", selection().gebied):
    with st.expander("Nieuwe opgave", expanded=not goals):
        form.draw()
else:
    st.info(why_not("Opgave"))
nulmeting_part.draw()
