"""Gebied beschrijven: a first description of a gebied, to read here or take along in a file."""

from __future__ import annotations

from functools import partial

import streamlit as st

from netwerk.report.description import Section
from netwerk.services.descriptions import described, description, file_name
from netwerk.ui import show
from netwerk.ui.frame import desk, selection, title
from netwerk.ui.words import plain

FIRST = 2  # so many parts stand open: the page is short, the file holds everything
KINDS = {"docx": "Download als Word", "html": "Download als webpagina"}


def section(item: Section) -> None:
    """One part of the description under its heading."""
    st.header(plain(item.title))
    content(item)


def folded(item: Section) -> None:
    """A further part, opened by who wants to read it here."""
    with st.expander(plain(item.title)):
        content(item)


def content(item: Section) -> None:
    """What a part says, in words, tables and a picture."""
    if item.text:
        st.markdown("\n\n".join(map(plain, item.text)))
    for table in item.tables:
        show.small_table(
            [dict(zip(table.head, row, strict=True)) for row in table.rows], table.caption
        )
    if item.beeld is not None and item.beeld.png is not None:
        st.image(item.beeld.png, caption=plain(item.beeld.alt), alt=item.beeld.alt)
    if item.points:
        st.markdown("\n".join(f"- **{plain(p.text)}** {plain(p.note)}" for p in item.points))


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
    told = description(desk(), gebied, "screen")
st.header(plain(told.title))
for line in told.intro:
    st.markdown(plain(line))
for part in told.sections[:FIRST]:
    section(part)
if told.sections[FIRST:]:
    st.header("Lees verder")
for part in told.sections[FIRST:]:
    folded(part)
