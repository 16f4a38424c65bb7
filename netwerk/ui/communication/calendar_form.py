"""Something on the calendar in few taps: what, when and for whom; the rest may stay empty."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from netwerk.errors import LooksPrivate, NetwerkError, StoreBusy, StoreUnavailable
from netwerk.services.communication.audiences import every_audience
from netwerk.services.communication.gebied_calendar import SOORTEN, ActivityTyped, plan_activity
from netwerk.services.records.choices import gebied_names, kern_names
from netwerk.services.records.items import choices
from netwerk.typed.dates import workday_from
from netwerk.ui import retry, saved_notice, state
from netwerk.ui.agreements_new import iso_or_nothing
from netwerk.ui.frame import desk, selection
from netwerk.ui.words import plain

FORM = "kalender:nieuw"


def draw() -> None:
    """The form, and the question whether what looks private may stand there."""
    key = f"{FORM}:{state.form_token(FORM)}"
    with st.form(f"{key}:form", border=False):
        typed = _fields(key)
        sent = st.form_submit_button("Zet op de kalender", type="primary", key=f"{key}:bewaar")
        sent = retry.asked_again(FORM, st.form_submit_button) or sent
    if sent:
        _save(typed)
    held: tuple[ActivityTyped, str] | None = st.session_state.get(f"{FORM}:prive")
    if held is not None:
        st.warning(plain(f"{held[1]} Mag het wel, bewaar het dan toch."))
        if st.button("Toch bewaren", key=f"{FORM}:toch"):
            _save(held[0], private=True)


def _fields(key: str) -> ActivityTyped:
    titel = st.text_input("Wat", key=f"{key}:titel", max_chars=200)
    soort = st.segmented_control(
        "Soort",
        SOORTEN,
        default=SOORTEN[0],
        required=True,
        format_func=str.capitalize,
        key=f"{key}:soort",
    )
    left, right = st.columns(2)
    datum = left.date_input(
        "Datum",
        value=workday_from(desk().today + timedelta(days=7)),
        format="DD-MM-YYYY",
        key=f"{key}:datum",
    )
    tijd = right.text_input("Tijd (mag leeg)", key=f"{key}:tijd", placeholder="bijvoorbeeld 19:30")
    groups = {one.item.id: one.item.naam for one in every_audience(desk())}
    voor = st.multiselect(
        "Voor wie (mag leeg)",
        list(groups),
        format_func=lambda id: groups.get(id, id),
        key=f"{key}:voor",
        placeholder="Kies een of meer doelgroepen",
        select_all=False,
    )
    with st.expander("Meer: plaats, kern, laatste dag"):
        plaats = st.text_input("Plaats", key=f"{key}:plaats")
        gebied, kern = _where(key)
        tot = st.date_input(
            "Tot en met (bij meer dagen)", value=None, format="DD-MM-YYYY", key=f"{key}:tot"
        )
        initiatief = _initiatief(key)
        words = st.text_area("Omschrijving", key=f"{key}:omschrijving", height=96, max_chars=4000)
    return ActivityTyped(
        titel=titel,
        datum=iso_or_nothing(datum),
        soort=str(soort),
        tijd=tijd,
        tot=iso_or_nothing(tot),
        gebied=gebied,
        kern=kern,
        plaats=plaats,
        initiatief=initiatief,
        doelgroepen=tuple(voor),
        omschrijving=words,
    )


def _where(key: str) -> tuple[str | None, str | None]:
    """The gebied and kern; the gebied is that of the page when one is chosen there."""
    gebied = selection().gebied
    if gebied is None:
        names = gebied_names(desk())
        gebied = st.selectbox(
            "Gebied",
            list(names),
            index=None,
            format_func=lambda id: names.get(id, id),
            key=f"{key}:gebied",
            placeholder="De hele gemeente",
        )
    kernen = kern_names(desk(), selection().gebied)
    kern = st.selectbox(
        "Kern",
        list(kernen),
        index=None,
        format_func=lambda id: kernen.get(id, id),
        key=f"{key}:kern",
        placeholder="Geen",
    )
    return gebied, kern


def _initiatief(key: str) -> str | None:
    """The initiatief that it belongs to, for who may read all of them."""
    names = choices(desk(), "Initiatief") if desk().may_read() else {}
    if not names:
        return None
    return st.selectbox(
        "Bij initiatief",
        list(names),
        index=None,
        format_func=lambda id: names.get(id, id),
        key=f"{key}:initiatief",
        placeholder="Geen",
    )


def _save(typed: ActivityTyped, private: bool = False) -> None:
    st.session_state.pop(f"{FORM}:prive", None)
    with retry.saving(FORM):
        try:
            made = plan_activity(desk(), typed, state.sent_token(FORM, typed), private)
        except (StoreBusy, StoreUnavailable):
            raise
        except LooksPrivate as question:
            st.session_state[f"{FORM}:prive"] = (typed, str(question))
            st.rerun()
        except NetwerkError as error:
            st.error(plain(error))
            return
    sentence = f"{' '.join(typed.titel.split())} staat op de kalender."
    state.saved(FORM, sentence, made.head)
    saved_notice.tell("kalender", sentence, made.head)
    st.rerun()
