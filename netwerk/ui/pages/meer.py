"""Meer: everything that does not stand in the bar of a phone."""

from __future__ import annotations

import streamlit as st

from netwerk.ui import add_here
from netwerk.ui.agenda import signal_form
from netwerk.ui.frame import title
from netwerk.ui.menu import MENU, page_file

title("Meer")
add_here.open_button("meer")
signal_form.open_button("meer")
for entry in MENU:
    st.header(entry.title, anchor=False)
    with st.container(horizontal=True, key=f"meer-{entry.first.name}"):
        for shown in entry.pages:
            st.page_link(page_file(shown.name), label=shown.title, icon=f":material/{shown.icon}:")
