"""What the session remembers: ids, choices and what is being typed, never data of others."""

from __future__ import annotations

import hashlib

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from netwerk.services.records.edits import new_token
from netwerk.store.values import Head
from netwerk.ui.words import plain

GEBIED = "gebied"
GEBIED_BEFORE = "gebied.eerder"
"""The same, kept by us: Streamlit forgets the widget when a page sends the user to another page."""
ACTOR = "actor"


def chosen_actor() -> str | None:
    """The id of the actor that was chosen last, on any page."""
    value = st.session_state.get(ACTOR)
    return str(value) if value else None


def choose_actor(actor_id: str | None) -> None:
    """Remember this actor as the chosen one."""
    st.session_state[ACTOR] = actor_id


def arrive(page: str) -> None:
    """Remember which page is drawn: to come from another page is a visit of its own."""
    st.session_state["vanzelf:nu"] = st.session_state.pop("vanzelf:straks", False)
    st.session_state["vanzelf:heel"] = True
    if st.session_state.get("bladzijde") != page:
        st.session_state["bladzijde"] = page
        st.session_state["bezoek"] = visit() + 1


def page() -> str:
    """The name of the page that is drawn."""
    return str(st.session_state.get("bladzijde", ""))


def begin_part() -> None:
    """To be called where a part of a page begins that may be drawn without the rest of it."""
    if not st.session_state.pop("vanzelf:heel", False):
        st.session_state["vanzelf:nu"] = st.session_state.pop("vanzelf:straks", False)


def draws_itself() -> None:
    """To be called before a run that nobody asked for: an answer came, or the browser told us."""
    st.session_state["vanzelf:straks"] = True


def by_itself() -> bool:
    """Whether nobody asked for this run: what was just said, is still to be read."""
    return bool(st.session_state.get("vanzelf:nu"))


def visit() -> int:
    """The number of this visit to a page, as long as the user stays on it."""
    return int(st.session_state.get("bezoek", 0))


def form_token(form: str) -> str:
    """The token of a form: the same until `saved`, so that sending a form twice adds one record."""
    key = f"token:{form}"
    if key not in st.session_state:
        st.session_state[key] = new_token()
    return str(st.session_state[key])


def sent_token(form: str, content: object) -> str:
    """The token of what is sent in this form: another one when something else is typed in it.

    Sent twice it is added once. Changed after a save of which the answer got lost, it is a change
    of its own and not taken for the one that came through.
    """
    return hashlib.sha256(f"{form_token(form)}:{content!r}".encode()).hexdigest()[:32]


def saved(form: str, sentence: str, revision: Head) -> None:
    """What was typed in this form is stored: the next run draws it empty, for a new record."""
    _forget(f"{form}:{form_token(form)}:")
    st.session_state[f"token:{form}"] = new_token()
    st.session_state[f"lijkt:{form}"] = None
    st.session_state[f"saved:{form}"] = (sentence, revision)


def _forget(begin: str) -> None:
    """Let go of what was typed in fields whose key begins so; Streamlit keeps it for ever."""
    for key in [key for key in st.session_state if str(key).startswith(begin)]:
        del st.session_state[key]


def sent_twice(form: str) -> tuple[str, Head] | None:
    """What was saved by the first half of a double Enter or click, when this is the second half.

    The second half may reach the server after the form was renewed. Once for each save: who sends
    an empty form after that is told what is missing.
    """
    held: tuple[str, Head] | None = st.session_state.pop(f"saved:{form}", None)
    return held


def say_after_rerun(sentence: str) -> None:
    """A message that is shown on the next run of the page."""
    st.session_state["said"] = sentence


def show_said() -> None:
    """Show the message of the previous run, once.

    Its place is there without a message too: else everything below it moves up and is made anew in
    the browser, the map as well.
    """
    place, sentence = st.container(), st.session_state.pop("said", None)
    show_problem(place)
    if sentence:
        place.success(sentence)
        st.toast(sentence)  # also seen by who is lower on the page


def may_remove() -> None:
    """Remember that this session did something by which items may be gone: who did, knows."""
    st.session_state["zelf:straks"] = True


def begin_page() -> None:
    """To be called before a page draws what may be gone."""
    st.session_state["zelf:nu"] = st.session_state.pop("zelf:straks", False)


def told_already() -> None:
    """What is gone on this page need not be said again."""
    st.session_state["zelf:nu"] = True


def removed_by_us() -> bool:
    """Whether what is gone on this page may be gone by what this session just did."""
    return bool(st.session_state.get("zelf:nu"))


def say_problem(sentence: str) -> None:
    """A problem with something that the next run may not draw any more."""
    st.session_state["problem"] = sentence


def show_problem(place: DeltaGenerator) -> None:
    """Show that problem at this place, once. The first place that is drawn shows it."""
    if sentence := st.session_state.pop("problem", None):
        place.error(plain(sentence))
        st.toast(plain(sentence))
