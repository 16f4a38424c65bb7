"""Doelgroepen: whom you want to reach, who that is now, how, and out as a list."""

from __future__ import annotations

import streamlit as st

from netwerk.services.records.changeable import may_add
from netwerk.ui import lost_forms, saved_notice
from netwerk.ui.communication import audience_form, audience_pick, audience_shown
from netwerk.ui.frame import desk, selection, title, why_not
from netwerk.ui.theme import FRONTEND

st.html(FRONTEND / "doelgroepen.css")
title("Doelgroepen")
lost_forms.tell()
saved_notice.show("doelgroepen")
saved_notice.show("Doelgroep:doelgroepen")
chosen = audience_pick.choose()
if chosen is not None:
    audience_shown.draw(chosen)
elif may_add(desk(), "Doelgroep", selection().gebied):
    audience_pick.offers()
    with st.expander("Zelf een doelgroep maken"):
        audience_form.draw("nieuw")
else:
    st.info(why_not("Doelgroep"))
