"""A page of cards: the one that matters most, four rows, and the others on request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from netwerk.insight.finding import Finding
from netwerk.net.selection import Selection
from netwerk.services.answers.sections import PagePart, in_sections, table_rows
from netwerk.services.answers.topics import Topic, asked_words, topics
from netwerk.services.day.deciding import standing
from netwerk.ui import show, state, wait
from netwerk.ui.cards import decided_list, folded, subject
from netwerk.ui.frame import desk
from netwerk.ui.words import plain

SHOWN = 5
MORE_AT_ONCE = 10
TABLE = "Als tabel"


@dataclass(frozen=True)
class CardPage:
    """What a page calls its cards: 'gaten'; and what it says when there is none."""

    page: str
    many: str
    none: str


def draw(told: CardPage, selection: Selection) -> None:
    """The cards of a page with what was decided before.

    All in one place: what stands below does not move while the findings are made. After a decision
    on this visit the cards stay while they are made anew.
    """
    with st.container(gap="xsmall"):
        given = wait.findings(selection)
        found = _found(told, selection, given)
        if found is None:
            return
        shown, rest = _order(told, selection, found)
        if not shown and not rest:
            st.markdown(plain(told.none))
        for place, (key, finding, topic) in enumerate(shown):
            _one(key, finding, topic, told, lead=place == 0)
        _more(rest, told)
        if given is None:
            return
        _all_in_a_table(in_sections(given, told.page), told.page)
        decided_list.draw(told.page)
        if words := asked_words(given):
            st.caption(plain(words))


def _found(
    told: CardPage, selection: Selection, given: Sequence[Finding] | None
) -> Sequence[Topic] | None:
    """The topics; while they are made anew those of just before, None when there were none."""
    before = f"laatst:{told.page}"
    if given is not None:
        # What was decided on this visit keeps its place: folded, or open again when taken back.
        decided = {key for key in standing(desk()) if folded.folded(key) is None}
        found = topics(desk(), selection, given, told.page, decided)
        st.session_state[before] = (state.visit(), selection, found)
        return found
    visit, where, found = st.session_state.get(before, (None, None, ()))
    return found if (visit, where) == (state.visit(), selection) else None


Shown = tuple[str, str, Topic | None]
"""The key of a topic and of its finding, and the topic as long as it is there."""


def _order(
    told: CardPage, selection: Selection, found: Sequence[Topic]
) -> tuple[list[Shown], list[Topic]]:
    """What is shown, and the rest.

    On one visit the same cards keep their places: what is decided folds where it stood.
    """
    here = {topic.key: topic for topic in found}
    kept = f"getoond:{told.page}"
    visit, where, keys = st.session_state.get(kept, (None, None, ()))
    if (visit, where) != (state.visit(), selection):
        keys = tuple((topic.key, topic.finding.key) for topic in found[:SHOWN])
        st.session_state[kept] = (state.visit(), selection, keys)
    shown = [
        (key, finding, here.get(key))
        for key, finding in keys
        if key in here or folded.folded(finding) is not None
    ]
    names = {key for key, _ in keys}
    return shown, [topic for topic in found if topic.key not in names]


def _one(key: str, finding: str, topic: Topic | None, told: CardPage, lead: bool) -> None:
    """One card; in the place of what was decided on this visit its line."""
    if topic is not None:
        subject.topic_card(topic, told.page, lead=lead)
    else:
        with subject.place(f"{told.page}:{key}"):
            folded.draw(finding)


def _more(rest: Sequence[Topic], told: CardPage) -> None:
    """The others, a handful at a time."""
    many = int(st.session_state.get(f"meer:{told.page}:{state.visit()}", 0))
    for topic in rest[:many]:
        subject.topic_card(topic, told.page)
    if len(rest) > many:
        st.button(
            f"Meer {told.many} tonen ({len(rest) - many})",
            key=f"meer-knop:{told.page}",
            on_click=_show_more,
            args=(told.page, many + MORE_AT_ONCE),
        )


def _show_more(page: str, many: int) -> None:
    st.session_state[f"meer:{page}:{state.visit()}"] = many


def _all_in_a_table(parts: Sequence[PagePart], key: str) -> None:
    """Everything that a page tells as a table, made when it is opened."""
    rows = table_rows(parts)
    if not rows:
        return
    box = st.expander(TABLE, key=f"tabel:{key}", on_change="rerun")
    if box.open:
        with box:
            show.table(rows, f"bevindingen:{key}", alt=TABLE)
