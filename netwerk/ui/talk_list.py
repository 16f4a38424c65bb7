"""The talks of a gebied: what was said, with whom, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape
from pathlib import Path

import streamlit as st

from netwerk.schema import all_kernen, kern_word
from netwerk.services.day.talks import Talk, talks, talks_file
from netwerk.ui.frame import desk, selection
from netwerk.ui.links import actor_link, link
from netwerk.ui.words import on_day

FIRST = 10
"""So many talks stand there at once; the others on request."""
_STYLE = Path(__file__).parent / "frontend" / "talks.css"
EVERYBODY = "Iedereen"


def draw() -> None:
    """The list with its filters, and the way out as a file."""
    listed = talks(desk(), selection())
    if not listed:
        st.markdown("Nog geen gesprek vastgelegd. Wie sprak je deze week?")
        return
    st.html(_STYLE)
    shown = _chosen(listed)
    st.markdown(f"{len(shown)} {'gesprek' if len(shown) == 1 else 'gesprekken'}")
    every = len(shown) <= FIRST or st.session_state.get("gesprekken:alle")
    part = shown if every else shown[:FIRST]
    st.html(f'<ul class="nw-gesprekken">{"".join(map(_line, part))}</ul>')
    with st.container(horizontal=True):
        if not every:
            words = f"Toon alle {len(shown)} gesprekken"
            st.button(words, on_click=_show_all, key="gesprekken:meer")
        st.download_button(
            "Download als csv",
            partial(talks_file, desk(), shown),
            file_name="gesprekken.csv",
            mime="text/csv",
            icon=":material/download:",
        )


def _chosen(listed: Sequence[Talk]) -> Sequence[Talk]:
    kernen = sorted({talk.kern for talk in listed if talk.kern})
    people = sorted({talk.item.door for talk in listed if talk.item.door})
    with st.container(horizontal=True):
        kern = st.selectbox(kern_word(), [all_kernen(), *kernen], key="gesprekken:kern", width=240)
        door = st.selectbox("Wie sprak", [EVERYBODY, *people], key="gesprekken:door", width=300)
    return [
        talk
        for talk in listed
        if kern in (all_kernen(), talk.kern) and door in (EVERYBODY, talk.item.door)
    ]


def _line(talk: Talk) -> str:
    """A talk as a line of HTML; all that users typed is text."""
    met = " en ".join(actor_link(ref.id, ref.naam) for ref in talk.met)
    where = f" ({escape(talk.kern)})" if talk.kern else ""
    door = f", {escape(talk.item.door)}" if talk.item.door else ""
    parts = [f'<p class="nw-kop">{met}{where}</p>']
    parts.append(f'<p class="nw-klein">{on_day(talk.item.datum)}{door}</p>')
    if talk.item.waarover:
        parts.append(f"<p>{escape(talk.item.waarover)}</p>")
    named = [actor_link(ref.id, ref.naam) for ref in talk.noemde]
    named += [f"{escape(name)} (nog niet vastgelegd)" for name in talk.item.noemde_ook]
    if named:
        parts.append(f"<p>Noemde: {', '.join(named)}</p>")
    if talk.vervolg:
        day = f", voor {on_day(talk.vervolg.voor)}" if talk.vervolg.voor else ""
        step = link(talk.vervolg.titel, "afspraken")
        parts.append(f"<p>Volgende stap: {step}{day}</p>")
    return f"<li>{''.join(parts)}</li>"


def _show_all() -> None:
    st.session_state["gesprekken:alle"] = True
