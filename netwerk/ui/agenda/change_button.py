"""A button that makes one change at once, and says so where it is told."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from netwerk.errors import NetwerkError, StoreBusy, StoreUnavailable
from netwerk.store.values import Revision
from netwerk.ui import retry, saved_notice, state
from netwerk.ui.guard import guarded


def draw(words: str, key: str, where: str, icon: str, run: Callable[[str], Revision]) -> None:
    """The button; what came of it is told where `saved_notice.show` asks for ``where``.

    run: makes the change with a token, so that two presses make it once.
    """
    st.button(words, key=key, icon=f":material/{icon}:", on_click=_change, args=(key, where, run))


@guarded()
def _change(key: str, where: str, run: Callable[[str], Revision]) -> None:
    def act() -> None:
        try:
            made = run(state.form_token(key))
        except (StoreBusy, StoreUnavailable):
            raise
        except NetwerkError as error:
            state.say_problem(str(error))
        else:
            state.saved(key, made.why, made.head)
            saved_notice.tell(where, f"{made.why.rstrip('.')}.", made.head)

    retry.attempt(key, act)
