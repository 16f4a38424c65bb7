"""What was just saved, said beside the form that saved it, with the way back right there."""

from __future__ import annotations

import streamlit as st

from netwerk.errors import NetwerkError, NotFound, StoreBusy, StoreUnavailable
from netwerk.services.last_known import reach
from netwerk.services.records.changeable import may_take_back
from netwerk.services.records.edits import undo
from netwerk.store.values import Head
from netwerk.ui import state
from netwerk.ui.away import AGAIN
from netwerk.ui.frame import desk
from netwerk.ui.guard import guarded
from netwerk.ui.words import plain

SEEN = "Gelukt. Het is vastgelegd."
"""Said over the page, wherever on it the reader is; the rest stands where it was saved."""


def tell(where: str, sentence: str, revision: Head | None = None, *, toast: bool = False) -> None:
    """Say this at ``where`` on the next run, once; with a button that takes ``revision`` back.

    toast: also say over the page that it was saved, for a form that is long or stands elsewhere.
    """
    st.session_state[f"opgeslagen:{where}"] = (sentence, revision, True)
    if toast:
        st.session_state[f"opgeslagen:{where}:toast"] = True


def forget(where: str) -> None:
    """Say nothing at ``where`` any more."""
    for key in (f"opgeslagen:{where}", f"opgeslagen:{where}:net"):
        st.session_state.pop(key, None)


def show(where: str, stays: bool = False) -> str | None:
    """Draw what there is to say here, if anything; the sentence that was said.

    stays: say it again with each run, until something else is said here.
    """
    state.show_problem(st.container())
    told = st.session_state.pop(f"opgeslagen:{where}", None)
    shown = f"opgeslagen:{where}:net"
    if told is None and state.by_itself():  # the page is drawn again: it was not read yet
        told = st.session_state.get(shown)
    st.session_state[shown] = told
    if told is None:
        return None
    if stays:
        st.session_state[f"opgeslagen:{where}"] = told
    if st.session_state.pop(f"opgeslagen:{where}:toast", False):
        st.toast(SEEN, icon=":material/check:")
    sentence, revision, well = told
    (st.success if well else st.error)(plain(sentence))
    if revision is not None and (not well or may_take_back(desk(), revision)):
        st.button(
            "Ongedaan maken" if well else AGAIN,
            key=f"opgeslagen:{where}:terug",
            on_click=_take_back,
            args=(where, revision),
            icon=":material/undo:",
        )
    return str(sentence)


@guarded()
def _take_back(where: str, revision: Head) -> None:
    try:
        reach(desk())
        undo(desk(), revision.revision, revision.seal)
    except (StoreUnavailable, StoreBusy) as error:
        st.session_state[f"opgeslagen:{where}"] = (str(error), revision, False)
    except NotFound as error:  # nor may what was saved be on the page any more
        state.say_problem(str(error))
    except NetwerkError as error:
        st.session_state[f"opgeslagen:{where}"] = (str(error), None, False)
    else:
        state.may_remove()
        tell(where, "Het is ongedaan gemaakt.")
