"""Something on the calendar in few taps: what, when and for whom; the rest may stay empty."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from netwerk.services.agenda.agenda_board import AgendaChosen, agenda_cards
from netwerk.services.agenda.agenda_items import INITIATIEF
from netwerk.services.communication.audiences import audiences
from netwerk.services.communication.gebied_calendar import SOORTEN, ActivityTyped, plan_activity
from netwerk.services.records.changeable import gebieden_to_change, kernen_to_change
from netwerk.services.records.choices import gebied_names
from netwerk.store.values import Revision
from netwerk.typed.dates import workday_from
from netwerk.ui import save_form, saved_notice, state
from netwerk.ui.agreements_new import iso_or_nothing
from netwerk.ui.any_day import ANY_DAY
from netwerk.ui.frame import desk, selection
from netwerk.ui.may_here import gebied_to_add
from netwerk.ui.save_form import KEPT, Act, FormEnds

FORM = "kalender:nieuw"


def draw() -> None:
    """The form, and the question whether what looks private may stand there."""
    key = f"{FORM}:{state.form_token(FORM)}"
    save_form.draw(FORM, key, _fields, FormEnds(_kept, save="Zet op de kalender"))


def _kept(typed: ActivityTyped, made: Revision) -> None:
    sentence = f"{' '.join(typed.titel.split())} staat op de kalender."
    saved_notice.tell("kalender", sentence, made.head, toast=True)


def _fields(key: str) -> Act:
    titel = st.text_input("Wat", key=f"{key}:titel", max_chars=200, **KEPT)
    soort = st.segmented_control(
        "Soort",
        SOORTEN,
        default=SOORTEN[0],
        required=True,
        format_func=str.capitalize,
        key=f"{key}:soort",
        **KEPT,
    )
    left, right = st.columns(2)
    datum = left.date_input(
        "Datum",
        value=workday_from(desk().today + timedelta(days=7)),
        **ANY_DAY,
        format="DD-MM-YYYY",
        key=f"{key}:datum",
        **KEPT,
    )
    tijd = right.text_input(
        "Tijd (mag leeg)", key=f"{key}:tijd", placeholder="bijvoorbeeld 19:30", **KEPT
    )
    groups = {one.item.id: one.item.naam for one in audiences(desk(), selection())}
    voor = st.multiselect(
        "Voor wie (mag leeg)",
        list(groups),
        format_func=lambda id: groups.get(id, id),
        key=f"{key}:voor",
        placeholder="Kies een of meer doelgroepen",
        select_all=False,
        **KEPT,
    )
    with st.expander("Meer: plaats, kern, laatste dag"):
        plaats = st.text_input("Plaats", key=f"{key}:plaats", **KEPT)
        gebied, kern = _where(key)
        tot = st.date_input(
            "Tot en met (bij meer dagen)",
            value=None,
            **ANY_DAY,
            format="DD-MM-YYYY",
            key=f"{key}:tot",
            **KEPT,
        )
        initiatief = _initiatief(key, gebied)
        words = st.text_area(
            "Omschrijving", key=f"{key}:omschrijving", height=96, max_chars=4000, **KEPT
        )
    typed = ActivityTyped(
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
    return Act(typed, lambda token, private: plan_activity(desk(), typed, token, private))


def _where(key: str) -> tuple[str | None, str | None]:
    """The gebied and kern; the gebied is that of the page when one is chosen there."""
    chosen = gebied = gebied_to_add()
    if gebied is None:
        may = gebieden_to_change(desk())
        names = {id: name for id, name in gebied_names(desk()).items() if id in may}
        gebied = st.selectbox(
            "Gebied",
            list(names),
            index=None,
            format_func=lambda id: names.get(id, id),
            key=f"{key}:gebied",
            placeholder="De hele gemeente" if desk().may_change() else "Kies",
            **KEPT,
        )
    kernen = kernen_to_change(desk(), chosen)
    kern = st.selectbox(
        "Kern",
        list(kernen),
        index=None,
        format_func=lambda id: kernen.get(id, id),
        key=f"{key}:kern",
        placeholder="Geen",
        **KEPT,
    )
    return gebied, kern


def _initiatief(key: str, gebied: str | None) -> str | None:
    """The initiatief that it belongs to: of those of this gebied that are not done."""
    here = agenda_cards(desk(), AgendaChosen(gebied=gebied)) if gebied or desk().may_read() else ()
    names = {card.id: card.titel for card in here if card.label == INITIATIEF and not card.done}
    if not names:
        return None
    return st.selectbox(
        "Bij initiatief",
        list(names),
        index=None,
        format_func=lambda id: names.get(id, id),
        key=f"{key}:initiatief",
        placeholder="Geen",
        **KEPT,
    )
