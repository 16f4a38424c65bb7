"""Gebied beschrijven: the description of a gebied, to read here or take along in a file."""

from __future__ import annotations

from functools import partial

import streamlit as st

from netwerk.errors import NetwerkError
from netwerk.services.describing.descriptions import (
    ON_SCREEN,
    Asked,
    described,
    description,
    file_name,
)
from netwerk.services.describing.year_krant import krant_file, krant_name
from netwerk.ui.describing.own_forms import own_forms
from netwerk.ui.describing.several import several
from netwerk.ui.describing.told import front_page, part
from netwerk.ui.describing.wanted import wanted
from netwerk.ui.frame import desk, selection, title
from netwerk.ui.words import plain

KINDS = {
    "docx": "Download als Word",
    "pdf": "Download als PDF",
    "html": "Download als webpagina",
}


def downloads(gebied: str | None, asked: Asked) -> None:
    """A button for each kind of file; the file is made when it is pressed."""
    with st.container(horizontal=True):
        for kind, label in KINDS.items():
            st.download_button(
                label,
                partial(described, desk(), gebied, kind, asked),
                file_name=file_name(desk(), gebied, kind, asked.nameless),
                key=f"beschrijving:{kind}",
                on_click="ignore",
            )
        st.download_button(
            "Gebiedskrant",
            partial(krant_file, desk(), gebied, format="pdf"),
            file_name=krant_name(desk(), gebied, format="pdf"),
            key="beschrijving:krant",
            on_click="ignore",
            icon=":material/newspaper:",
        )


def read(gebied: str | None, asked: Asked) -> None:
    """The description itself: the first page open, the parts to open."""
    with st.spinner("De beschrijving wordt gemaakt ..."):
        told = description(desk(), gebied, ON_SCREEN, asked)
    if told.front is not None:
        front_page(told.front)
    st.header(plain(told.title))
    for line in told.intro:
        st.markdown(plain(line))
    for section in told.sections:
        part(section)
    if told.appendices:
        st.header("Bijlagen")
    for section in told.appendices:
        part(section)


title("Gebied beschrijven")
chosen = selection().gebied
files = st.container()
try:
    choice = wanted(chosen)
    with files:
        downloads(chosen, choice)
    several(choice)
    own_forms(chosen)
    read(chosen, choice)
except NetwerkError as problem:
    st.error(plain(problem))
