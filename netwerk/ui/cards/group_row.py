"""What can be done with a card of several at once: look, visit, or decide on all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from netwerk.insight.finding import Finding
from netwerk.services.answers.highlights import actors_mark
from netwerk.services.answers.topics import Topic, alone_heading
from netwerk.services.day.refusing import decidable
from netwerk.store.values import Head
from netwerk.ui import to_map
from netwerk.ui.cards import decide_row, folded
from netwerk.ui.cards.folded import short_key
from netwerk.ui.frame import desk
from netwerk.ui.menu import page_file
from netwerk.ui.words import plain


def draw(topic: Topic, where: str) -> None:
    """The map with all of them, the ronde, and the decision for who is still open."""
    key = f"groep-{short_key(where)}"
    with st.container(horizontal=True, gap="small", key=key, vertical_alignment="center"):
        to_map.marks_button(actors_mark(topic.actors, topic.heading), where)
        with st.container(key=f"knoplink-ronde-{short_key(where)}", width="content"):
            st.page_link(page_file("ronde"), label="Naar de ronde", icon=":material/route:")
    draw_lines(topic, where)
    if desk().changes_somewhere:
        _decide(topic, where)


def all_folded(topic: Topic) -> bool:
    """Whether on all of them was decided on this visit, at once or by themselves."""
    keys = [inner.finding.key for inner in topic.within]
    return bool(keys) and not topic.rest and all(folded.folded(key) is not None for key in keys)


def draw_lines(topic: Topic, where: str) -> None:
    """A line for each decision, with its way back; see `lines`."""
    for keys in lines(topic, where).values():
        folded.draw(keys[0])


def lines(topic: Topic, where: str) -> Mapping[Head, Sequence[str]]:
    """The changes that are told in the card itself, each with the keys that it decided on.

    Those made in this card; all of them when nothing of the card is left but these lines.
    """
    every, here = all_folded(topic), decide_row.place_of(where)
    found: dict[Head, list[str]] = {}
    for inner in topic.within:
        one = folded.folded(inner.finding.key)
        if one is not None and (every or one.where == here):
            found.setdefault(one.change, []).append(inner.finding.key)
    return found


def not_told(topic: Topic, where: str) -> tuple[Topic, ...]:
    """Those within of whom the card itself does not say that was decided on them."""
    told = {key for keys in lines(topic, where).values() for key in keys}
    return tuple(inner for inner in topic.within if inner.finding.key not in told)


def _decide(topic: Topic, where: str) -> None:
    """The decision on those who are open and whom this user may decide on, with the number."""
    left = [t.finding for t in topic.within if folded.folded(t.finding.key) is None]
    may = decidable(desk(), left)
    if words := _about(topic, left, may):
        st.caption(words)
    if may:
        decide_row.draw(may[0], where, _heading(topic, may), more=may[1:])


def _heading(topic: Topic, may: Sequence[Finding]) -> str:
    """What the line that stays is called: only those are counted on whom was decided."""
    if len(may) == 1:
        return next(t.heading for t in topic.within if t.finding.key == may[0].key)
    return topic.heading if len(may) == len(topic.actors) else alone_heading(len(may))


def _about(topic: Topic, left: Sequence[Finding], may: Sequence[Finding]) -> str:
    """On how many is decided here, when that is not all; '' when it is, or when nobody is left."""
    if not left or len(may) == len(topic.actors):
        return ""
    if not may:
        return "Over hen mag jij niet besluiten."
    whom = f": {plain(may[0].actors[0].naam)}" if len(may) == 1 else ""
    words = f"Je besluit hier over {len(may)} van de {len(topic.actors)}{whom}."
    denied = len(left) - len(may)
    return f"{words} Over {denied} mag jij niet besluiten." if denied else words
