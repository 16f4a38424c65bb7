"""What one wants of the description: parts, without names, compared with what."""

from __future__ import annotations

from typing import Any

import streamlit as st

from netwerk.services.describing.descriptions import Asked, part_names, since_names
from netwerk.services.describing.facts import BASELINE
from netwerk.services.describing.many_descriptions import described_gebieden
from netwerk.services.records.choices import gebied_names
from netwerk.ui.frame import desk
from netwerk.ui.words import plain

_KEY = "beschrijven:"
_KEPT: dict[str, Any] = {"persist_state": "session"}
NAMELESS = (
    "Namen van actoren en van wie een afspraak, stap of opgave heeft, zijn vervangen, ook in je "
    "eigen tekst. Een naam die netwerk niet kent, blijft staan. Kijk het bestand na voor je het "
    "deelt."
)
LAST, NOTHING = "Een eerdere nulmeting", "Met niets"


def wanted(gebied: str | None) -> Asked:
    """The choices, folded away: without any the whole description is made."""
    with st.expander("Kies wat erin komt"):
        nameless = st.checkbox(
            "Zonder namen",
            key=f"{_KEY}zonder-namen",
            help="Actoren staan erin met hun functie of soort. Wie het gebied goed kent, herkent "
            "soms wie het is.",
            **_KEPT,
        )
        if nameless:
            st.caption(NAMELESS)
        parts = st.multiselect(
            "Delen",
            list(part_names()),
            format_func=part_names().__getitem__,
            key=f"{_KEY}delen",
            placeholder="Alles",
            select_all=False,
            **_KEPT,
        )
        return Asked(tuple(parts), _since(gebied), _beside(gebied), nameless)


def _since(gebied: str | None) -> str | None:
    names = since_names(desk(), gebied)
    offered = [LAST, *names, NOTHING]
    chosen = _one("Vergelijk met een eerder moment", f"{_KEY}sinds", offered)
    if chosen == NOTHING:
        return None
    return chosen if chosen in names else BASELINE


def _beside(gebied: str | None) -> str | None:
    names = gebied_names(desk())
    others = [g for g in described_gebieden(desk()) if g != gebied]
    key = f"{_KEY}naast"
    if st.session_state.get(key) not in others:
        st.session_state[key] = None
    chosen: str | None = st.selectbox(
        "Zet een ander gebied ernaast",
        others,
        index=None,
        format_func=lambda g: names.get(g, g),
        key=key,
        placeholder="Geen",
        **_KEPT,
    )
    return chosen


def _one(label: str, key: str, offered: list[str]) -> str:
    """One of these; what is not offered any more is let go."""
    if st.session_state.get(key) not in offered:
        st.session_state[key] = offered[0]
    return str(st.selectbox(label, offered, format_func=plain, key=key, **_KEPT))
