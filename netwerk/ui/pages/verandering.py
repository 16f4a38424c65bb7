"""Verandering: what changed since the last meeting, a kept moment, a day, or a time of today."""

from __future__ import annotations

import streamlit as st

from netwerk.services.answers.questions import changed_between
from netwerk.ui import changed_since, show
from netwerk.ui.frame import desk, selection, title
from netwerk.ui.own_browser import narrow
from netwerk.ui.portraits import html_rows
from netwerk.ui.words import plain

FIRST, ON_PHONE = 4, 2
ALSO = "Wat er nog meer is veranderd"

html_rows.look()
title("Verandering")
changed_since.keep_now()
period = changed_since.choose_period()
changes = changed_between(desk(), period.first, period.last, selection())
todo = [change for change in changes if change.next_step]
facts = [change for change in changes if not change.next_step]
st.header(period.words)
if todo or not facts:
    show.findings(todo, "verandering", "Er is niets veranderd.", shown=2 if narrow() else 3)
if len(facts) == 1 and not todo:
    st.markdown(plain(facts[0].sentence))
elif facts:
    if todo:
        st.subheader(ALSO)
    first = ON_PHONE if narrow() else FIRST
    every = len(facts) <= first or st.toggle(f"Toon alle {len(facts)}", key="verandering:alle")
    rows = facts if every else facts[:first]
    show.small_table([{"Wat": f.sentence, "Zekerheid": f.certainty.band} for f in rows], ALSO)
changed_since.agenda_since_then(period)
changed_since.done_since(period)
