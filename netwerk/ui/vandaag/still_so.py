"""Klopt dit nog? The few old facts that matter most, each answered by one press."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from netwerk.errors import NetwerkError, StoreBusy, StoreUnavailable
from netwerk.insight.finding import ActorRef
from netwerk.services.day.klopt_nog import (
    MOST,
    RELATIE,
    OldFact,
    confirm_fact,
    still_true,
    version_of,
)
from netwerk.services.records.items import end_relatie
from netwerk.store.values import Head, Revision
from netwerk.ui import retry, state, take_back
from netwerk.ui.frame import desk, selection
from netwerk.ui.guard import guarded
from netwerk.ui.links import linked
from netwerk.ui.menu import page_file
from netwerk.ui.short_button import short_button
from netwerk.ui.words import plain

SHOWN, ANSWERED, OPENED, GO = "klopt:rij", "klopt:gezegd", "klopt:alle", "klopt:naar"
FIRST = 2
"""So many questions at first sight; the others are one press away."""


def draw() -> None:
    """The questions of this visit; an answered one stays in its place with its way back."""
    if st.session_state.pop(GO, None):
        st.switch_page(page_file("actor"), query_params={"id": state.chosen_actor() or ""})
    if not desk().changes_somewhere:
        return
    facts = _of_this_visit()
    if not facts:
        return
    st.subheader("Klopt dit nog?")
    is_open = bool(st.session_state.get(OPENED))
    with st.container(key="klopt-rijen", gap="xsmall"):
        for fact in facts if is_open else facts[:FIRST]:
            _row(fact)
    if len(facts) > FIRST and not is_open:
        words = f"Nog {_number(len(facts) - FIRST).lower()}"
        st.button(words, key="klopt:meer", on_click=_open)


def _of_this_visit() -> list[OldFact]:
    """The same questions as long as somebody stays here: none jumps in under the finger."""
    now = still_true(desk(), selection())
    key = (state.visit(), selection().gebied)
    held, facts = st.session_state.get(SHOWN, (None, ()))
    if held != key:
        st.session_state[SHOWN] = (key, now)
        st.session_state[ANSWERED] = {}
        return list(now)
    there = {_key(fact) for fact in still_true(desk(), selection(), 10 * MOST)}
    answered = st.session_state.get(ANSWERED, {})
    return [fact for fact in facts if _key(fact) in there or _key(fact) in answered]


def _row(fact: OldFact) -> None:
    key = _key(fact)
    told: tuple[str, Head] | None = st.session_state.get(ANSWERED, {}).get(key)
    with st.container(horizontal=True, key=f"rij-{key}", vertical_alignment="center"):
        with st.container(key=f"rij-tekst-{key}"):
            actors = [ActorRef(id, naam) for id, naam in fact.names]
            why = told[0] if told else fact.why
            st.html(
                f'<div class="nw-feit"><span>{linked(fact.sentence, actors)}</span>'
                f"<small>{linked(why, ())}</small></div>"
            )
        if told:
            take_back.button(told[1], f"klopt:{key}", _forgets(key))
        else:
            if problem := st.session_state.pop(f"klopt:{key}:nee", None):
                st.error(plain(problem))
            short_button("Ja", fact.sentence, f"klopt:{key}:ja", _yes, (fact,))
            short_button("Nee", fact.sentence, f"klopt:{key}:nee", _no, (fact,))


@guarded()
def _yes(fact: OldFact) -> None:
    def say() -> Revision:
        return confirm_fact(desk(), fact.label, fact.id, state.form_token(f"klopt:{_key(fact)}"))

    _kept(fact, "Bevestigd, vandaag.", say)


@guarded()
def _no(fact: OldFact) -> None:
    """A tie is over; of an actor somebody has to say what is so instead."""
    if fact.label != RELATIE:
        state.choose_actor(fact.id)
        st.session_state[GO] = True
        return

    def say() -> Revision:
        version = version_of(desk(), fact.label, fact.id)
        return end_relatie(desk(), fact.id, version, state.form_token(f"klopt:{_key(fact)}:nee"))

    _kept(fact, "Gestopt, vanaf vandaag.", say)


def _kept(fact: OldFact, words: str, say: Callable[[], Revision]) -> None:
    def act() -> None:
        try:
            made = say()
        except (StoreBusy, StoreUnavailable):
            raise
        except NetwerkError as error:
            st.session_state[f"klopt:{_key(fact)}:nee"] = str(error)
        else:
            st.session_state.setdefault(ANSWERED, {})[_key(fact)] = (words, made.head)

    retry.attempt(f"klopt:{_key(fact)}", act)


def _forgets(key: str) -> Callable[[Revision], None]:
    def after(_made: Revision) -> None:
        st.session_state.get(ANSWERED, {}).pop(key, None)
        for form in (f"token:klopt:{key}", f"token:klopt:{key}:nee"):
            st.session_state.pop(form, None)

    return after


def _open() -> None:
    st.session_state[OPENED] = True


def _key(fact: OldFact) -> str:
    return f"{fact.label}-{fact.id}"


def _number(count: int) -> str:
    words = ("Nul", "Een", "Twee", "Drie", "Vier", "Vijf")
    return words[count] if count < len(words) else str(count)
