"""Gaten: who stands alone, what hangs by a thread, and where ties lack between sectors.

Kernen and gebieden.
"""

from __future__ import annotations

import streamlit as st

from netwerk.insight.chance.gap_table import gap_table
from netwerk.insight.grouping import KINDS
from netwerk.insight.wording import decimal
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.sections import GAP_SECTIONS
from netwerk.ui import show, wait
from netwerk.ui.frame import networks, selection, title
from netwerk.ui.words import plain

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
    names |= {k.id: k.naam for k in networks().net().kernen if chosen.gebied in (None, k.gebied)}
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
        list(KINDS),
        default=KINDS[0],
        format_func=lambda k: BY[k],
        key="gaten:tussen",
        required=True,
    )
    net = networks().net(chosen)
    rows = networks().kept(
        (net.revision, "gap_table", net.selection, by), lambda: gap_table(net, schema(), str(by))
    )
    st.caption(
        "Verwacht: zoveel contacten als het toeval zou geven tussen groepen van deze grootte. "
        "Bij kleine groepen staat er: te weinig gegevens om iets te zeggen."
    )
    if not rows:
        st.markdown("Er zijn geen twee groepen om te vergelijken.")
        return
    show.table(
        [
            {
                "Van": r.a_naam,
                "Met": r.b_naam,
                "Actoren": f"{r.actors_a} en {r.actors_b}",
                "Contacten": r.observed,
                "Verwacht": decimal(r.expected),
                "Oordeel": r.verdict,
            }
            for r in rows
        ],
        f"gaten:tabel:{by}",
    )


title("Gaten")
chosen = kern_choice(selection())
wait.sections(chosen, GAP_SECTIONS, "gaten")
st.header("Alle paren van groepen")
between(chosen)
st.caption(plain("Wat niet is vastgelegd, is niet bekend. Het hoeft niet te ontbreken."))
