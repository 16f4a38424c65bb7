"""Gaten: who stands alone, what hangs by a thread, and between which groups ties lack."""

from __future__ import annotations

import streamlit as st

from netwerk.net.selection import Selection
from netwerk.services.answers.sections import GATEN
from netwerk.services.records.choices import kern_names
from netwerk.services.records.tables import GROUPED_BY, gap_rows
from netwerk.ui import show, wait
from netwerk.ui.frame import desk, selection, title

BY = {
    "categorie": "Categorieën",
    "domein": "Domeinen",
    "kern": "Kernen",
    "gebied": "Gebieden",
    "soort": "Soorten",
}


def kern_choice(chosen: Selection) -> Selection:
    """The chosen gebied, or one kern of it."""
    names: dict[str | None, str] = {None: "Alle kernen"}
    names.update(kern_names(desk(), chosen.gebied).items())
    kern = st.selectbox(
        "Kern",
        list(names),
        format_func=lambda k: names[k],
        key="gaten:kern",
        placeholder="Alle kernen",
    )
    return Selection(gebied=chosen.gebied, kern=kern)


def between(chosen: Selection) -> None:
    """Every pair of groups: ties seen against ties expected, with one verdict."""
    by = st.segmented_control(
        "Tussen",
        list(GROUPED_BY),
        default=GROUPED_BY[0],
        format_func=lambda k: BY[k],
        key="gaten:tussen",
        required=True,
    )
    rows = gap_rows(desk(), chosen, str(by))
    st.caption(
        "Verwacht: zoveel contacten als het toeval zou geven tussen groepen van deze grootte. "
        "Bij kleine groepen staat er: te weinig gegevens om iets te zeggen."
    )
    if not rows:
        st.markdown("Er zijn geen twee groepen om te vergelijken.")
        return
    show.table(rows, f"gaten:tabel:{by}")


title("Gaten")
chosen = kern_choice(selection())
wait.sections(chosen, GATEN)
st.header("Alle paren van groepen")
between(chosen)
