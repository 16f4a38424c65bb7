"""What the last import of this session did, and the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from netwerk.services.import_left import newest_import
from netwerk.services.imports import Preview, checked_words, not_used, verdict
from netwerk.store.values import Head, Revision
from netwerk.ui import show, state, take_back
from netwerk.ui.frame import desk
from netwerk.ui.inlezen import read_plan
from netwerk.ui.menu import page_file
from netwerk.ui.words import on_day, plain

LEFT_OUT, CHECKED = "Wat er niet in ging", "Wat is nagekeken"
NOTHING_MORE = ("niets_nieuws", "alles_gelijk")
DONE = "import:klaar"
TOLD = "import:gemeld"
"""The newest import that this session told of, or that the user has seen."""


@dataclass(frozen=True)
class Done:
    """An import that was stored: the change, of which files, its rows by state, what to say.

    said: that it was stored and how much was checked. left: what of the files was left out, ''
    for nothing. unused: the sheets with data that nobody chose to leave out, '' for none. alike:
    whether names looked like another.
    """

    change: Head
    files: tuple[str, ...]
    rows: Sequence[Mapping[str, object]]
    said: str
    left: str
    alike: bool = False
    unused: str = ""

    def draw(self, more: str = "") -> None:
        """Say that it was stored: in green only when no data was left out unasked."""
        said = plain(" ".join(filter(None, (self.said, self.unused, more))))
        if self.unused:
            st.warning(said)
        else:
            st.success(said)


def remember(preview: Preview, revision: Revision) -> bool:
    """Keep what to say of this preview, that was stored as this change.

    Gives whether nothing of the files was left out.
    """
    judged = verdict(preview.plan)
    st.session_state[TOLD] = revision.head
    st.session_state[DONE] = Done(
        revision.head,
        tuple(preview.plan.files),
        read_plan.state_rows(preview.plan),
        f"Opgeslagen: {revision.added} nieuw, {revision.changed} gewijzigd. "
        f"{checked_words(preview.plan)}",
        judged.left,
        bool(preview.plan.duplicates),
        not_used(preview.plan),
    )
    return judged.kind == "goed"


def draw() -> None:
    """The report, with a button that takes the import back."""
    done: Done | None = st.session_state.get(DONE)
    if done is None:
        _draw_unreported()
        return
    st.header("Verslag van je import")
    done.draw()
    with st.expander(LEFT_OUT if done.left else CHECKED, type="compact"):
        if done.left:
            st.markdown(plain(done.left))
        show.small_table(done.rows, "Rijen van de bestanden, naar wat ermee gebeurde")
    take_back.button(done.change, "import", _taken_back, "Deze import ongedaan maken")
    if done.alike:
        st.markdown("Sommige namen lijken op elkaar. Staat iemand er nu dubbel in?")
        if st.button("Bekijk wie er misschien dubbel in staat", icon=":material/join_inner:"):
            st.switch_page(page_file("dubbelen"))


def _draw_unreported() -> None:
    """Point at an import of this user that this session did not tell of: it was stored anyway.

    The browser or netwerk was closed before it could be said, or it was another tab or the command.
    """
    newest = newest_import(desk()) if desk().may_read() else None
    if newest is None or st.session_state.get(TOLD) == newest.head:
        return
    with st.container(border=True, key="eerder-opgeslagen"):
        st.markdown(
            f"**Je laatste import is opgeslagen** ({on_day(newest.at)}, wijziging "
            f"{newest.number}): {plain(newest.why)}, {newest.added} nieuw en {newest.changed} "
            "gewijzigd. Sloot netwerk of de browser af terwijl je opsloeg? Dan is dit wat er staat."
        )
        with st.container(horizontal=True, gap="xsmall"):
            if st.button("Bekijk bij Geschiedenis", icon=":material/history:"):
                st.switch_page(page_file("geschiedenis"))
            st.button("Gezien", key="import:gezien", on_click=_seen, args=(newest.head,))


def _seen(head: Head) -> None:
    st.session_state[TOLD] = head


def tells_all(preview: Preview) -> bool:
    """Whether these files were stored just now and hold nothing more: the report says it all."""
    done: Done | None = st.session_state.get(DONE)
    if done is None or done.files != tuple(preview.plan.files):
        return False
    return verdict(preview.plan).kind in NOTHING_MORE


def beside(preview: Preview) -> None:
    """What was just stored of these files, said where the button to store them was."""
    done: Done | None = st.session_state.get(DONE)
    if done is not None and done.files == tuple(preview.plan.files):
        done.draw("Bovenaan kun je het ongedaan maken.")


def _taken_back(_made: Revision) -> None:
    st.session_state.pop(DONE, None)
    state.say_after_rerun("De import is ongedaan gemaakt.")
