"""What was just saved, said beside the form that saved it, with the way back right there."""

from __future__ import annotations

import streamlit as st

from netwerk.errors import NetwerkError, StoreBusy, StoreUnavailable
from netwerk.services.edits import undo
from netwerk.services.last_known import reach
from netwerk.ui.away import AGAIN
from netwerk.ui.frame import desk
from netwerk.ui.words import plain


def tell(where: str, sentence: str, revision: int | None = None) -> None:
    """Say this at ``where`` on the next run, once; with a button that takes ``revision`` back."""
    st.session_state[f"opgeslagen:{where}"] = (sentence, revision, True)


def show(where: str) -> None:
    """Draw what there is to say here, if anything."""
    told = st.session_state.pop(f"opgeslagen:{where}", None)
    if told is None:
        return
    sentence, revision, well = told
    (st.success if well else st.error)(plain(sentence))
    if revision is not None:
        st.button(
            "Ongedaan maken" if well else AGAIN,
            key=f"opgeslagen:{where}:terug",
            on_click=_take_back,
            args=(where, revision),
            icon=":material/undo:",
        )


def _take_back(where: str, revision: int) -> None:
    try:
        reach(desk())
        undo(desk(), revision)
    except (StoreUnavailable, StoreBusy) as error:
        st.session_state[f"opgeslagen:{where}"] = (str(error), revision, False)
    except NetwerkError as error:
        st.session_state[f"opgeslagen:{where}"] = (str(error), None, False)
    else:
        tell(where, "Het is ongedaan gemaakt.")
