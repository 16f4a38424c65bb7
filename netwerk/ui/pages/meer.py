"""Meer: everything that does not stand in the bar of a phone."""

from __future__ import annotations

import streamlit as st

from netwerk.access.rights import BEHEREN, allowed
from netwerk.ui import add_here
from netwerk.ui.agenda import signal_form
from netwerk.ui.frame import desk, title
from netwerk.ui.menu import MENU, page_file, shown_pages
from netwerk.ui.sign_in.gate import sign_out_button
from netwerk.ui.team import who_here

title("Meer")
who_here.draw()
add_here.open_button("meer")
signal_form.open_button("meer", width="stretch")
for entry in MENU:
    st.header(entry.title, anchor=False)
    with st.container(horizontal=True, key=f"meer-{entry.first.name}"):
        for shown in shown_pages(entry, allowed(desk().user, BEHEREN)):
            st.page_link(page_file(shown.name), label=shown.title, icon=f":material/{shown.icon}:")
sign_out_button("meer")
