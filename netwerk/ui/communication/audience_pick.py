"""The doelgroepen of a gebied: one press opens one, and ready-made ones to keep."""

from __future__ import annotations

import streamlit as st

from netwerk.errors import NetwerkError, StoreBusy, StoreUnavailable
from netwerk.services.communication.audiences import (
    Audience,
    audiences,
    offered_audiences,
    save_audience,
)
from netwerk.ui import retry, saved_notice, state
from netwerk.ui.cards.folded import short_key
from netwerk.ui.communication.audience_form import CHANGING, OPEN
from netwerk.ui.frame import desk, selection
from netwerk.ui.words import plain

OFFER = "doelgroep:aanbod"


def choose() -> str | None:
    """The id of the open doelgroep; None without one, and then all of them are drawn."""
    listed = audiences(desk(), selection())
    there = {one.item.id for one in listed}
    asked = st.query_params.get("id", "")
    if asked in there and OPEN not in st.session_state:
        st.session_state[OPEN] = asked
    if st.session_state.get(OPEN) not in there:
        st.session_state[OPEN] = None
    if opened := st.session_state[OPEN]:
        st.button(
            "Alle doelgroepen",
            key="doelgroep:alle",
            on_click=_open,
            args=(None,),
            type="tertiary",
            icon=":material/arrow_back:",
        )
        return str(opened)
    if not listed:
        st.markdown("Er is hier nog geen doelgroep. Begin met een van deze, of maak er zelf een.")
    for one in listed:
        with st.container(gap=None, key=f"doelgroeprij-{state.visit()}-{one.item.id}"):
            st.button(
                f"**{plain(one.sentence)}**",
                key=f"doelgroep:open:{one.item.id}",
                on_click=_open,
                args=(one.item.id,),
                type="tertiary",
                icon=":material/arrow_forward:",
            )
            st.caption(plain(one.rule))
    return None


def offers() -> None:
    """Ready-made doelgroepen that are not kept yet, each with a press to keep it."""
    if not desk().may_change(selection().gebied):
        return
    listed = offered_audiences(desk(), selection())
    if not listed:
        return
    st.header("Klaar om te bewaren", anchor=False)
    st.caption("Wie erin zit, volgt uit wat er nu staat. Na het bewaren kun je alles wijzigen.")
    for one in listed:
        with st.container(gap="xsmall", key=f"doelgroepaanbod-{short_key(one.item.naam)}"):
            st.markdown(f"**{plain(one.sentence)}** {plain(one.rule)}")
            if st.button("Bewaar", key=f"{OFFER}:{one.item.naam}", icon=":material/add:"):
                _keep(one)


def _open(id: str | None) -> None:
    st.session_state[OPEN] = id
    st.session_state.pop(CHANGING, None)


def _keep(one: Audience) -> None:
    form = f"{OFFER}:{one.item.naam}"
    with retry.saving(OFFER):
        try:
            made = save_audience(desk(), one.item, state.sent_token(form, one.item))
        except (StoreBusy, StoreUnavailable):
            raise
        except NetwerkError as error:
            st.error(plain(error))
            return
    sentence = f"{one.item.naam} is bewaard."
    state.saved(form, sentence, made.head)
    saved_notice.tell("doelgroepen", sentence, made.head)
    st.rerun()
