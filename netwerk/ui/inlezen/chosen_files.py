"""The files of an import: kept for who goes to another page, let go of when they are taken away."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from netwerk.ui import state
from netwerk.ui.words import plain

FILES = "import:bestanden"
KEPT = "import:vast"
AGAIN = (
    "Het gekozen bestand is niet meer bij netwerk, bijvoorbeeld omdat netwerk opnieuw is gestart. "
    "Kies het bestand opnieuw."
)
INTRO = (
    "Een lijst met namen is genoeg. Je ziet eerst wat er is gelezen; pas als je op opslaan "
    "drukt, wordt het bewaard."
)
Named = list[tuple[str, bytes]]
"""Files with their names."""


def choose(forget: Callable[[], None]) -> Named:
    """The files that are chosen now.

    Streamlit lets go of them when another page is drawn: they stay here with what was answered,
    until they are taken away or others are chosen. forget: lets go of the answers.
    """
    uploads = st.file_uploader(
        "Kies een of meer bestanden (Excel, CSV, een netwerkbestand of een antwoord per mail)",
        accept_multiple_files=True,
        key=FILES,
    )
    if len(st.session_state[FILES]) > len(uploads):
        # The browser still shows what it sent to a netwerk that was stopped since.
        st.warning(AGAIN)
        return []
    if uploads:
        files = [(upload.name, upload.getvalue()) for upload in uploads]
        st.session_state[KEPT] = (state.visit(), files)
        return files
    return _kept(forget)


def _kept(forget: Callable[[], None]) -> Named:
    """The files of an earlier visit to this page; in this visit they were taken away."""
    held: tuple[int, Named] | None = st.session_state.get(KEPT)
    if held is None:
        st.markdown(INTRO)
        return []
    visit, files = held
    if visit == state.visit():
        _let_go(forget)
        st.markdown(INTRO)
        return []
    names = ", ".join(name for name, _ in files)
    with st.container(border=True, key="import-nog-open"):
        st.markdown(
            f"**Nog niet klaar: {plain(names)}.** Je kunt verder waar je was. Kies je hierboven "
            "een ander bestand, dan komt dat ervoor in de plaats."
        )
        st.button("Dit bestand weghalen", key="import:weg", on_click=_let_go, args=(forget,))
    return files


def _let_go(forget: Callable[[], None]) -> None:
    st.session_state.pop(KEPT, None)
    forget()
