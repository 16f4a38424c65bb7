"""One afspraak on the page: what, who and when, and what can be done with it, in its own place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from html import escape

import streamlit as st

from netwerk.errors import LooksPrivate, NetwerkError, StoreBusy, StoreUnavailable
from netwerk.model import Afspraak
from netwerk.schema import schema
from netwerk.services.agenda.agenda_board import about_item
from netwerk.services.day.agreements import Agreed, drop, finish, move
from netwerk.services.day.team_list import short_day
from netwerk.store.values import Head, Revision
from netwerk.typed.dates import workday_from
from netwerk.ui import links, retry, state, take_back
from netwerk.ui.agreements_new import iso_or_nothing
from netwerk.ui.any_day import ANY_DAY
from netwerk.ui.cards.folded import short_key
from netwerk.ui.frame import desk
from netwerk.ui.short_button import short_button
from netwerk.ui.words import plain

DONE, MOVE, DROP = "gedaan", "verzet", "vervalt"
WORDS: Mapping[str, str] = {DONE: "Gedaan", MOVE: "Verzet", DROP: "Vervalt"}
SAVE, CANCEL, ANYWAY = "Bewaar", "Annuleer", "Toch bewaren"
JUST = "afspraken:net"


@dataclass(frozen=True)
class _Just:
    """What was just done with an afspraak on this visit, and the change to take back."""

    sentence: str
    change: Head
    visit: int
    gone: bool


def draw(agreed: Agreed, lead: bool = False, buttons: bool = True) -> None:
    """The row of one afspraak. lead: the one thing of the page. buttons: it can be changed here."""
    where, item = _where(agreed.item.id), agreed.item
    with st.container(key=f"kaartje-{'eerste-' if lead else ''}{short_key(where)}"):
        just = _just(item.id)
        if just is not None and just.gone:
            _told(agreed, just)
            return
        st.html(_text(agreed, lead))
        if just is not None:
            _told(agreed, just)
        if not buttons or not agreed.may_change:
            return
        if problem := st.session_state.pop(f"{where}:nee", None):
            st.error(plain(problem))
        form = FORMS.get(str(st.session_state.get(f"{where}:open")))
        if form is not None:
            form(agreed, where)
            _private(agreed, where)
        else:
            _buttons(where, lead)


def short(agreed: Agreed, words: str) -> None:
    """The same afspraak in a few words (HTML) on another page: it can be done there.

    Gedaan asks what came of it, as everywhere.
    """
    where, item = _where(agreed.item.id), agreed.item
    just = _just(item.id)
    if just is not None and just.gone:
        _told(agreed, just)
        return
    may = agreed.may_change
    is_open = may and st.session_state.get(f"{where}:open") == DONE
    with st.container(horizontal=True, key=f"rij-{item.id}", vertical_alignment="center"):
        with st.container(key=f"rij-tekst-{item.id}"):
            st.html(words)
        if may and not is_open:
            short_button("Gedaan", item.titel, f"{where}:kort", _open, (where, DONE))
    if problem := st.session_state.pop(f"{where}:nee", None):
        st.error(plain(problem))
    if is_open:
        _finish(agreed, where)
        _private(agreed, where)


def done_row(agreed: Agreed) -> None:
    """One afspraak that is done, with what came of it."""
    item = agreed.item
    when = short_day(item.gedaan_op, desk().today) if item.gedaan_op else _stand(item)
    came = f" {_linked(words, agreed)}" if (words := item.uitkomst or item.reden) else ""
    who = f"{escape(item.wie)}, " if item.wie else ""
    st.html(
        f'<div class="nw-tekst"><p><strong>{_linked(item.titel, agreed)}</strong></p>'
        f'<p class="nw-wanneer">{who}{escape(when)}.{came}</p></div>'
    )


def _stand(item: Afspraak) -> str:
    return schema().toon("Afspraak", "stand", item.stand).lower()


def just_done() -> tuple[str, ...]:
    """The ids of what was just done or dropped on this visit: their rows stay where they were."""
    return tuple(id for id in _held() if (one := _just(id)) is not None and one.gone)


def _text(agreed: Agreed, lead: bool) -> str:
    item = agreed.item
    late = f"{agreed.days_late} {'dag' if agreed.days_late == 1 else 'dagen'} te laat"
    begin = f'<span class="nw-laat">{late}:</span> ' if agreed.days_late else ""
    place = agreed.kern_naam
    parts = [short_day(item.voor, desk().today) if item.voor else "", item.wie or "", place or ""]
    when = ", ".join(part for part in parts if part)
    over = about_item(item)
    about = f". {links.card_link(*over, item.over or 'Op de agenda')}" if over else ""
    size, head = ("nw-tekst nw-groot", "h2") if lead else ("nw-tekst", "h3")
    return (
        f'<div class="{size}"><{head} class="nw-kop">{begin}{_linked(item.titel, agreed)}</{head}>'
        f'<p class="nw-wanneer">{escape(f"{when[:1].upper()}{when[1:]}")}{about}</p></div>'
    )


def _linked(words: str, agreed: Agreed) -> str:
    return links.linked(words, agreed.actors)


def _buttons(where: str, lead: bool) -> None:
    with st.container(horizontal=True, gap="xsmall", key=f"afspraakrij-{short_key(where)}"):
        for what, words in WORDS.items():
            st.button(
                words,
                key=f"{where}:{what}",
                type="primary" if lead and what == DONE else "secondary",
                on_click=_open,
                args=(where, what),
            )


def _open(where: str, what: str | None) -> None:
    st.session_state[f"{where}:open"] = what
    st.session_state.pop(f"{where}:prive", None)


def _finish(agreed: Agreed, where: str) -> None:
    with st.form(f"{where}:gedaan", border=False):
        came = st.text_input("Wat kwam eruit? (mag leeg blijven)", key=f"{where}:uitkomst")
        sent = _ends(where)
    if sent:
        _save(agreed, where, (DONE, came))


def _move(agreed: Agreed, where: str) -> None:
    today = desk().today
    with st.form(f"{where}:verzet", border=False):
        day = st.date_input(
            "Naar welke dag?",
            value=workday_from(today + timedelta(days=7)),
            **ANY_DAY,
            format="DD-MM-YYYY",
            key=f"{where}:dag",
        )
        sent = _ends(where)
    if sent:
        _save(agreed, where, (MOVE, iso_or_nothing(day)))


def _drop(agreed: Agreed, where: str) -> None:
    with st.form(f"{where}:vervalt", border=False):
        reden = st.text_input(
            "Waarom hoeft het niet meer? (mag leeg blijven)", key=f"{where}:reden"
        )
        sent = _ends(where)
    if sent:
        _save(agreed, where, (DROP, reden))


FORMS: Mapping[str, Callable[[Agreed, str], None]] = {DONE: _finish, MOVE: _move, DROP: _drop}


def _ends(where: str) -> bool:
    with st.container(horizontal=True, gap="xsmall"):
        sent = st.form_submit_button(SAVE, type="primary", key=f"{where}:bewaar")
        st.form_submit_button(CANCEL, key=f"{where}:stop", on_click=_open, args=(where, None))
    return retry.asked_again(where, st.form_submit_button) or sent


def _save(agreed: Agreed, where: str, typed: tuple[str, str], private: bool = False) -> None:
    """Keep what was typed; the row says what happened, or why it did not."""
    st.session_state.pop(f"{where}:prive", None)
    with retry.saving(where):
        try:
            made = _kept(agreed, typed, private)
        except (StoreBusy, StoreUnavailable):
            raise
        except LooksPrivate as question:
            st.session_state[f"{where}:prive"] = (typed, str(question))
        except NetwerkError as error:
            st.session_state[f"{where}:nee"] = str(error)
        else:
            what, text = typed
            day = short_day(text, desk().today) if what == MOVE else ""
            said = {DONE: "Gedaan.", DROP: "Vervallen.", MOVE: f"Verzet naar {day}."}[what]
            _remember(agreed.item.id, said, made, gone=what != MOVE)
            _open(where, None)
    st.rerun()


def _kept(agreed: Agreed, typed: tuple[str, str], private: bool) -> Revision:
    (what, text), (id, version) = typed, (agreed.item.id, agreed.version)
    if what == DONE:
        return finish(desk(), id, version, text, private)
    if what == MOVE:
        return move(desk(), id, version, text)
    return drop(desk(), id, version, text, private)


def _private(agreed: Agreed, where: str) -> None:
    """What looks private is kept only when somebody says that it may."""
    held: tuple[tuple[str, str], str] | None = st.session_state.get(f"{where}:prive")
    if held is None:
        return
    typed, question = held
    st.warning(plain(f"{question} Mag het wel, bewaar het dan toch."))
    if st.button(ANYWAY, key=f"{where}:toch"):
        _save(agreed, where, typed, private=True)


def _told(agreed: Agreed, just: _Just) -> None:
    key = short_key(agreed.item.id)
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key=f"terug-{key}"
    ):
        name = f"**{plain(agreed.item.titel)}**: " if just.gone else ""
        st.markdown(f"{name}{plain(just.sentence)}", width="content")
        take_back.button(just.change, f"afspraak:{key}", _forget(agreed.item.id))


def _remember(id: str, sentence: str, made: Revision, gone: bool) -> None:
    one = _Just(sentence, made.head, state.visit(), gone)
    st.session_state[JUST] = {**_held(), id: one}


def _forget(id: str) -> Callable[[Revision], None]:
    def after(_made: Revision) -> None:
        st.session_state[JUST] = {k: v for k, v in _held().items() if k != id}

    return after


def _just(id: str) -> _Just | None:
    one = _held().get(id)
    return one if one is not None and one.visit == state.visit() else None


def _held() -> Mapping[str, _Just]:
    held: Mapping[str, _Just] = st.session_state.get(JUST, {})
    return held


def _where(id: str) -> str:
    return f"afspraak:{state.visit()}:{id}"  # a form that is open stays on its page
