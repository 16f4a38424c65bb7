"""Follows what takes long on a page: how far it is, with a button that stops it."""

from __future__ import annotations

from typing import TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import StopException

from netwerk.services.live.jobs import Job

R = TypeVar("R")
PATIENCE = 0.7
"""Seconds before anything is shown: an ordinary list is done by then."""
EVERY = 0.3
WAITING = "Wachten tot er ruimte is: er worden al andere bestanden gelezen"


def follow(job: Job[R], stop: str, key: str) -> R:
    """What it gives, when it is there. stop: the words on the button.

    The page waits here. A press of any button draws it anew, and it comes here again. Who goes away
    stops it. Raises what the job raises.
    """
    place = st.empty()
    if not job.ready_within(PATIENCE):
        with place.container():
            bar = st.progress(0.0, WAITING)
            st.button(stop, key=key, on_click=job.stop)
        try:
            while not job.ready_within(EVERY):
                bar.progress(min(job.share, 1.0), job.words or WAITING)
        except StopException:
            job.stop()
            raise
    place.empty()
    return job.result()
