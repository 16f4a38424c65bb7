"""A button that takes one change back: that very change, whatever has its number by now."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from netwerk.errors import NetwerkError, NotFound, StoreBusy, StoreUnavailable
from netwerk.services.records.edits import undo
from netwerk.store.values import Head, Revision
from netwerk.ui import retry, state
from netwerk.ui.away import AGAIN
from netwerk.ui.frame import desk
from netwerk.ui.guard import guarded
from netwerk.ui.words import plain

FAILED = "Het is nog niet ongedaan gemaakt."


def button(
    change: Head, key: str, after: Callable[[Revision], None], words: str = "Ongedaan maken"
) -> None:
    """Draw the button, and why it did not work the last time.

    after: gets the change that took it back. What the button does happens before the page is drawn
    (``on_click``): the page of that moment may not show the change any more.
    """
    where = f"terug:{key}:{change.revision}:{change.seal}"
    if problem := st.session_state.pop(f"{where}:nee", None):
        st.error(plain(problem))
    again = retry.noted(where)
    if again:
        reason = retry.reason(where)
        if reason is None:
            st.info(f"De opslag is er weer. {plain(FAILED)}")
        else:
            st.error(f"{plain(FAILED)} {plain(reason)}")
    st.button(
        AGAIN if again else words,
        key=f"{where}:knop",
        on_click=_take_back,
        args=(where, change, after),
        icon=":material/refresh:" if again else None,
    )


@guarded()
def _take_back(where: str, change: Head, after: Callable[[Revision], None]) -> None:
    def act() -> None:
        try:
            made = undo(desk(), change.revision, change.seal)
        except (StoreUnavailable, StoreBusy):
            raise
        except NotFound as error:
            state.say_problem(str(error))
        except NetwerkError as error:
            st.session_state[f"{where}:nee"] = str(error)
        else:
            state.may_remove()
            after(made)

    retry.attempt(where, act)
