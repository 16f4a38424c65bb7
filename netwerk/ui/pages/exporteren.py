"""Exporteren: choose what goes along and for which program, see what stays behind, get the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import streamlit as st

from netwerk.errors import NetwerkError
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.exports import (
    EVERYTHING,
    WHOLE,
    export_file,
    export_name,
    export_told,
    offered_formats,
)
from netwerk.services.records.choices import map_choices
from netwerk.ui.frame import desk, selection, title
from netwerk.ui.words import plain

FORMAT = "exporteren:formaat"


def many(label: str, name: str, words: Mapping[str, str]) -> tuple[str, ...]:
    """A choice of several values; none means all."""
    chosen = st.multiselect(
        label,
        list(words),
        format_func=lambda value: words.get(value, value),
        key=f"exporteren:{name}",
        placeholder="Alles",
        select_all=False,
    )
    return tuple(chosen)


def narrowed(whole: Selection) -> Selection:
    """The chosen gebied with the filters of this page."""
    choices = map_choices(desk(), whole)
    soorten = {k.waarde: k.label for k in schema().keuzes["soort"].keuzes.values()}
    relaties = {kind.naam: kind.label for kind in schema().relaties.values()}
    kern = st.selectbox(
        "Kern",
        list(choices.kernen),
        index=None,
        format_func=lambda key: choices.kernen.get(key, key),
        key="exporteren:kern",
        placeholder="Alles",
    )
    day = st.date_input(
        "Zoals het was op",
        value=None,
        key="exporteren:op",
        format="DD-MM-YYYY",
        max_value=desk().today,
    )
    return replace(
        whole,
        kern=kern,
        soorten=many("Soort", "soorten", soorten),
        categorieen=many("Categorie", "categorieen", choices.categorieen),
        domeinen=many("Domein", "domeinen", choices.domeinen),
        relaties=many("Soort relatie", "relaties", relaties),
        op=day.isoformat() if day else None,
    )


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
    )
    st.caption(plain(formats[format].use))
    if format == EVERYTHING:
        st.caption("Dit is altijd alles, van alle gebieden.")
        asked = WHOLE
    else:
        with st.expander("Een deel kiezen"):
            asked = narrowed(selection())
    offer(format, asked)
except NetwerkError as problem:
    st.error(plain(problem))
