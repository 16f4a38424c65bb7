"""Afspraak erbij: what, who, by when, and where and about whom if that is known."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import streamlit as st

from netwerk.services.answers.questions import team_ids
from netwerk.services.day.agreements import AgreementTyped, agree
from netwerk.services.records.changeable import kernen_to_change
from netwerk.services.records.choices import names_with_place
from netwerk.store.values import Revision
from netwerk.typed.dates import workday_from
from netwerk.ui import save_form, saved_notice, state
from netwerk.ui.any_day import ANY_DAY
from netwerk.ui.frame import desk, selection
from netwerk.ui.may_here import gebied_to_add, may_add_here
from netwerk.ui.pick import pick_actoren
from netwerk.ui.save_form import KEPT, Act, FormEnds

ME, FORM = "Ik", "afspraak-erbij"
OPEN = f"{FORM}:open"


def draw() -> None:
    """The button that opens the form, and what came of the last one."""
    if not may_add_here():
        return
    saved_notice.show(FORM)
    if st.session_state.get(OPEN):
        _form()
    else:
        st.button("Afspraak erbij", icon=":material/add:", key=f"{FORM}:knop", on_click=_open)


def _open(shown: bool = True) -> None:
    st.session_state[OPEN] = shown
    save_form.forget(FORM)


def _form() -> None:
    st.header("Afspraak erbij", anchor=False)
    key = f"{FORM}:{state.form_token(FORM)}"
    save_form.draw(FORM, key, _fields, FormEnds(_kept, stop=partial(_open, False)))


def _kept(typed: AgreementTyped, made: Revision) -> None:
    sentence = f"Afgesproken: {' '.join(typed.titel.split())}."
    saved_notice.tell(FORM, sentence, made.head, toast=True)
    _open(False)


def _fields(key: str) -> Act:
    names = team_names()
    gebied = gebied_to_add()
    kernen = kernen_to_change(desk(), gebied)
    wat = st.text_input("Wat", key=f"{key}:wat", **KEPT)
    left, right = st.columns(2)
    wie = left.selectbox("Wie", (ME, *names), key=f"{key}:wie", accept_new_options=True, **KEPT)
    voor = right.date_input(
        "Voor",
        value=workday_from(desk().today + timedelta(days=7)),
        **ANY_DAY,
        format="DD-MM-YYYY",
        key=f"{key}:voor",
        **KEPT,
    )
    kern = left.selectbox(
        "Kern (mag leeg blijven)" if desk().may_change(gebied) else "Kern",
        list(kernen),
        index=None,
        format_func=lambda id: kernen.get(id, id),
        key=f"{key}:kern",
        placeholder="Geen",
        **KEPT,
    )
    about: list[str] = []
    if desk().may_read():  # the list of everybody is for who may read everybody
        with right:
            about = pick_actoren("Over wie (mag leeg blijven)", f"{key}:over", ())
    typed = AgreementTyped(
        titel=wat,
        wie=None if wie == ME else str(wie or ""),
        voor=iso_or_nothing(voor),
        gebied=gebied,
        kern=kern,
        actoren=tuple(about),
    )
    return Act(typed, lambda token, private: agree(desk(), typed, token, private))


def iso_or_nothing(day: object) -> str:
    """A chosen day as ISO text; '' when the field was made empty."""
    return day.isoformat() if isinstance(day, date) else ""


def team_names() -> list[str]:
    """Who can be chosen as the one who does it, besides the user."""
    found = names_with_place(desk(), team_ids(desk(), selection())).values()
    return [name for name in found if name != desk().user.naam]
