"""What a form to add something asks first: is it there already, and may it be here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from netwerk.errors import AlreadyThere, LooksPrivate, NetwerkError
from netwerk.services.records.item_facts import Ref
from netwerk.ui import state
from netwerk.ui.item_list import open_item
from netwerk.ui.menu import page_file
from netwerk.ui.words import plain

ALIKE, PRIVATE = "lijkt", "privé"
Store = Callable[[str, Any, tuple[str, ...]], None]
"""Stores what was typed in a form; the words say which questions were answered."""


def forget(form: str) -> None:
    """Ask no longer: something else was typed."""
    st.session_state.pop(f"lijkt:{form}", None)


def ask(
    form: str, typed: object, question: AlreadyThere | LooksPrivate, said: tuple[str, ...] = ()
) -> None:
    """Keep a question until it is answered; ``said``: which ones are answered already."""
    private = isinstance(question, LooksPrivate)
    there = () if isinstance(question, LooksPrivate) else _there(question)
    held = (typed, str(question), (*said, PRIVATE if private else ALIKE), there)
    st.session_state[f"lijkt:{form}"] = held


def asked(form: str, store: Store) -> None:
    """Show the question if there is one: only who says so adds it all the same."""
    held = st.session_state.get(f"lijkt:{form}")
    if held is None:
        return
    typed, question, said, there = held
    private = said[-1] == PRIVATE
    mend = "Mag het wel, sla het dan toch op." if private else "Openen, of toch nieuw?"
    st.warning(plain(f"{question} {mend}"))
    for (label, id), name in there:
        if st.button(
            f"Open {plain(name)}", key=f"open:{form}:{id}", icon=":material/arrow_forward:"
        ):
            st.session_state[f"lijkt:{form}"] = None
            go_to(label, id, name)
    words = "Toch nieuw" if there else "Toch opslaan"
    if st.button(words, key=f"toch:{form}:{len(said)}"):
        try:
            store(form, typed, said)
        except (AlreadyThere, LooksPrivate) as next_question:
            ask(form, typed, next_question, said)
            st.rerun()
        except NetwerkError as error:
            st.error(plain(error))


def go_to(label: str, id: str, name: str) -> None:
    """Leave for the item that is there already: an actor has a page of its own."""
    if label == "Actor":
        state.choose_actor(id)
        st.switch_page(page_file("actor"), query_params={"id": id})
    open_item(Ref(label, id, name))
    st.switch_page(page_file("lijsten"))


def _there(question: AlreadyThere) -> tuple[tuple[tuple[str, str], str], ...]:
    """What is there already, by label and id, and how it is called; its key taken: nothing."""
    pairs = zip(question.others, question.names, strict=True) if question.names else ()
    return tuple(pairs)
