"""What the last import of this session did, and the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from netwerk.services.imports import Preview, verdict
from netwerk.store.values import Head, Revision
from netwerk.ui import show, state, take_back
from netwerk.ui.inlezen import read_plan
from netwerk.ui.words import plain

DONE = "import:klaar"


@dataclass(frozen=True)
class Done:
    """An import that was stored: the change, of which files, its rows by state, what to say.

    whole: whether nothing of the files was left out.
    """

    change: Head
    files: tuple[str, ...]
    rows: Sequence[Mapping[str, object]]
    said: str
    whole: bool


def remember(preview: Preview, revision: Revision) -> None:
    """Keep what to say of this preview, that was stored as this change."""
    judged = verdict(preview.plan)
    st.session_state[DONE] = Done(
        revision.head,
        tuple(preview.plan.files),
        read_plan.state_rows(preview.plan),
        judged.stored(revision.added, revision.changed),
        judged.kind == "goed",
    )


def draw() -> None:
    """The report, with a button that takes the import back."""
    done: Done | None = st.session_state.get(DONE)
    if done is None:
        return
    st.header("Verslag van je import")
    (st.success if done.whole else st.warning)(plain(done.said))
    show.small_table(done.rows, "Rijen van de bestanden, naar wat ermee gebeurde")
    take_back.button(done.change, "import", _taken_back, "Deze import ongedaan maken")


def beside(preview: Preview) -> None:
    """What was just stored of these files, said where the button to store them was."""
    done: Done | None = st.session_state.get(DONE)
    if done is not None and done.files == tuple(preview.plan.files):
        said = f"{done.said} Bovenaan kun je het ongedaan maken."
        (st.success if done.whole else st.warning)(plain(said))


def _taken_back(_made: Revision) -> None:
    st.session_state.pop(DONE, None)
    state.say_after_rerun("De import is ongedaan gemaakt.")
