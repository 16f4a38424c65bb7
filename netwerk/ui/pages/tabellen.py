"""Tabellen: what people would rather look up than read, each with a file for Excel."""

from __future__ import annotations

import streamlit as st

from netwerk.ui import tables_shown
from netwerk.ui.frame import title

VIEWS = {
    "Wie van ons kent wie": tables_shown.who_knows_whom,
    "Bereik": tables_shown.reach,
    "Wie verbindt": tables_shown.who_connects,
    "Rollen": tables_shown.roles,
    "Paren van groepen": tables_shown.pairs_of_groups,
}

title("Tabellen")
view = st.segmented_control(
    "Welke tabel?",
    list(VIEWS),
    default=next(iter(VIEWS)),
    required=True,
    key="tabel",
    bind="query-params",
)
VIEWS[str(view)]()
