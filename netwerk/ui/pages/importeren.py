"""Importeren: choose files, see what was read, accept it, and get a report.

One click takes it back.
"""

from __future__ import annotations

import streamlit as st

from netwerk.errors import NetwerkError
from netwerk.exchange.request import ImportOptions
from netwerk.services.imports import Preview, confirm_import, preview_import, verdict
from netwerk.services.stores import state_of
from netwerk.ui import retry
from netwerk.ui.frame import READS_ONLY, desk, title
from netwerk.ui.inlezen import import_report, private_rows, read_plan
from netwerk.ui.inlezen.import_options import options
from netwerk.ui.words import plain

FILES = "import:bestanden"
AGAIN = (
    "Het gekozen bestand is niet meer bij netwerk, bijvoorbeeld omdat netwerk opnieuw is gestart. "
    "Kies het bestand opnieuw."
)


def read(files: list[tuple[str, bytes]], chosen: ImportOptions) -> Preview | None:
    """The preview of these files, read again only when files, options, store or user changed."""
    key = (
        state_of(desk()).head,
        desk().user,
        tuple((name, len(content), hash(content)) for name, content in files),
        chosen,
    )
    held = st.session_state.get("import:preview")
    if held is None or held[0] != key:
        bar = st.progress(0.0, "Bestanden lezen ...")

        def show_share(share: float) -> None:
            bar.progress(min(share, 1.0), "Bestanden lezen ...")

        try:
            held = (key, preview_import(desk(), files, chosen, show_share))
        finally:
            bar.empty()
        st.session_state["import:preview"] = held
    preview: Preview = held[1]
    return preview


def accept(preview: Preview) -> None:
    """Store the plan as one change."""
    judged = verdict(preview.plan)
    import_report.beside(preview)
    read_plan.what_may_be_said(judged)
    count = len(preview.plan.items())
    if not count or not desk().changes_somewhere:
        return
    clicked = st.button(f"{count} {'rij' if count == 1 else 'rijen'} opslaan", type="primary")
    if retry.asked_again("import") or clicked:
        with st.spinner("Opslaan ..."), retry.saving("import"):
            revision = confirm_import(desk(), preview)
        if revision is not None:
            import_report.remember(preview, revision)
            st.rerun()


title("Importeren")
if not desk().changes_somewhere:
    st.info(READS_ONLY)
import_report.draw()
uploads = st.file_uploader(
    "Kies een of meer bestanden (Excel, CSV, een netwerkbestand of een antwoord per mail)",
    accept_multiple_files=True,
    key=FILES,
)
# The browser still shows what it sent to a netwerk that was stopped since.
if len(st.session_state[FILES]) > len(uploads):
    st.warning(AGAIN)
elif not uploads:
    st.markdown(
        "Een lijst met namen is genoeg. Je ziet eerst wat er is gelezen; pas als je op opslaan "
        "drukt, wordt het bewaard."
    )
if uploads:
    try:
        preview = read([(upload.name, upload.getvalue()) for upload in uploads], options())
        if preview is not None:
            read_plan.what_was_read(preview.plan)
            if desk().changes_somewhere:
                private_rows.choose(preview.plan)
            accept(preview)
    except NetwerkError as problem:
        st.error(plain(problem))
