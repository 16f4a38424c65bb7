"""Whether kernen and kinds of group get an equal chance, each with what to do."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from netwerk.services.accountability.equal_chances import ChanceLine, equal_chances
from netwerk.services.desk import Desk
from netwerk.ui import follow_link, show, state
from netwerk.ui.words import plain

HEAD = "Krijgt iedereen een gelijke kans?"
WHAT = (
    "Netwerk vergelijkt of gebieden, kernen en soorten groepen naar verhouding introducties, "
    "gesprekken en geld krijgen. Het kijkt ook naar zijn eigen voorstellen."
)
HOW = (
    "Geteld wordt wie iets kreeg, niet hoe vaak. Het gaat over groepen en kernen, nooit over één "
    "actor. Alleen wat is vastgelegd, telt mee."
)
FIRST = 4


def draw(desk: Desk) -> None:
    """The conclusion, where less was given, and where it went in proportion."""
    st.header(HEAD, anchor=False)
    st.markdown(WHAT)
    with st.spinner("De aandacht wordt vergeleken ..."):
        found = equal_chances(desk)
    st.markdown(f"**{plain(found.headline)}**")
    less = found.less
    everything = len(less) <= FIRST or st.toggle(f"Toon alle {len(less)}", key="kans:alle")
    for number, line in enumerate(less if everything else less[:FIRST]):
        _card(line, number)
    if found.maybe:
        _table("Misschien minder; dat kan toeval zijn", "misschien", found.maybe)
    if found.fair:
        _table("Waar het naar verhouding gaat", "naar-verhouding", found.fair)
    st.caption(HOW)


def _card(line: ChanceLine, number: int) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{plain(line.title)}: {plain(line.sentence)}**")
        st.caption(plain(f"{line.evidence} Zekerheid: {line.sure}"))
        st.markdown(plain(line.step))
        if line.gebied:
            st.button(
                f"Naar de ronde van gebied {plain(line.gebied)}",
                key=f"kans:{number}:ronde",
                icon=":material/route:",
                on_click=_to_ronde,
                args=(line.gebied,),
            )


def _table(title: str, key: str, lines: Sequence[ChanceLine]) -> None:
    part = st.expander(f"{title} ({len(lines)})", key=f"kans:{key}", on_change="rerun")
    if part.open:
        rows = [{"Wat": one.title, "Waar": one.place, "Geteld": one.evidence} for one in lines]
        with part:
            show.small_table(rows, title, wide=True)


def _to_ronde(gebied: str) -> None:
    st.session_state[state.GEBIED] = gebied
    follow_link.remember("ronde")
