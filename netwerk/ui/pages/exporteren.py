"""Exporteren: choose what goes along and for which program, see what stays behind, get the file."""

from __future__ import annotations

from functools import partial

import streamlit as st

from netwerk.errors import NetwerkError
from netwerk.net.selection import Selection
from netwerk.services.exports import (
    EVERYTHING,
    WHOLE,
    export_file,
    export_name,
    export_told,
    offered_formats,
)
from netwerk.ui import export_part
from netwerk.ui.frame import desk, selection, title
from netwerk.ui.words import plain

FORMAT = "exporteren:formaat"


def offer(format: str, chosen: Selection) -> None:
    """What goes along and what does not, and the button."""
    with st.spinner("Tellen wat er meegaat ..."):
        told = export_told(desk(), format, chosen)
    st.markdown(f"**{plain(told.sentence)}**")
    st.markdown("\n".join(f"- {plain(sentence)}" for sentence in told.left_out))
    if told.personal:
        st.info(plain(told.personal))
    if told.counts:
        st.download_button(
            "Download het bestand",
            partial(export_file, desk(), format, chosen),
            file_name=export_name(desk(), format, chosen),
            type="primary",
            on_click="ignore",
        )


title("Exporteren")
try:
    formats = offered_formats(desk())
    format = st.selectbox(
        "Waarvoor is het bestand?",
        list(formats),
        format_func=lambda key: formats[key].title,
        key=FORMAT,
        **export_part.KEPT,
    )
    st.caption(plain(formats[format].use))
    if format == EVERYTHING:
        st.caption("Dit is altijd alles, van alle gebieden.")
        asked = WHOLE
    else:
        with st.expander("Een deel kiezen", expanded=export_part.is_chosen()):
            asked = export_part.narrowed(selection())
    offer(format, asked)
except NetwerkError as problem:
    st.error(plain(problem))
