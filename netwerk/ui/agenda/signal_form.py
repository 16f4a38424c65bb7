"""Noteer signaal: what was heard, filled by where one is; in twenty seconds, from any page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import streamlit as st

from netwerk.errors import AlreadyThere, LooksPrivate, NetwerkError
from netwerk.schema import schema
from netwerk.services.agenda.agenda_signals import SignalTyped, heard_as, note_signal, signal_noted
from netwerk.services.records.changeable import kernen_to_change, may_change_item
from netwerk.services.records.choices import kern_names
from netwerk.services.records.edits import shown_actor
from netwerk.store.values import Head, Revision
from netwerk.ui import first_field, retry, sheet, state, take_back
from netwerk.ui.agenda import where_pick
from netwerk.ui.frame import READS_ONLY, desk, gebied_here, one_moment, selection
from netwerk.ui.guard import guarded
from netwerk.ui.links import card_link
from netwerk.ui.place_here import kern_here
from netwerk.ui.words import plain

WHAT = "signaal"
FORM = "signaal-snel"
Noted = tuple[str, str] | None
"""Id and title of what was just noted."""
BOX = "invulformulier-signaal"
NO_RESIDENTS = (
    ":material/shield_person: Over groepen, organisaties en plekken. Niet over een bewoner."
)


QUESTION = f"{FORM}:vraag"
TWICE, PRIVATE = "twee", "prive"
MEND = {
    TWICE: "Is het een ander signaal, bewaar het dan toch.",
    PRIVATE: "Mag het wel, bewaar het dan toch.",
}


@dataclass(frozen=True)
class _Asked:
    """A question about what was typed. said: those answered before. there: id and title."""

    sentence: str
    kind: str
    said: frozenset[str] = frozenset()
    there: Noted = None


@dataclass(frozen=True)
class _Begin:
    """What the form is filled with."""

    gebied: str | None
    kern: str | None
    actor: str | None


def open_button(
    where: str,
    words: str = "Signaal",
    kern: str | None = None,
    actor: str | None = None,
    width: Literal["content", "stretch"] = "content",
) -> None:
    """The button that opens the form, for who may add something.

    where: tells two of these apart. kern, actor: fill it.
    """
    if desk().changes_somewhere:
        key = f"signaal:{where}"
        sheet.button(words, ":material/add:", key, WHAT, width, kern=kern, actor=actor)


def beside_plays(kern: str | None = None, actor: str | None = None) -> None:
    """The button beside what plays in a kern or around an actor, for who may add it there."""
    there = kern in kernen_to_change(desk()) if kern else True
    if there and (actor is None or may_change_item(desk(), "Actor", actor)):
        open_button(f"erbij:{kern or actor}", "Signaal erbij", kern, actor)


def draw(here: str) -> None:
    """Draw the form over the page ``here``, if it is open. To be called once a run."""
    about = sheet.lies(WHAT, here)
    if about is not None:
        _sheet(here, about.get("kern"), about.get("actor"))


@st.dialog("Noteer signaal", position="right", width=sheet.WIDTH, on_dismiss=sheet.close)
def _sheet(here: str, kern: str | None, actor: str | None) -> None:
    # Drawn by itself it is outside those of the page.
    with guarded("signaal"), one_moment():
        sheet.dress()
        if not desk().changes_somewhere:
            st.info(READS_ONLY)
            return
        actor = actor or (st.query_params.get("id") if here == "actor" else None)
        kern = kern or kern_here(here, actor)
        gebied = gebied_here(here) or selection().gebied
        if kern and gebied and kern not in kern_names(desk(), gebied):
            gebied = None
        if actor and not (kern or gebied):
            gebied = next(iter(shown_actor(desk(), actor).item.gebieden), None)
        if gebied and not desk().may_change(gebied):
            gebied = None
        _form(_Begin(gebied, kern, actor))


def _form(begin: _Begin) -> None:
    kept: tuple[str, Head | None, Noted] | None = st.session_state.get(f"{FORM}:klaar")
    if kept is not None:
        _told(*kept)
        return
    key = f"{FORM}:{state.form_token(FORM)}:{begin.kern or ''}:{begin.actor or ''}"
    first_field.focus(BOX, key)
    with st.container(key=BOX):
        typed = _fields(key, begin)
        st.markdown(NO_RESIDENTS)
        sent = st.button("Bewaar", type="primary", key=f"{FORM}:bewaar")
        sent = retry.asked_again(FORM) or sent
    if sent:
        st.session_state.pop(QUESTION, None)
        _save(typed, frozenset())
    asked: _Asked | None = st.session_state.get(QUESTION)
    if asked is not None:
        _ask(asked, typed)


def _ask(asked: _Asked, typed: SignalTyped) -> None:
    """What is to be said first: that it is another one, or that it may be here."""
    st.warning(plain(f"{asked.sentence} {MEND[asked.kind]}"))
    if asked.there is not None:
        st.html(f"<p>Bekijk wat er staat: {card_link('Signaal', *asked.there)}</p>")
    if st.button("Toch bewaren", key=f"{FORM}:toch:{asked.kind}"):
        st.session_state.pop(QUESTION, None)
        _save(typed, asked.said | {asked.kind})
        if QUESTION in st.session_state:
            st.rerun(scope="fragment")


def _fields(key: str, begin: _Begin) -> SignalTyped:
    keuzes = schema().keuzes
    domeinen, sides = keuzes["domein"], keuzes["bronsoort"]
    heard = st.text_area(
        "Wat hoorde of zag je?",
        key=f"{key}:titel",
        height=112,
        max_chars=4000,
        persist_state="session",
    )
    titel, more = heard_as(heard)
    if begin.actor:
        st.caption(f"Bij {plain(shown_actor(desk(), begin.actor).item.naam)}.")
    held = where_pick.PlaceChosen(kern=begin.kern)
    where = where_pick.pick("Waar speelt het?", f"{key}:kern", begin.gebied, held, "session")
    about = st.pills(
        "Waar gaat het over? (mag leeg)",
        list(domeinen.keuzes),
        selection_mode="multi",
        format_func=domeinen.label,
        key=f"{key}:domein",
        persist_state="session",
    )
    source = st.pills(
        "Waar gehoord? (mag leeg)",
        list(sides.keuzes),
        format_func=sides.label,
        key=f"{key}:bron",
        persist_state="session",
    )
    return SignalTyped(
        titel=titel,
        gebied=where.gebied,
        kern=where.kern,
        heel_gebied=where.heel_gebied,
        domeinen=tuple(about or ()),
        bronsoort=source,
        omschrijving=more,
        betrokken=(begin.actor,) if begin.actor else (),
    )


def _save(typed: SignalTyped, said: frozenset[str]) -> None:
    """Keep it. said: which questions were answered."""
    token = state.sent_token(FORM, typed)
    try:
        with retry.saving(FORM, "fragment"):
            made = note_signal(desk(), typed, token, PRIVATE in said, TWICE in said)
    except LooksPrivate as question:
        st.session_state[QUESTION] = _Asked(str(question), PRIVATE, said)
        return
    except AlreadyThere as question:
        there = (question.others[0][1], question.names[0])
        st.session_state[QUESTION] = _Asked(str(question), TWICE, said, there)
        return
    except NetwerkError as error:
        st.error(plain(error))
        return
    state.saved(FORM, made.why, made.head)
    st.session_state[f"{FORM}:klaar"] = (
        f"Bewaard: {made.why}.",
        made.head,
        signal_noted(desk(), made),
    )
    st.rerun(scope="fragment")


def _told(sentence: str, head: Head | None, noted: Noted) -> None:
    """What was saved, with the way to it and the way back; another one, or back to the page."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.success(plain(sentence))
        if head is not None:
            take_back.button(head, FORM, _undone)
    if noted is not None:
        st.html(f"<p>Bekijk op de agenda: {card_link('Signaal', *noted)}</p>")
    with st.container(horizontal=True):
        if st.button("Nog een signaal", key=f"{FORM}:nog"):
            st.session_state.pop(f"{FORM}:klaar", None)
            st.rerun(scope="fragment")
        if st.button("Sluit", key=f"{FORM}:sluit"):
            st.session_state.pop(f"{FORM}:klaar", None)
            sheet.close()
            st.rerun()


def _undone(_made: Revision) -> None:
    st.session_state[f"{FORM}:klaar"] = ("Het signaal is ongedaan gemaakt.", None, None)
