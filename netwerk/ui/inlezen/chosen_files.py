"""The files of an import: kept for who goes to another page, let go of when they are taken away."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from netwerk.ui import state
from netwerk.ui.inlezen.memory_back import give_back
from netwerk.ui.words import plain

FILES = "import:bestanden"
KEPT = "import:vast"
ROUND = "import:ronde"
"""How often files were stored: what is chosen after that is chosen in a box of its own."""
AGAIN = (
    "Het gekozen bestand is niet meer bij netwerk, bijvoorbeeld omdat netwerk opnieuw is gestart. "
    "Kies het bestand opnieuw."
)
INTRO = (
    "Een lijst met namen is genoeg. Je ziet eerst wat er is gelezen; pas als je op opslaan "
    "drukt, wordt het bewaard."
)
MEGABYTE = 1024 * 1024
TOGETHER = 100 * MEGABYTE
"""Bytes of all chosen files of one user together: they stay in memory until they are taken away."""
Named = list[tuple[str, bytes]]
"""Files with their names."""


def choose(forget: Callable[[], None], forget_rows: Callable[[Collection[str]], None]) -> Named:
    """The files that are chosen now.

    Streamlit lets go of them when another page is drawn: they stay here with what was answered,
    until they are taken away or others are chosen. forget: lets go of the answers. forget_rows: of
    those about rows of these files, as another file may come under the same name.
    """
    uploads = st.file_uploader(
        "Kies een of meer bestanden (Excel, CSV, een netwerkbestand of een antwoord per mail)",
        accept_multiple_files=True,
        key=_box(),
    )
    if len(st.session_state[_box()]) > len(uploads):
        # The browser still shows what it sent to a netwerk that was stopped since.
        st.warning(AGAIN)
        return []
    if too_much := beyond(uploads):
        _let_go(forget)
        st.error(too_much)
        return []
    if uploads:
        files = [(upload.name, upload.getvalue()) for upload in uploads]
        held: tuple[int, Named] | None = st.session_state.get(KEPT)
        if held is not None and held[1] != files:
            forget_rows({name for name, content in held[1] if (name, content) not in files})
        st.session_state[KEPT] = (state.visit(), files)
        return files
    return _kept(forget)


def beyond(uploads: Sequence[UploadedFile]) -> str | None:
    """What to say when the files are together more than one user may have here, else None.

    Their bytes go at once; their names stay, to be taken away.
    """
    total = sum(upload.size for upload in uploads)
    if total <= TOGETHER:
        return None
    free(uploads)
    return (
        f"Deze bestanden zijn samen {total // MEGABYTE} MB. Je kunt er {TOGETHER // MEGABYTE} MB "
        "tegelijk inlezen. Haal er een paar weg en kies ze daarna opnieuw."
    )


def free(uploads: Sequence[UploadedFile]) -> None:
    """Let the server go of the bytes of these files; the page still shows their names."""
    context = get_script_run_ctx()
    remove = getattr(context.uploaded_file_mgr, "remove_file", None) if context else None
    if context is not None and remove is not None:
        for upload in uploads:
            remove(context.session_id, upload.file_id)


def _box() -> str:
    return f"{FILES}:{st.session_state.get(ROUND, 0)}"


def stored(forget: Callable[[], None]) -> None:
    """Let go of the files, that are stored whole; the next run draws an empty box for others."""
    free(st.session_state.get(_box(), ()))
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
    _let_go(forget)


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
    _, files = st.session_state.pop(KEPT, (0, []))
    forget()
    give_back(sum(len(content) for _, content in files))
