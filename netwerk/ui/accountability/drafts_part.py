"""The drafts to take along: made when a button is pressed."""

from __future__ import annotations

from functools import partial

import streamlit as st

from netwerk.services.accountability.draft_files import (
    JSON,
    REGISTER,
    draft_file,
    draft_file_name,
    draft_names,
    to_fill_in,
)
from netwerk.services.desk import Desk
from netwerk.ui.words import plain

HEAD = "Concepten om in te vullen"
WHAT = (
    "Netwerk vult in wat het product doet, uit de lijst van alle gegevens. Wat alleen de gemeente "
    "weet, staat tussen rechte haken. Laat je FG ernaar kijken voordat je iets vaststelt."
)
KINDS = {"docx": "Download als Word", "pdf": "Download als PDF", "md": "Download als Markdown"}
REGISTER_KIND = "Download als JSON"


def draw(desk: Desk) -> None:
    """Which draft, and a button for each kind of file."""
    st.header(HEAD, anchor=False)
    st.markdown(WHAT)
    names = draft_names(desk)
    chosen = st.selectbox(
        "Welk concept?", list(names), format_func=lambda name: names[name], key="verantwoording:wat"
    )
    kinds = KINDS | ({JSON: REGISTER_KIND} if chosen == REGISTER else {})
    with st.container(horizontal=True):
        for kind, label in kinds.items():
            st.download_button(
                label,
                partial(draft_file, desk, chosen, kind),
                file_name=draft_file_name(chosen, kind),
                key=f"verantwoording:{kind}",
                on_click="ignore",
            )
    lacking = to_fill_in(desk)
    if lacking:
        st.caption(plain(f"De beheerder kan dit in de instellingen zetten: {', '.join(lacking)}."))
