"""Importeren: choose files, see what was read, accept it, and get a report.

One click takes it back.
"""

from __future__ import annotations

import streamlit as st

from netwerk.errors import NetwerkError
from netwerk.services.imports import Preview, confirm_import, verdict
from netwerk.ui import import_report, private_rows, read_plan, retry
from netwerk.ui.frame import READS_ONLY, desk, title
from netwerk.ui.import_options import options
from netwerk.ui.read_files import read
from netwerk.ui.words import plain

FILES = "import:bestanden"
AGAIN = (
    "Het gekozen bestand is niet meer bij netwerk, bijvoorbeeld omdat netwerk opnieuw is gestart. "
    "Kies het bestand opnieuw."
)


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
