"""Gebied beschrijven: a first description of a gebied.

To read here and to take along as HTML or Word.
"""

from __future__ import annotations

from functools import partial

import streamlit as st

from netwerk.report.values import Section
from netwerk.services.cards import place_names
from netwerk.services.descriptions import described, description
from netwerk.typed.text import slug
from netwerk.ui.frame import atlas, networks, selection, title, today, user
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
name = place_names(networks().store).get(gebied, "alle gebieden") if gebied else "alle gebieden"
with st.container(horizontal=True):
    for kind, label in KINDS.items():
        st.download_button(
            label,
            partial(described, networks(), atlas(), user(), gebied, today(), kind),
            file_name=f"beschrijving-{slug(name)}.{kind}",
            key=f"beschrijving:{kind}",
            on_click="ignore",
        )
with st.spinner("De beschrijving wordt gemaakt ..."):
    told = networks().kept(
        (networks().store.revision(), "beschrijving", gebied, today(), user().naam),
        lambda: description(networks(), atlas(), user(), gebied, today(), "docx"),
    )
st.header(plain(told.title))
for line in told.intro:
    st.markdown(plain(line))
for part in told.sections:
    section(part)
