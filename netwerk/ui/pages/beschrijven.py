"""Gebied beschrijven: a first description of a gebied.

To read here and to take along as HTML or Word.
"""

from __future__ import annotations

from functools import partial

import streamlit as st

from netwerk.report.values import Section
from netwerk.services.descriptions import described, description, file_name
from netwerk.ui.frame import desk, selection, title
from netwerk.ui.words import plain

KINDS = {"docx": "Download als Word", "html": "Download als webpagina"}


def section(item: Section) -> None:
    """One part of the description."""
    st.header(plain(item.title))
    for line in item.text:
        st.markdown(plain(line))
    for table in item.tables:
        st.table(
            [dict(zip(table.head, map(plain, row), strict=True)) for row in table.rows],
            hide_index=True,
        )
    if item.beeld is not None and item.beeld.png is not None:
        st.image(item.beeld.png, caption=plain(item.beeld.alt), alt=item.beeld.alt)
    for point in item.points:
        st.markdown(f"- **{plain(point.text)}** {plain(point.note)}")


title("Gebied beschrijven")
gebied = selection().gebied
with st.container(horizontal=True):
    for kind, label in KINDS.items():
        st.download_button(
            label,
            partial(described, desk(), gebied, kind),
            file_name=file_name(desk(), gebied, kind),
            key=f"beschrijving:{kind}",
            on_click="ignore",
        )
with st.spinner("De beschrijving wordt gemaakt ..."):
    told = description(desk(), gebied, "docx")
st.header(plain(told.title))
for line in told.intro:
    st.markdown(plain(line))
for part in told.sections:
    section(part)
