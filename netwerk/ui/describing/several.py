"""The descriptions of several gebieden in one zip: made in the background, with a way to stop."""

from __future__ import annotations

import time

import streamlit as st

from netwerk.errors import NetwerkError
from netwerk.services.describing.descriptions import FORMATS, Asked
from netwerk.services.describing.many_descriptions import described_gebieden, descriptions_job
from netwerk.services.live.jobs import Job, Stopped
from netwerk.services.records.choices import gebied_names
from netwerk.ui import state
from netwerk.ui.frame import desk
from netwerk.ui.words import plain

EVERY = 1.0
_JOB = "beschrijven:werk"
KINDS = {"pdf": "PDF", "docx": "Word", "html": "Webpagina"}


def several(asked: Asked) -> None:
    """Choose gebieden and a kind of file, and make them."""
    there = described_gebieden(desk())
    if len(there) < 2 or not set(KINDS) <= set(FORMATS):
        return
    names = gebied_names(desk())
    with st.expander("Meer gebieden in één keer", expanded=_JOB in st.session_state):
        chosen = st.multiselect(
            "Gebieden",
            list(there),
            default=list(there),
            format_func=lambda gebied: plain(names[gebied]),
            key="beschrijven:gebieden",
            select_all=False,
        )
        kind = st.segmented_control(
            "Soort bestand",
            list(KINDS),
            format_func=KINDS.__getitem__,
            default="pdf",
            required=True,
            key="beschrijven:soort",
        )
        if st.button("Maak de bestanden", disabled=not chosen):
            st.session_state[_JOB] = descriptions_job(desk(), chosen, str(kind), asked)
        job: Job[bytes] | None = st.session_state.get(_JOB)
        if job is not None:
            _made(job)


def _made(job: Job[bytes]) -> None:
    """How far it is, or the file."""
    if not job.ready_within(0.2):
        _progress(job, time.monotonic())
        return
    try:
        content = job.result()
    except Stopped:
        st.session_state.pop(_JOB, None)
        st.info("Gestopt. Er is geen bestand gemaakt.")
        return
    except NetwerkError as problem:
        st.session_state.pop(_JOB, None)
        st.error(plain(problem))
        return
    st.download_button(
        "Download het zip-bestand",
        content,
        file_name="beschrijvingen.zip",
        mime="application/zip",
        type="primary",
        on_click="ignore",
    )


@st.fragment(run_every=EVERY)
def _progress(job: Job[bytes], drawn: float) -> None:
    """Runs by itself; never draws anew while the page is drawn for the first time."""
    if time.monotonic() - drawn > EVERY / 2 and job.ready_within(0):
        state.draws_itself()
        st.rerun()
    st.progress(job.share, plain(job.words or "Bezig ..."))
    if st.button("Stoppen", key="beschrijven:stoppen"):
        job.stop()
