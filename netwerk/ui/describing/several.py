"""The descriptions of several gebieden in one zip: made in the background, with a way to stop."""

from __future__ import annotations

import time
from dataclasses import dataclass

import streamlit as st

from netwerk.errors import NetwerkError
from netwerk.services.describing.descriptions import FORMATS, Asked
from netwerk.services.describing.many_descriptions import (
    described_gebieden,
    descriptions_job,
    state_of_descriptions,
    zip_name,
)
from netwerk.services.live.jobs import Job, Stopped
from netwerk.services.records.choices import gebied_names
from netwerk.ui import state
from netwerk.ui.frame import desk
from netwerk.ui.words import plain

EVERY = 1.0
_JOB = "beschrijven:werk"
KINDS = {"pdf": "PDF", "docx": "Word", "html": "Webpagina"}


@dataclass(frozen=True)
class ZipAsked:
    """What a zip was asked for: which gebieden, what kind, what of them, and of which data."""

    gebieden: tuple[str, ...]
    kind: str
    asked: Asked
    state: tuple[str, str, str]


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
            format_func=names.__getitem__,
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
        want = ZipAsked(tuple(chosen), str(kind), asked, state_of_descriptions(desk()))
        if st.button("Maak de bestanden", disabled=not chosen):
            begun = descriptions_job(desk(), want.gebieden, want.kind, asked)
            st.session_state[_JOB] = (want, begun)
        job = _job_for(want)
        if job is not None:
            _made(job, zip_name(want.gebieden, want.kind, asked.nameless))


def _job_for(want: ZipAsked) -> Job[bytes] | None:
    """The job that makes what is wanted now; one for something else is stopped and let go."""
    held: tuple[ZipAsked, Job[bytes]] | None = st.session_state.get(_JOB)
    if held is None:
        return None
    made_for, job = held
    if made_for == want:
        return job
    job.stop()
    st.session_state.pop(_JOB, None)
    st.info("Je keuze of de gegevens zijn veranderd. Maak de bestanden opnieuw.")
    return None


def _made(job: Job[bytes], name: str) -> None:
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
        file_name=name,
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
