"""Importeren: choose files, see what was read, answer what is asked, accept it, and get a report.

One click takes it back.
"""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from netwerk.errors import NetwerkError
from netwerk.services.imports import to_store_words
from netwerk.services.mappings.import_questions import import_questions
from netwerk.services.mappings.preview import Preview
from netwerk.ui import read_files, retry
from netwerk.ui.frame import NOT_HERE, READS_ONLY, desk, title
from netwerk.ui.inlezen import (
    answered,
    changes_shown,
    chosen_files,
    import_options,
    import_report,
    kept_choices,
    private_rows,
    read_plan,
    rows_asked,
    shown_once,
    tables_asked,
    words_asked,
)
from netwerk.ui.words import plain


def forget() -> None:
    """Let go of what was read and answered: the files went."""
    answered.forget()
    import_options.forget()
    read_files.let_go()
    st.session_state.pop(private_rows.TAKEN, None)


def forget_rows(files: Collection[str]) -> None:
    """Let go of what was said of rows of these files."""
    answered.forget_rows(files)
    private_rows.forget_rows(files)


def ask(preview: Preview) -> None:
    """What the files leave open: tables and columns, words, rows, and what looks private."""
    asked = shown_once.of_preview(preview, "vragen", lambda: import_questions(desk(), preview))
    kept_choices.earlier(asked.remembered)
    tables_asked.ask(preview, asked)
    read_plan.who_is_missing(preview.plan)
    import_options.choose(preview.plan)
    words_asked.ask(preview, asked)
    if desk().changes_somewhere:
        private_rows.choose(preview.plan)
    rows_asked.ask(preview, asked)


def accept(preview: Preview) -> None:
    """Store the plan as one change."""
    import_report.beside(preview)
    count = len(preview.plan.items())
    if not count or not desk().changes_somewhere:
        return
    kept_choices.keep_them()
    st.markdown(f"Dit wordt bewaard: {plain(to_store_words(preview.plan))}.")
    words = "1 gegeven opslaan" if count == 1 else f"{count} gegevens opslaan"
    clicked = st.button(words, type="primary")
    if retry.asked_again("import") or clicked or read_files.is_storing(preview):
        with retry.saving("import"):
            revision = read_files.stored(preview, keep=kept_choices.remembers())
        if revision is not None:
            if import_report.remember(preview, revision):
                chosen_files.stored(forget)  # they may be large, and nothing is left to do
            st.rerun()


title("Importeren")
offered = import_options.may_import()
if not offered:
    st.info(NOT_HERE if desk().changes_somewhere else READS_ONLY)
import_report.draw()
if offered and (files := chosen_files.choose(forget, forget_rows)):
    try:
        preview = read_files.read(files, import_options.options())
        if preview is not None:
            if not import_report.tells_all(preview):
                read_plan.verdict_on_top(preview.plan)
            ask(preview)
            changes_shown.draw(preview)
            read_plan.details(preview.plan)
            accept(preview)
            kept_choices.as_a_file(preview)
    except NetwerkError as problem:
        st.error(plain(problem))
