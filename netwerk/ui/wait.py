"""Waiting for a long answer: the page goes on, shows how far it is, and lets the user stop it."""

from __future__ import annotations

import time

import streamlit as st

from netwerk.insight.finding import Finding
from netwerk.net.selection import Selection
from netwerk.services.answers.findings import findings_job
from netwerk.services.live.jobs import Job, Stopped
from netwerk.ui import state
from netwerk.ui.frame import desk

PATIENCE = 1.0
"""Seconds that a page waits before it shows progress; a gebied is ready long before."""
EVERY = 1.0


def findings(selection: Selection) -> tuple[Finding, ...] | None:
    """The findings of the selected network.

    None while they are being made or when the user stopped that. What is said meanwhile has one
    place, which is there afterwards too: else all that stands below it moves and is made anew in
    the browser, and a button that is just being pressed does nothing.
    """
    with st.container():
        return _findings(selection)


def _findings(selection: Selection) -> tuple[Finding, ...] | None:
    stopped = f"gestopt:{selection}"
    if st.session_state.get(stopped):
        st.info("Het rekenen is gestopt. De rest van netwerk werkt gewoon door.")
        st.button("Opnieuw rekenen", on_click=st.session_state.pop, args=(stopped, None))
        return None
    job = findings_job(desk(), selection)
    if not job.ready_within(PATIENCE):
        _progress(job, stopped, time.monotonic())
        return None
    try:
        return job.result()
    except Stopped:
        st.session_state[stopped] = True
        st.rerun()


@st.fragment(run_every=EVERY)
def _progress(job: Job[tuple[Finding, ...]], stopped: str, drawn: float) -> None:
    """Runs by itself; never draws anew while the page is drawn for the first time.

    A button further down that was just pressed would then never be looked at.
    """
    if time.monotonic() - drawn > EVERY / 2 and job.ready_within(0):
        state.draws_itself()
        st.rerun()
    st.progress(
        job.share, "Het netwerk wordt doorgerekend. Je kunt intussen een andere pagina openen."
    )
    if st.button("Stoppen"):
        job.stop()
        st.session_state[stopped] = True
        st.rerun()
