"""Reads the chosen files once, and stores them; both can be followed and stopped."""

from __future__ import annotations

import streamlit as st

from netwerk.exchange.request import ImportOptions
from netwerk.services.import_jobs import Stopped, reading_job, storing_job
from netwerk.services.live.jobs import Job
from netwerk.services.mappings.preview import Preview
from netwerk.services.stores import state_of
from netwerk.store.values import Revision
from netwerk.ui.follow import follow
from netwerk.ui.frame import desk

READ = "import:preview"
READING = "import:lezen"
STORING = "import:opslaan"
HALTED = "import:gestopt"


def read(files: list[tuple[str, bytes]], chosen: ImportOptions) -> Preview | None:
    """The preview of these files, read again only when files, options, store or user changed.

    None when the user stopped that.
    """
    key = (
        state_of(desk()).head,
        desk().user,
        tuple((name, len(content), hash(content)) for name, content in files),
        chosen,
    )
    held = st.session_state.get(READ)
    if held is not None and held[0] == key:
        preview: Preview = held[1]
        return preview
    with st.container():
        return _read(key, files, chosen)


def let_go() -> None:
    """Forget what was read, and stop what is being read: the files went."""
    running: tuple[object, Job[Preview]] | None = st.session_state.pop(READING, None)
    if running is not None:
        running[1].stop()
    for key in (READ, HALTED):
        st.session_state.pop(key, None)


def _read(key: object, files: list[tuple[str, bytes]], chosen: ImportOptions) -> Preview | None:
    if st.session_state.get(HALTED) == key:
        st.info("Het lezen is gestopt. Er is niets opgeslagen.")
        st.button("Opnieuw lezen", on_click=st.session_state.pop, args=(HALTED, None))
        return None
    running: tuple[object, Job[Preview]] | None = st.session_state.get(READING)
    if running is not None and running[0] != key:
        running[1].stop()
        running = None
    if running is None:
        st.session_state.pop(READ, None)  # what was read before goes first: two are too much
        running = (key, reading_job(desk(), files, chosen))
        st.session_state[READING] = running
    try:
        preview = follow(running[1], "Stop met lezen", "import:stop-lezen")
    except Stopped:
        st.session_state.pop(READING, None)
        st.session_state[HALTED] = key
        st.rerun()
    except Exception:
        st.session_state.pop(READING, None)
        raise
    st.session_state.pop(READING, None)
    st.session_state[READ] = (key, preview)
    return preview


def is_storing(preview: Preview) -> bool:
    """Whether this preview is being stored already."""
    running = st.session_state.get(STORING)
    return running is not None and running[0] == preview.token


def stored(preview: Preview, keep: bool) -> Revision | None:
    """Store a preview; None when there is nothing to store or the user stopped it.

    keep: what the user said that the files mean is kept for the next time.
    """
    if not is_storing(preview):
        st.session_state[STORING] = (preview.token, storing_job(desk(), preview, keep))
    job: Job[Revision | None] = st.session_state[STORING][1]
    try:
        return follow(job, "Stop met opslaan", "import:stop-opslaan")
    except Stopped:
        st.info("Het opslaan is gestopt. Er is niets opgeslagen.")
        return None
    finally:
        if job.ready_within(0):
            st.session_state.pop(STORING, None)
