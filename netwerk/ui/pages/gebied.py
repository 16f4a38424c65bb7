"""Het gebied: the spiegel, per kern and per thema."""

from __future__ import annotations

import streamlit as st

from netwerk.errors import AccessDenied, NotFound
from netwerk.net.selection import Selection
from netwerk.schema import gebied_word, kern_word
from netwerk.services.portraits.gebied_portrait import GebiedPortrait, gebied_portrait
from netwerk.services.portraits.said_about import hanging_here
from netwerk.ui.figures import lines_part
from netwerk.ui.frame import desk, selection
from netwerk.ui.own_browser import narrow
from netwerk.ui.portraits import gone_part, head, place_parts, playing_part, told_part
from netwerk.ui.portraits import html_rows as rows

CHOSEN = "gebied:gekozen"
THEMES = "Per thema"
FIRST, ON_PHONE = 5, 2


def which() -> str | None:
    """The gebied of the address, until another is chosen above the page."""
    chosen = selection().gebied
    if st.session_state.get(CHOSEN, chosen) != chosen:
        st.query_params.pop("id", None)
    st.session_state[CHOSEN] = chosen
    return st.query_params.get("id", chosen)


def spiegel(seen: GebiedPortrait, gebied: str | None) -> None:
    """One row for each kern or thema; the first few, all when asked for."""
    told = told_part.findings(Selection(gebied=gebied)) or ()
    places = f"Per {gebied_word() if gebied is None else kern_word().lower()}"
    by = st.segmented_control(
        "Spiegel",
        (places, THEMES),
        default=places,
        required=True,
        key=f"spiegel:{gebied}",
        label_visibility="collapsed",
    )
    themes = by == THEMES
    lines = seen.themas if themes else seen.places
    first = ON_PHONE if narrow() else FIRST
    if len(lines) > first + 1 and not st.toggle(f"Toon alle {len(lines)}", key=f"rijen:{by}"):
        lines = lines[:first]
    made = [(row, hanging_here(told, row.place.id if row.place else "", row.ids)) for row in lines]
    place_parts.mirror(made, "Thema" if themes else "Waar")


def page() -> None:
    """The gebied at a glance, then its spiegel and what plays."""
    gebied = which()
    try:
        seen = gebied_portrait(desk(), gebied)
    except (NotFound, AccessDenied):
        gone_part.place("Gebied")
        return
    words = (
        f"{rows.text(seen.facts.sentence)} {place_parts.outward(seen.facts, whole=gebied is None)}"
    )
    head.draw("", seen.naam, f"<p>{words}</p>", "Gebied")
    place_parts.said(seen.facts)
    spiegel(seen, gebied)
    lines_part.of_gebied(gebied)
    playing_part.draw(seen.plays, f"gebied:{gebied}")
    head.foot()


page()
