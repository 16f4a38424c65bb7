"""What the findings say on a page of its own: one card first, the others when asked for."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from netwerk.insight.finding import Finding
from netwerk.net.selection import Selection
from netwerk.services.answers.sections import Told
from netwerk.services.answers.topics import topic_of
from netwerk.services.day.deciding import standing
from netwerk.ui import wait
from netwerk.ui.cards import folded, subject
from netwerk.ui.cards.folded import short_key
from netwerk.ui.frame import desk, selection
from netwerk.ui.links import linked
from netwerk.ui.portraits import html_rows as rows

FIRST = 1


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
    """The card that leads on the soft field, the others when asked for.

    What was decided before is left out; what was decided on this visit stays as one line.
    """
    decided = standing(desk())
    left = [card for card in told if card.lead.key not in decided]
    seen = f"portret:{key}:getoond"
    shown_before: set[str] = st.session_state.get(seen, set())
    st.session_state[seen] = shown_before | {card.lead.key for card in left}
    for finding in folded.on_this_visit():
        if finding in shown_before and all(card.lead.key != finding for card in left):
            folded.draw(finding)
    if not left:
        return
    with st.container(key=f"portret-eerste-{short_key(key)}"):
        _card(left[0], f"{key}:0")
    rest = left[FIRST:]
    if not rest:
        return
    many = "ander onderwerp" if len(rest) == 1 else "andere onderwerpen"
    if st.toggle(f"Toon {len(rest)} {many}", key=f"portret:{key}:meer"):
        for number, card in enumerate(rest, FIRST):
            _card(card, f"{key}:{number}")


def _card(told: Told, key: str) -> None:
    """Without a picture: the page has one of its own."""
    subject.topic_card(topic_of(desk(), told), key, pictured=False)


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
