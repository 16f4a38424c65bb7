"""Measuring an opgave: by one press when netwerk can, else a count that is typed in."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from netwerk.errors import LooksPrivate, NetwerkError, StoreBusy, StoreUnavailable
from netwerk.services.opgaven.goals_shown import OpgaveShown
from netwerk.services.opgaven.making import MetingTyped, add_meting, measure, nothing_to_keep
from netwerk.store.values import Revision
from netwerk.typed.dutch_numbers import typed_number
from netwerk.ui import retry, saved_notice, state
from netwerk.ui.agreements_new import iso_or_nothing
from netwerk.ui.fields import EXAMPLES
from netwerk.ui.frame import desk
from netwerk.ui.words import plain


def draw(shown: OpgaveShown, key: str) -> None:
    """The button or the form; what came of it is said where ``key`` is shown."""
    where = f"meten:{key}"
    if shown.item.maat:
        if why := nothing_to_keep(desk(), shown.item):  # no button that would only refuse
            st.caption(plain(why))
        elif st.button("Bewaar deze stand", key=where, icon=":material/straighten:"):
            _keep(where, key, "De stand is bewaard.", lambda: measure_now(shown, where))
        return
    with st.expander("Telling invullen", type="compact"), st.form(f"{where}:form", border=False):
        form = f"{where}:{state.form_token(where)}"
        text = st.text_input("Hoeveel?", placeholder=EXAMPLES["kommagetal"], key=f"{form}:w")
        datum = st.date_input(
            "Geteld op", desk().today, max_value=desk().today, format="DD-MM-YYYY", key=f"{form}:d"
        )
        bron = st.text_input("Bron", placeholder="bijvoorbeeld telling clubs", key=f"{form}:b")
        sent = st.form_submit_button("Bewaar de telling")
        sent = retry.asked_again(where, st.form_submit_button) or sent
    if sent:
        try:
            waarde = typed_number(text) if text.strip() else None
        except NetwerkError as error:
            st.error(plain(error))
        else:
            typed = MetingTyped(shown.item.id, waarde, iso_or_nothing(datum), bron)
            _keep(where, key, "De telling is bewaard.", lambda: _count(where, typed))
    _private(where, key)


def measure_now(shown: OpgaveShown, where: str) -> Revision:
    """Keep how the opgave is now: pressed twice on what is shown, it is kept once."""
    last = shown.stands.last
    return measure(desk(), shown.item.id, state.sent_token(where, (shown.version, last)))


def _count(where: str, typed: MetingTyped, private: bool = False) -> Revision:
    try:
        return add_meting(desk(), typed, state.sent_token(where, typed), private)
    except LooksPrivate as question:
        st.session_state[f"{where}:prive"] = (typed, str(question))
        raise


def _private(where: str, key: str) -> None:
    held: tuple[MetingTyped, str] | None = st.session_state.get(f"{where}:prive")
    if held is None:
        return
    typed, _question = held
    if st.button("Toch bewaren", key=f"{where}:toch"):
        st.session_state.pop(f"{where}:prive")
        _keep(where, key, "De telling is bewaard.", lambda: _count(where, typed, True))


def _keep(where: str, key: str, sentence: str, act: Callable[[], Revision]) -> None:
    with retry.saving(where):
        try:
            revision = act()
        except (StoreBusy, StoreUnavailable):
            raise
        except NetwerkError as error:
            st.error(plain(error))
            return
        state.saved(where, sentence, revision.head)
        saved_notice.tell(key, sentence, revision.head, toast=True)
        st.rerun()
