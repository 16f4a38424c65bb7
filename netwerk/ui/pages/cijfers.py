"""Cijfers: what was counted of the gebied and its kernen, and bringing figures in."""

from __future__ import annotations

import streamlit as st

from netwerk.ui.figures import count_part, read_part, rows_part, sources_part
from netwerk.ui.frame import title, why_not
from netwerk.ui.may_here import may_change_here
from netwerk.ui.portraits import html_rows

title("Cijfers")
html_rows.look()
rows_part.draw(*rows_part.choose())
if may_change_here("Cijfer"):
    read_part.draw()
    count_part.draw()
else:
    st.info(why_not("Cijfer"))
sources_part.draw()
