"""A card of one subject: a heading, what is so, a step, a picture, a decision, and why."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from netwerk.insight.finding import ActorRef
from netwerk.services.answers.highlights import card_marks
from netwerk.services.answers.sections import Told, grounds_words
from netwerk.services.answers.small_maps import LARGE, SMALL, finding_picture
from netwerk.services.answers.topics import Topic, topic_of
from netwerk.ui import doubles, links, show, to_map
from netwerk.ui.cards import contact_asked, decide_row, folded, group_row, picture
from netwerk.ui.cards.folded import short_key
from netwerk.ui.frame import desk, selection
from netwerk.ui.words import plain

VERBS = ("Vraag", "Breng", "Laat", "Nodig", "Zoek", "Ga", "Kijk", "Moet", "Leg", "Voeg", "Stel")
"""With these a step begins; another word there may be a name."""
RESTS_ON = "Relaties waar dit op rust"
UNSURE = "onzeker"


def card(told: Told, key: str, lead: bool = False) -> None:
    """One subject; lead: the one that is most important on its page, on the soft field."""
    topic_card(topic_of(desk(), told), key, lead)


def topic_card(topic: Topic, key: str, lead: bool = False, pictured: bool = True) -> None:
    """One topic, with what has a card of its own under it behind a button."""
    where = f"{key}:{topic.key}"
    with place(where):
        if topic.gathers and group_row.all_folded(topic):
            group_row.draw_lines(topic, where)
            return
        if not topic.apart and folded.folded(topic.finding.key) is not None:
            folded.draw(topic.finding.key)
            return
        if lead:
            with st.container(key=f"eerste-{short_key(where)}"):
                _lead(topic, where)
        else:
            _row(topic, where, pictured)


def place(where: str) -> DeltaGenerator:
    """The place of a card, also of one that is folded: the focus stays in it."""
    return st.container(key=f"kaartje-{short_key(where)}")


def _lead(topic: Topic, where: str) -> None:
    left, right = st.columns([3, 7], gap="medium")
    with left:
        _picture(topic, where, LARGE)
    with right, st.container(gap="xsmall"):
        _said(topic, where, lead=True)
        if not topic.gathers:
            _why(topic, where, f"Waarom? Zekerheid: {topic.finding.certainty.band}")
        _within(topic, where)


def _row(topic: Topic, where: str, pictured: bool) -> None:
    left, middle = st.columns([2, 8], gap="medium") if pictured else (None, st.container())
    if left is not None:
        with left:
            _picture(topic, where, SMALL)
    with middle, st.container(gap="xsmall"):
        _said(topic, where)
        if not topic.apart:
            _why(topic, where, "Waarom?")
        _within(topic, where)


def _picture(topic: Topic, where: str, size: tuple[float, float]) -> None:
    svg = finding_picture(desk(), selection(), topic.finding, topic.heading, size=size)
    if svg:
        picture.draw(svg, topic.heading, short_key(where))


def _said(topic: Topic, where: str, lead: bool = False) -> None:
    """What is so, and what to do; first a question when the answer may make that fall away."""
    contact_asked.answer(where)
    first = None if topic.apart else contact_asked.before(topic.finding)
    _text(topic, lead, proposed=first is None)
    if first is None:
        _decide(topic, where, lead)
    else:
        contact_asked.on_card(topic.finding, topic.heading, first, where)


def _text(topic: Topic, lead: bool = False, proposed: bool = True) -> None:
    """The words of a card, in which every name opens its page: once, where it first stands."""
    left = {actor.id: actor for actor in topic.actors}
    band = topic.finding.certainty.band
    badge = f' <span class="nw-merk">{UNSURE}</span>' if band == UNSURE else ""
    parts = [
        f'<h2 class="nw-kop">{_linked(topic.heading, left)}</h2>',
        f"<p>{_linked(topic.sentence, left)}{badge}</p>",
    ]
    if lead and topic.points:
        points = "".join(f"<li>{_linked(point, left)}</li>" for point in topic.points)
        parts.append(f"<ul>{points}</ul>")
    if topic.step and proposed:
        parts.append(f"<p><strong>Stap:</strong> {_linked(_small(topic.step), left)}</p>")
    size = "nw-tekst nw-groot" if lead else "nw-tekst"
    st.html(f'<div class="{size}">{"".join(parts)}</div>')


def _linked(words: str, left: dict[str, ActorRef]) -> str:
    """The words as HTML; who is linked is taken off the list, so that a name is a link once."""
    html = links.linked(words, left.values())
    for actor in list(left.values()):
        if links.actor_link(actor.id, actor.naam) in html:
            del left[actor.id]
    return html


def _small(step: str) -> str:
    """A step goes on after its name with a small letter, unless that is the one of a name."""
    begin = step.partition(" ")[0]
    return f"{step[:1].lower()}{step[1:]}" if begin in VERBS else step


def _decide(topic: Topic, where: str, lead: bool = False) -> None:
    if topic.card.settled_apart:
        doubles.link(topic.finding, where)
    if topic.gathers:
        group_row.draw(topic, where)
    if topic.apart:
        return
    decide_row.draw(topic.finding, where, topic.heading, lead)


def _why(topic: Topic, where: str, words: str) -> None:
    """How certain it is and on which relations it rests, made when it is opened."""
    box = st.expander(words, type="compact", key=f"waarom:{where}", on_change="rerun")
    if not box.open:
        return
    with box:
        told = topic.lead
        certainty = f"Zekerheid: {told.certainty.band}."
        st.markdown(plain(f"{certainty} {grounds_words(told.lead)}".strip()))
        st.markdown(plain(told.lead.sentence))
        for part in told.parts:
            st.markdown(plain(told.part_words(part)))
        ties = {tie.relatie: tie for finding in told.findings for tie in finding.evidence}
        if ties:
            show.small_table(show.evidence_rows(tuple(ties.values())), RESTS_ON)
        if told.lead.actors:
            to_map.marks_button(card_marks(told), where)


def _within(topic: Topic, where: str) -> None:
    """What is said about this too, each to be decided by itself."""
    within = group_row.not_told(topic, where) if topic.gathers else topic.within
    if not within:
        return
    count = len(within)
    words = f"En nog {count} hierover"
    if topic.gathers:
        every = count == len(topic.actors)
        words = f"Bekijk alle {count}" if every else f"Bekijk {count} van hen"
    if st.toggle(words, key=f"binnen:{where}"):
        for inner in within:
            topic_card(inner, f"{where}:binnen", pictured=False)
