"""Wie kan dit samen oppakken: the answer on an opened card, and what to do with it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from netwerk.insight.finding import ActorRef
from netwerk.services.agenda.agenda_items import field_of
from netwerk.services.taking_up.who_takes_up import (
    Meet,
    Taker,
    TakersSeen,
    WhoTogether,
    agree_gathering,
    agree_meeting,
    who_together,
)
from netwerk.store.values import Revision
from netwerk.ui import retry, saved_notice
from netwerk.ui.agenda import change_button
from netwerk.ui.agenda.which_open import KEY, KIND
from netwerk.ui.frame import desk
from netwerk.ui.links import actor_link, link, linked
from netwerk.ui.portraits import html_rows as rows

QUESTION = "Wie kan dit samen oppakken?"


def draw(label: str, id: str, may_change: bool = True) -> None:
    """The question; its answer is worked out when it is opened."""
    where = f"samen:{label}:{id}"
    part = st.expander(QUESTION, key=f"{where}:vraag", on_change="rerun", icon=":material/groups:")
    if not part.open:
        return
    with part:
        found = who_together(desk(), label, id)
        named = _named(found)
        st.html(f"<p><b>{linked(found.headline, named)}</b></p>")
        if found.best is not None:
            st.html(_members(found.best))
        for line in found.more:
            st.html(f"<p>{linked(line, named)}</p>")
        saved_notice.show(where, stays=True)
        if found.best is not None:
            _introductions(label, id, found.best, where, may_change)
        _apart(found, label, id, where, may_change)
        _second(found)
        ask = {KIND: field_of(label), KEY: id}
        st.html(f"<p>{link('Zoek zelf wie hier iets over weet', 'deskundigheid', **ask)}</p>")


def _named(found: WhoTogether) -> list[ActorRef]:
    """Everybody that a sentence of the answer may name."""
    groups = [group for group in (found.best, found.second) if group is not None]
    named = [actor for group in groups for actor in group.actors]
    meets = [meet for group in groups for meet in group.missing]
    named += [actor for meet in meets for actor in (meet.van, meet.naar, meet.via)]
    return [*named, *found.apart, *([found.convener] if found.convener else [])]


def _members(group: TakersSeen) -> str:
    return rows.listed(map(_member, group.members))


def _member(member: Taker) -> str:
    ask = f"vraag naar {member.ask_for}" if member.ask_for else "functie niet bekend"
    has = f"{member.load} open" if member.load else "niets anders open"
    words = rows.text("; ".join(filter(None, (member.brings, ask, has))))
    name = actor_link(member.actor.id, member.actor.naam)
    return f"{name}<br><span class='nw-klein-woord'>{words}</span>"


def _introductions(label: str, id: str, group: TakersSeen, where: str, may_change: bool) -> None:
    if not group.missing:
        return
    st.markdown("**Nog geen contact bekend**")
    for meet in group.missing:
        one, other, via = (rows.names([ref]) for ref in (meet.van, meet.naar, meet.via))
        st.html(f"<p>Stel {one} en {other} aan elkaar voor, via {via}.</p>")
        if meet.agreed:
            st.caption("Hierover is een afspraak gemaakt.")
        if meet.agreed or not may_change:
            continue
        key = f"{where}:{meet.van.id}:{meet.naar.id}"
        retry.asked_again(key)
        act = partial(_agreed, label, id, meet)
        change_button.draw("Maak hier een afspraak van", key, where, "task_alt", act)


def _apart(found: WhoTogether, label: str, id: str, where: str, may_change: bool) -> None:
    """Nobody reaches another: who does it oneself, keeps that as an afspraak."""
    if len(found.apart) < 2:
        return
    if found.gathered:
        st.caption("Hierover is een afspraak gemaakt.")
    elif may_change:
        key = f"{where}:bijeen"
        retry.asked_again(key)
        act = partial(_gathered, label, id)
        change_button.draw("Maak hier een afspraak van", key, where, "task_alt", act)


def _gathered(label: str, id: str, token: str) -> Revision:
    return agree_gathering(desk(), label, id, token)


def _agreed(label: str, id: str, meet: Meet, token: str) -> Revision:
    return agree_meeting(desk(), label, id, meet, token)


def _second(found: WhoTogether) -> None:
    if found.second is None:
        return
    names = rows.names(found.second.actors, len(found.second.actors))
    st.html(f"<p>Lukt het niet met deze groep? Dan kan het ook met: {names}.</p>")
