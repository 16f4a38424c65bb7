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
)
from netwerk.store.values import Revision
from netwerk.ui import retry, saved_notice
from netwerk.ui.agenda import change_button
from netwerk.ui.frame import desk
from netwerk.ui.links import card_link
from netwerk.ui.portraits import html_rows as rows
from netwerk.ui.words import on_day, plain

WHERE = "keert-terug"


def draw(selection: Selection) -> None:
    """What returns in the selected gebied; nothing when nothing does."""
    saved_notice.show(WHERE)
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
        with st.container(horizontal=True, gap="xsmall"):
            if again.open:
                key = f"{WHERE}:maak:{finding.key}"
                retry.asked_again(key)
                act = partial(_made, finding.key, selection)
                change_button.draw("Maak vraagstuk", key, WHERE, "call_merge", act)
            key = f"{WHERE}:niet:{finding.key}"
            retry.asked_again(key)
            away = partial(_put_away, finding.key, selection)
            change_button.draw("Herken ik niet", key, WHERE, "close", away)


def _signal(id: str, titel: str, day: str, heard: str) -> str:
    words = rows.text(f"{heard}, {on_day(day)}")
    return f"{card_link('Signaal', id, titel)}<br><span class='nw-klein-woord'>{words}</span>"


def _made(key: str, selection: Selection, token: str) -> Revision:
    return make_one_of_them(desk(), key, selection, None, token)


def _put_away(key: str, selection: Selection, _token: str) -> Revision:
    return not_recognised(desk(), key, selection)
