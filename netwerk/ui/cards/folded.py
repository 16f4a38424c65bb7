"""What was decided on this visit: one line in the place of its card, with the way back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from netwerk.insight.finding import Finding
from netwerk.store.values import Head, Revision
from netwerk.ui import state, take_back
from netwerk.ui.words import plain

DECIDED = "besloten"


@dataclass(frozen=True)
class Folded:
    """A decision of this visit: what it is about, its line, and the change to take back.

    where: the card that it was made in.
    """

    heading: str
    line: str
    change: Head
    visit: int
    where: str = ""


def short_key(text: str) -> str:
    """A key that may stand in the name of a class, whatever is in the text."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def fold(
    findings: Sequence[Finding], heading: str, line: str, change: Head, where: str = ""
) -> None:
    """Remember that this was just decided in this card, of all of these at once."""
    one = Folded(heading, line, change, state.visit(), where)
    held = {**_held(), **{finding.key: one for finding in findings}}
    st.session_state[DECIDED] = {k: v for k, v in held.items() if v.visit == state.visit()}


def folded(key: str) -> Folded | None:
    """What was decided on this visit about the finding with this key."""
    found = _held().get(key)
    return found if found is not None and found.visit == state.visit() else None


def draw(key: str) -> None:
    """The line of a decision, with its way back."""
    found = folded(key)
    if found is None:
        return
    with st.container(
        horizontal=True,
        vertical_alignment="center",
        gap="small",
        key=f"terug-{short_key(key)}",
    ):
        st.markdown(f"**{plain(found.heading)}**: {plain(found.line)}", width="content")
        take_back.button(found.change, f"besluit:{key}", _unfold(found.change))


def _unfold(change: Head) -> Callable[[Revision], None]:
    def after(_made: Revision) -> None:
        st.session_state[DECIDED] = {k: v for k, v in _held().items() if v.change != change}

    return after


def _held() -> Mapping[str, Folded]:
    held: Mapping[str, Folded] = st.session_state.get(DECIDED, {})
    return held


def on_this_visit() -> tuple[str, ...]:
    """The keys of the findings that were decided on this visit."""
    return tuple(key for key in _held() if folded(key) is not None)
