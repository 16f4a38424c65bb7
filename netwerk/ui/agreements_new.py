"""Afspraak erbij: what, who, by when, and where and about whom if that is known."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from netwerk.errors import LooksPrivate, NetwerkError, StoreBusy, StoreUnavailable
from netwerk.services.answers.questions import team_ids
from netwerk.services.day.agreements import AgreementTyped, agree
from netwerk.services.records.choices import kern_names, names_with_place
from netwerk.typed.dates import workday_from
from netwerk.ui import retry, saved_notice, state
from netwerk.ui.frame import desk, selection
from netwerk.ui.pick import pick_actoren
from netwerk.ui.words import plain

ME, FORM = "Ik", "afspraak-erbij"
OPEN = f"{FORM}:open"


def draw() -> None:
    """The button that opens the form, and what came of the last one."""
    if not desk().changes_somewhere:
        return
    saved_notice.show(FORM)
    if st.session_state.get(OPEN):
        _form()
        _private()
    else:
        st.button("Afspraak erbij", icon=":material/add:", key=f"{FORM}:knop", on_click=_open)


def _open(shown: bool = True) -> None:
    st.session_state[OPEN] = shown
    st.session_state.pop(f"{FORM}:prive", None)


def _form() -> None:
    key = f"{FORM}:{state.form_token(FORM)}"
    names = team_names()
    kernen = kern_names(desk(), selection().gebied)
    st.header("Afspraak erbij", anchor=False)
    with st.form(f"{key}:form", border=False):
        wat = st.text_input("Wat", key=f"{key}:wat")
        left, right = st.columns(2)
        wie = left.selectbox("Wie", (ME, *names), key=f"{key}:wie", accept_new_options=True)
        voor = right.date_input(
            "Voor",
            value=workday_from(desk().today + timedelta(days=7)),
            min_value=desk().today,
            format="DD-MM-YYYY",
            key=f"{key}:voor",
        )
        kern = left.selectbox(
            "Kern (mag leeg blijven)",
            list(kernen),
            index=None,
            format_func=lambda id: kernen.get(id, id),
            key=f"{key}:kern",
            placeholder="Geen",
        )
        about: list[str] = []
        if desk().may_read():  # the list of everybody is for who may read everybody
            with right:
                about = pick_actoren("Over wie (mag leeg blijven)", f"{key}:over", ())
        with st.container(horizontal=True, gap="xsmall"):
            sent = st.form_submit_button("Bewaar", type="primary", key=f"{key}:bewaar")
            st.form_submit_button("Annuleer", key=f"{key}:stop", on_click=_open, args=(False,))
        sent = retry.asked_again(FORM, st.form_submit_button) or sent
    if sent:
        typed = AgreementTyped(
            titel=wat,
            wie=None if wie == ME else str(wie or ""),
            voor=iso_or_nothing(voor),
            gebied=selection().gebied,
            kern=kern,
            actoren=tuple(about),
        )
        _save(typed)


def iso_or_nothing(day: object) -> str:
    """A chosen day as ISO text; '' when the field was made empty."""
    return day.isoformat() if isinstance(day, date) else ""


def team_names() -> list[str]:
    """Who can be chosen as the one who does it, besides the user."""
    found = names_with_place(desk(), team_ids(desk(), selection())).values()
    return [name for name in found if name != desk().user.naam]


def _save(typed: AgreementTyped, private: bool = False) -> None:
    st.session_state.pop(f"{FORM}:prive", None)
    with retry.saving(FORM):
        try:
            made = agree(desk(), typed, state.sent_token(FORM, typed), private)
        except (StoreBusy, StoreUnavailable):
            raise
        except LooksPrivate as question:
            st.session_state[f"{FORM}:prive"] = (typed, str(question))
            st.rerun()
        except NetwerkError as error:
            st.error(plain(error))
            return
    sentence = f"Afgesproken: {' '.join(typed.titel.split())}."
    state.saved(FORM, sentence, made.head)
    saved_notice.tell(FORM, sentence, made.head)
    _open(False)
    st.rerun()


def _private() -> None:
    held: tuple[AgreementTyped, str] | None = st.session_state.get(f"{FORM}:prive")
    if held is None:
        return
    typed, question = held
    st.warning(plain(f"{question} Mag het wel, bewaar het dan toch."))
    if st.button("Toch bewaren", key=f"{FORM}:toch"):
        _save(typed, private=True)
