"""Privacy: what is kept about somebody, erasing it, and what is kept too long. For a beheerder."""

from __future__ import annotations

import streamlit as st

from netwerk.ui.frame import desk, title
from netwerk.ui.page_refused import page_refused
from netwerk.ui.privacy import erase_part, person_search


def whole() -> None:
    """The page for who may."""
    st.markdown(
        "Vraagt iemand wat er over hem staat, of moet iets weg? Zoek het hier op. Netwerk kijkt "
        "overal, ook in de hele geschiedenis."
    )
    erase_part.done()
    person_search.fields()
    result = person_search.found()
    if result is not None:
        erase_part.person(result)
    for words, key, draw in (
        ("Te lang bewaard", "privacy:jaar", erase_part.yearly),
        ("Eerder gewist", "privacy:eerder", erase_part.before),
    ):
        part = st.expander(words, key=key, on_change="rerun")
        if part.open:
            with part:
                draw()


title("Privacy")
if desk().manages:
    whole()
else:
    page_refused("Wat er over iemand staat, zoekt of wist een beheerder. Vraag het de beheerder.")
