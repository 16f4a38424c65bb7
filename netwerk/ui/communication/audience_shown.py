"""One doelgroep: who is in it, how they are reached, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from netwerk.services.communication.audiences import Audience, audience
from netwerk.services.communication.reach_ways import ReachTold, reach_told
from netwerk.services.records.changeable import may_change_item
from netwerk.store.values import Stored
from netwerk.ui import edit
from netwerk.ui.communication import audience_form, mailing_part
from netwerk.ui.communication.audience_form import CHANGING, OPEN
from netwerk.ui.frame import desk
from netwerk.ui.links import actor_link, link
from netwerk.ui.words import plain

FIRST = 12


def draw(id: str) -> None:
    """The doelgroep with this id."""
    shown = audience(desk(), id)
    st.header(plain(shown.sentence), anchor=False)
    st.markdown(plain(shown.rule))
    if shown.item.omschrijving:
        st.caption(plain(shown.item.omschrijving))
    _members(shown)
    _reach(shown, reach_told(desk(), shown))
    mailing_part.draw(shown)
    if may_change_item(desk(), "Doelgroep", id):
        _change(shown)


def _members(shown: Audience) -> None:
    if not shown.members:
        return
    key = f"{OPEN}:alle:{shown.item.id}"
    every = len(shown.members) <= FIRST + 1 or st.session_state.get(key, False)
    part = shown.members if every else shown.members[:FIRST]
    lines = "".join(f"<li>{actor_link(one.id, one.naam)}{_kern(one.kern)}</li>" for one in part)
    st.html(f'<ul class="nw-doelgroep">{lines}</ul>')
    if len(shown.members) > FIRST + 1:
        st.toggle(f"Toon alle {len(shown.members)}", key=key)


def _kern(naam: str) -> str:
    return f" ({escape(naam)})" if naam else ""


def _reach(shown: Audience, told: ReachTold) -> None:
    if not told.ways:
        return
    st.subheader("Hoe je hen bereikt", anchor=False)
    lines = "".join(f"<li>{escape(way.words)}</li>" for way in told.ways)
    st.html(f'<ul class="nw-doelgroep">{lines}</ul>')
    if told.open_ways:
        ways = " en ".join(told.open_ways).lower()
        st.markdown(f"Ook zonder adres: via {plain(ways)}.")
    if told.nowhere:
        st.warning(plain(told.sentence))
        everybody = len(told.nowhere) == len(shown.members)  # they stand above already
        st.html(_ask(() if everybody else told.nowhere))
    missing = [way for way in told.ways if way.unknown]
    if missing and st.toggle("Toon van wie wat niet bekend is", key=f"{OPEN}:onbekend"):
        for way in missing:
            st.markdown(f"**{plain(way.words)}** Niet bekend van:")
            st.html(_names(way.unknown))


def _ask(unknown: Sequence[tuple[str, str]]) -> str:
    ask = link("Vraag het per mail of blad", "navragen")
    more = len(unknown) - FIRST
    rest = f"<p>En nog {more}: zet hieronder aan dat je iedereen wilt zien.</p>" if more > 0 else ""
    names = _names(unknown[:FIRST]) if unknown else ""
    return f"{names}{rest}<p>Open de actor om het in te vullen. {ask}.</p>"


def _names(unknown: Sequence[tuple[str, str]]) -> str:
    lines = "".join(f"<li>{actor_link(id, naam)}</li>" for id, naam in unknown)
    return f'<ul class="nw-doelgroep">{lines}</ul>'


def _change(shown: Audience) -> None:
    if st.session_state.get(CHANGING) != shown.item.id:
        st.button(
            "Wijzig of verwijder deze doelgroep",
            icon=":material/edit:",
            key=f"{CHANGING}:knop",
            on_click=_changes,
            args=(shown.item.id,),
        )
        return
    audience_form.draw(f"{shown.item.id}:{shown.version}", Stored(shown.item, shown.version))
    with st.container(horizontal=True, gap="xsmall"):
        st.button("Sluit", key=f"{CHANGING}:sluit", on_click=_changes, args=(None,))
        edit.remove("Doelgroep", shown.item.id, "doelgroepen", _forget)


def _changes(id: str | None) -> None:
    st.session_state[CHANGING] = id


def _forget() -> None:
    st.session_state[OPEN] = None
