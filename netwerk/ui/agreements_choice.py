"""Which afspraken are shown: mine or the team's, of one person, of one kern."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from netwerk.model import fold
from netwerk.schema import all_kernen, kern_word
from netwerk.services.day.agreements import Agreed
from netwerk.services.day.my_names import my_names
from netwerk.services.records.choices import kern_names
from netwerk.ui import own_browser
from netwerk.ui.frame import desk, selection

MINE, TEAM = "mij", "team"


def is_mine(agreed: Agreed) -> bool:
    """Whether the user is the one who does it."""
    mine = my_names(desk(), own_browser.my_actor())
    return not agreed.item.wie or fold(agreed.item.wie) in mine


def of_whom(listed: Sequence[Agreed]) -> str:
    """Whose afspraken are shown: mine or of everybody; with how many each has."""
    mine = sum(is_mine(agreed) for agreed in listed)
    words = {MINE: f"Van mij {mine}", TEAM: f"Van het team {len(listed)}"}
    st.session_state.setdefault("afspraken:wiens", MINE if mine else TEAM)
    chosen = st.segmented_control(
        "Wiens afspraken",
        list(words),
        format_func=lambda key: words[key],
        key="afspraken:wiens",
        label_visibility="collapsed",
        required=True,
    )
    return str(chosen)


def narrowed(listed: Sequence[Agreed]) -> list[Agreed]:
    """Those of one person and one kern, when these are chosen."""
    names = sorted({agreed.item.wie for agreed in listed if agreed.item.wie}, key=str.casefold)
    kernen = kern_names(desk(), selection().gebied)
    with st.expander("Zoek op wie of kern", type="compact", key="afspraken:zoek"):
        left, right = st.columns(2)
        wie = left.selectbox("Wie", names, index=None, placeholder="Iedereen")
        kern = right.selectbox(
            kern_word(),
            list(kernen),
            index=None,
            format_func=lambda id: kernen.get(id, id),
            placeholder=all_kernen(),
        )
    return [
        agreed
        for agreed in listed
        if wie in (None, agreed.item.wie) and kern in (None, agreed.item.kern)
    ]
