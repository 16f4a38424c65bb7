"""Is dat een contact? Asked once of whom I spoke with, before anything is proposed about us."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from netwerk.errors import NetwerkError, StoreBusy, StoreUnavailable
from netwerk.insight.finding import ActorRef, Finding
from netwerk.services.day.own_contacts import asked_before, is_that_a_contact, say_contact
from netwerk.store.values import Head
from netwerk.ui import own_actor, retry, saved_notice, state
from netwerk.ui.cards import folded
from netwerk.ui.cards.folded import short_key
from netwerk.ui.frame import desk
from netwerk.ui.guard import guarded
from netwerk.ui.links import linked
from netwerk.ui.short_button import short_button
from netwerk.ui.words import plain

YES, NO = "is nu een contact van jou.", "is geen contact van jou."
Said = Callable[[str, Head], None]


def before(finding: Finding) -> ActorRef | None:
    """Of whom has to be asked first whether that is a contact of the user; None when of nobody."""
    if not desk().changes_somewhere:
        return None
    return asked_before(desk(), finding, own_actor.mine())


def on_card(finding: Finding, heading: str, other: ActorRef, where: str) -> None:
    """The question on a card, in the place of its step and its decisions."""

    def fold(sentence: str, head: Head) -> None:
        folded.fold((finding,), heading, sentence, head)

    _question(other, where, fold)


def on_portrait(actor_id: str) -> None:
    """The question on the page of an actor, and what came of it."""
    where = f"contact:{actor_id}"
    answer(where)
    mine = own_actor.mine()
    if mine is None or not desk().changes_somewhere:
        return
    for other in is_that_a_contact(desk(), mine, [actor_id]):
        _question(other, where, _noted(_key(where)))


def answer(where: str) -> None:
    """Say beside a card what was answered there, with the way back."""
    saved_notice.show(_key(where))


def _question(other: ActorRef, where: str, yes: Said) -> None:
    key = _key(where)
    with st.container(gap="xsmall", key=f"vraag-{short_key(key)}"):
        words = f"{other.naam}: volgens de bron sprak je hen. Is dat een contact?"
        st.html(f'<div class="nw-tekst"><p>{linked(words, (other,))}</p></div>')
        if problem := st.session_state.pop(f"{key}:fout", None):
            st.error(plain(problem))
        with st.container(horizontal=True, gap="xsmall"):
            about = f"{other.naam} is een contact van mij"
            short_button("Ja", about, f"{key}:ja", _say, (other, key, True, yes))
            short_button("Nee", about, f"{key}:nee", _say, (other, key, False, _noted(key)))
        for said in (True, False):
            if retry.asked_again(f"{key}:{said}"):
                _say(other, key, said, yes if said else _noted(key))
                st.rerun()


def _noted(key: str) -> Said:
    def tell(sentence: str, head: Head) -> None:
        saved_notice.tell(key, sentence, head)

    return tell


@guarded()
def _say(other: ActorRef, key: str, yes: bool, said: Said) -> None:
    mine = own_actor.mine()
    if mine is None:
        return

    def act() -> None:
        form = f"{key}:{yes}"
        try:
            made = say_contact(desk(), mine, other.id, yes, state.form_token(form))
        except (StoreBusy, StoreUnavailable):
            raise
        except NetwerkError as error:
            st.session_state[f"{key}:fout"] = str(error)
        else:
            st.session_state.pop(f"token:{form}", None)
            said(f"{other.naam} {YES if yes else NO}", made.head)

    retry.attempt(f"{key}:{yes}", act)


def _key(where: str) -> str:
    return f"eerst:{where}"
