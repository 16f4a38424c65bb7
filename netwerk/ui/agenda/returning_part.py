"""Signals that return, above the agenda: what it rests on, and a vraagstuk of it or not."""

from __future__ import annotations

from functools import partial

import streamlit as st

from netwerk.net.selection import Selection
from netwerk.services.taking_up.signals_again import (
    Again,
    make_one_of_them,
    not_recognised,
    signals_again,
    vraagstuk_of,
)
from netwerk.store.values import Revision
from netwerk.ui import retry, save_form, saved_notice, state
from netwerk.ui.agenda import change_button
from netwerk.ui.frame import desk
from netwerk.ui.links import card_link
from netwerk.ui.portraits import html_rows as rows
from netwerk.ui.save_form import KEPT, Act, FormEnds
from netwerk.ui.words import on_day, plain

WHERE = "keert-terug"
OPEN, MADE = f"{WHERE}:open", f"{WHERE}:gemaakt"
"""The key of what a vraagstuk is being made of; the id and title of the one made last."""


def draw(selection: Selection) -> None:
    """What returns in the selected gebied; nothing when nothing does."""
    # Stays: a second press, or a card that is opened, would take the way back away.
    if saved_notice.show(WHERE, stays=True) is not None:
        _made_link()
    for again in signals_again(desk(), selection).found:
        _one(again, selection)


def _one(again: Again, selection: Selection) -> None:
    finding = again.finding
    with st.container(border=True, gap="xsmall", key=f"terugkeer-{finding.kern}-{finding.key}"):
        st.markdown(f"**{plain(finding.sentence)}**")
        label = f"Zekerheid: {plain(finding.certainty.band)}. Waar rust dit op?"
        with st.expander(label, type="compact", key=f"{WHERE}:waarom:{finding.key}"):
            st.markdown(plain(finding.certainty.sentence))
            st.html(rows.listed(_signal(*signal) for signal in again.signals))
        if not desk().may_change(finding.gebied):
            return
        if st.session_state.get(OPEN) == finding.key and again.open:
            _form(again, selection)
            return
        with st.container(horizontal=True, gap="xsmall"):
            if again.open:
                st.button(
                    "Maak er een vraagstuk van",
                    key=f"{WHERE}:maak:{finding.key}",
                    icon=":material/call_merge:",
                    on_click=_open,
                    args=(finding.key,),
                )
            key = f"{WHERE}:niet:{finding.key}"
            retry.asked_again(key)
            away = partial(_put_away, finding.key, selection)
            change_button.draw("Herken ik niet", key, WHERE, "close", away)


def _signal(id: str, titel: str, day: str, heard: str) -> str:
    words = rows.text(f"{heard}, {on_day(day)}")
    return f"{card_link('Signaal', id, titel)}<br><span class='nw-klein-woord'>{words}</span>"


def _form(again: Again, selection: Selection) -> None:
    """The name of the vraagstuk, to be changed before it is made."""
    form = f"{WHERE}:nieuw:{again.finding.key}"
    ends = FormEnds(_made, save="Maak vraagstuk", stop=partial(_open, None))
    fields = partial(_fields, again, selection)
    save_form.draw(form, f"{form}:{state.form_token(form)}", fields, ends)


def _fields(again: Again, selection: Selection, key: str) -> Act:
    titel = st.text_input(
        "Hoe noem je het vraagstuk?", value=again.titel, max_chars=200, key=f"{key}:titel", **KEPT
    )
    many = len(again.open)
    st.caption("Het signaal gaat mee." if many == 1 else f"De {many} open signalen gaan mee.")
    finding = again.finding.key
    return Act(
        (finding, titel),
        lambda token, private: make_one_of_them(desk(), finding, selection, titel, token, private),
    )


def _open(key: str | None) -> None:
    st.session_state[OPEN] = key


def _made(_typed: object, made: Revision) -> None:
    _open(None)
    st.session_state[MADE] = vraagstuk_of(desk(), made)
    saved_notice.tell(WHERE, f"{made.why}.", made.head)


def _made_link() -> None:
    """The way to the vraagstuk that was just made."""
    held: tuple[str, str] | None = st.session_state.get(MADE)
    if held is not None:
        st.html(f"<p>Bekijk het vraagstuk: {card_link('Vraagstuk', *held)}</p>")


def _put_away(key: str, selection: Selection, _token: str) -> Revision:
    st.session_state[MADE] = None
    return not_recognised(desk(), key, selection)
