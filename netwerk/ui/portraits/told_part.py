"""What the findings say on a page of its own: one card first, the others when asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from netwerk.insight.finding import Finding
from netwerk.net.selection import Selection
from netwerk.services.answers.sections import Told
from netwerk.ui import subject_card, wait
from netwerk.ui.frame import desk, selection
from netwerk.ui.links import linked
from netwerk.ui.portraits import rows

FIRST = 1
NAMED = 3

Pick = Callable[[Sequence[Finding]], Sequence[Told]]


def looked_at(gebieden: Sequence[str]) -> Selection:
    """The part of the network to look at for what is in these gebieden.

    The chosen gebied when it is in there, and else the first of its own that may be read.
    """
    chosen = selection().gebied
    if chosen in gebieden or (chosen is None and desk().may_read()):
        return Selection(gebied=chosen)
    own = next((gebied for gebied in gebieden if desk().may_read(gebied)), None)
    return Selection(gebied=own)


def findings(chosen: Selection) -> tuple[Finding, ...] | None:
    """The findings of this part; None while they are being made, which is said then."""
    return wait.findings(chosen)


def cards(told: Sequence[Told], key: str) -> None:
    """The card that leads on the soft field; the others below when asked for."""
    if not told:
        return
    with st.container(key=f"portret-eerste-{key}"):
        subject_card.card(told[0], f"{key}:0")
    rest = told[FIRST:]
    if not rest:
        return
    many = "ander onderwerp" if len(rest) == 1 else "andere onderwerpen"
    if st.toggle(f"Toon {len(rest)} {many}", key=f"portret:{key}:meer"):
        for number, card in enumerate(rest, FIRST):
            subject_card.card(card, f"{key}:{number}")


def also_named(named: Sequence[Finding], key: str) -> None:
    """Sentences about others in which this one is named, with their names as links."""
    if not named:
        return
    box = st.expander(
        f"Ook genoemd bij anderen ({len(named)})", key=f"portret:{key}:ook", on_change="rerun"
    )
    if box.open:
        with box:
            st.html(rows.listed(linked(finding.sentence, finding.actors) for finding in named))
