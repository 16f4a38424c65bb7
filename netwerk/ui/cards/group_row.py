"""What can be done with a card of several at once: look, visit, or decide on all of them."""

from __future__ import annotations

import streamlit as st

from netwerk.services.answers.highlights import actors_mark
from netwerk.services.answers.topics import Topic
from netwerk.ui import to_map
from netwerk.ui.cards import decide_row, folded
from netwerk.ui.cards.folded import short_key
from netwerk.ui.menu import page_file


def draw(topic: Topic, where: str) -> None:
    """The map with all of them, the ronde, and the decision for who is still open."""
    left = [t.finding for t in topic.within if folded.folded(t.finding.key) is None]
    key = f"groep-{short_key(where)}"
    with st.container(horizontal=True, gap="small", key=key, vertical_alignment="center"):
        to_map.marks_button(actors_mark(topic.actors, topic.heading), where)
        with st.container(key=f"knoplink-ronde-{short_key(where)}", width="content"):
            st.page_link(
                page_file("ronde"), label="Bezoek hen in de ronde", icon=":material/route:"
            )
    if left:
        decide_row.draw(left[0], where, topic.heading, more=left[1:])
