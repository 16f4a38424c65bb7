"""What was just done with an afspraak: said in its row on this visit, with the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from netwerk.services.day.agreements import Agreed
from netwerk.store.values import Head, Revision
from netwerk.ui import state, take_back
from netwerk.ui.cards.folded import short_key
from netwerk.ui.words import plain

JUST = "afspraken:net"


@dataclass(frozen=True)
class JustChanged:
    """What was just done with an afspraak on this visit, and the change to take back.

    gone: it is open no more.
    """

    sentence: str
    change: Head
    visit: int
    gone: bool


def of(id: str) -> JustChanged | None:
    """What was done with this afspraak on this visit."""
    one = _held().get(id)
    return one if one is not None and one.visit == state.visit() else None


def done_now() -> tuple[str, ...]:
    """The ids of what was just done or dropped on this visit: their rows stay where they were."""
    return tuple(id for id in _held() if (one := of(id)) is not None and one.gone)


def remember(id: str, sentence: str, made: Revision, gone: bool) -> None:
    """Say this in the row of the afspraak as long as this visit lasts."""
    one = JustChanged(sentence, made.head, state.visit(), gone)
    st.session_state[JUST] = {**_held(), id: one}


def told(agreed: Agreed, just: JustChanged) -> None:
    """The line that says it, with the button that takes it back."""
    key = short_key(agreed.item.id)
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key=f"terug-{key}"
    ):
        name = f"**{plain(agreed.item.titel)}**: " if just.gone else ""
        st.markdown(f"{name}{plain(just.sentence)}", width="content")
        take_back.button(just.change, f"afspraak:{key}", _forget(agreed.item.id))


def _forget(id: str) -> Callable[[Revision], None]:
    def after(_made: Revision) -> None:
        st.session_state[JUST] = {k: v for k, v in _held().items() if k != id}

    return after


def _held() -> Mapping[str, JustChanged]:
    held: Mapping[str, JustChanged] = st.session_state.get(JUST, {})
    return held
