"""Beheer: the log, its yearly report and who may what, for who manages the whole."""

from __future__ import annotations

import streamlit as st

from netwerk.access.rights import BEHEREN, allowed
from netwerk.ui.beheer import log_part, year_part
from netwerk.ui.frame import desk, title
from netwerk.ui.page_refused import page_refused

title("Beheer")
if not allowed(desk().user, BEHEREN):
    page_refused("Deze pagina is voor de beheerder van netwerk. Vraag hem om wat je wilt weten.")
else:
    st.header("Wie mag wat?", anchor=False)
    year_part.roles()
    st.header("Jaarverslag", anchor=False)
    st.markdown("Wie mag wat en wie deed wat, voor de controle van een jaar.")
    year_part.report()
    st.header("Logboek", anchor=False)
    log_part.draw()
