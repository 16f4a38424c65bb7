"""The choices of a part to export: filters, kept for who goes to another page and comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.records.choices import map_choices
from netwerk.ui.frame import desk

_KEY = "exporteren:"
_FILTERS = ("kern", "op", "soorten", "categorieen", "domeinen", "relaties")
_FIRST_DAY = date(1900, 1, 1)
"""Without one, Streamlit takes ten years ago."""
KEPT: dict[str, Any] = {"persist_state": "session"}
"""How every choice of this page is made: it is still there on coming back."""


def is_chosen() -> bool:
    """Whether any filter is on, so that its place should not be closed."""
    return any(st.session_state.get(f"{_KEY}{name}") for name in _FILTERS)


def narrowed(whole: Selection) -> Selection:
    """The chosen gebied with the filters of this page."""
    choices = map_choices(desk(), whole)
    soorten = {k.waarde: k.label for k in schema().keuzes["soort"].keuzes.values()}
    relaties = {kind.naam: kind.label for kind in schema().relaties.values()}
    left, right = st.columns(2)
    with left:
        kern = _one("Kern", "kern", choices.kernen)
        soort = _many("Soort", "soorten", soorten)
        relatie = _many("Soort relatie", "relaties", relaties)
    with right:
        day = st.date_input(
            "Zoals het was op",
            value=None,
            key=f"{_KEY}op",
            format="DD-MM-YYYY",
            min_value=_FIRST_DAY,
            max_value=desk().today,
            **KEPT,
        )
        categorie = _many("Categorie", "categorieen", choices.categorieen)
        domein = _many("Domein", "domeinen", choices.domeinen)
    return replace(
        whole,
        kern=kern,
        soorten=soort,
        categorieen=categorie,
        domeinen=domein,
        relaties=relatie,
        op=day.isoformat() if day else None,
    )


def _one(label: str, name: str, words: Mapping[str, str]) -> str | None:
    """A choice of one value; what is not offered here, as in another gebied, is let go."""
    key = f"{_KEY}{name}"
    if st.session_state.get(key) not in words:
        st.session_state[key] = None
    return st.selectbox(
        label,
        list(words),
        index=None,
        format_func=lambda value: words.get(value, value),
        key=key,
        placeholder="Alles",
        **KEPT,
    )


def _many(label: str, name: str, words: Mapping[str, str]) -> tuple[str, ...]:
    """A choice of several values; none means all."""
    key = f"{_KEY}{name}"
    st.session_state[key] = [value for value in st.session_state.get(key, ()) if value in words]
    return tuple(
        st.multiselect(
            label,
            list(words),
            format_func=lambda value: words.get(value, value),
            key=key,
            placeholder="Alles",
            select_all=False,
            **KEPT,
        )
    )
