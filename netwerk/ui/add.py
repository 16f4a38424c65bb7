"""Adding an item in a short form, made from the schema: the same on a page and beside the map."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from netwerk.errors import AccessDenied, AlreadyThere, LooksPrivate, NetwerkError
from netwerk.model import Item, item_name
from netwerk.schema import schema
from netwerk.services.records.changeable import may_add, may_change_item
from netwerk.services.records.items import add_item
from netwerk.services.rules.forms import item_typed, more_fields, short_fields, targets
from netwerk.typed.articles import the
from netwerk.ui import add_actor, add_questions, fields, retry, saved_notice, state
from netwerk.ui.add_questions import ALIKE, PRIVATE
from netwerk.ui.frame import desk, one_moment, why_not
from netwerk.ui.guard import guarded
from netwerk.ui.may_here import own_gebied_asked
from netwerk.ui.place_here import chosen_gebied, follow_gebied
from netwerk.ui.words import plain

NEEDS_OWN = "Deze actor is van een ander gebied. Kies er een actor uit je eigen gebied bij."


def new_actor(where: str) -> None:
    """The form for an actor with its first contacts. ``where`` tells two of these forms apart."""
    add_actor.new_actor(where)


def new_relatie(
    where: str, van: str | None = None, naar: str | None = None, soort: str | None = None
) -> None:
    """Two actors and what binds them; what is given is proposed."""
    ends = [end for end in (van, naar) if end]
    if ends and not any(may_change_item(desk(), "Actor", end) for end in ends):
        st.info(NEEDS_OWN)
    given = {"van": van, "naar": naar} | ({"soort": soort} if soort else {})
    new_item("Relatie", where, given)


def new_item(label: str, where: str, proposed: Mapping[str, object] | None = None) -> None:
    """A form for a new item of any label; what is proposed, and the chosen gebied, stand in it."""
    if not may_add(desk(), label):
        st.info(why_not(label))
        return
    form, gebied = f"{label.lower()}:{where}", chosen_gebied(label)
    follow_gebied(label, form, gebied)
    _form(label, form, dict(proposed or {}) | gebied)


@st.fragment
def _form(label: str, form: str, values: Mapping[str, object]) -> None:
    """The form, drawn by itself when something in it changes.

    So everything typed is here at once and stays: on another page, and when saving fails. The
    fields are in no `st.form`, which holds them in the browser; Enter saves all the same
    (frontend/enter.js).
    """
    # Drawn by itself it is outside those of the page.
    with guarded(f"invullen:{form}"), one_moment():
        _draw(label, form, values)


def _draw(label: str, form: str, values: Mapping[str, object]) -> None:
    key = f"{form}:{state.form_token(form)}"
    refers = targets(label)
    with st.container(border=True, key=f"invulformulier-{form}"):
        typed = fields.draw(short_fields(label), values, refers, key, keep="session")
        if more := more_fields(label):
            with st.expander("Meer gegevens"):
                typed |= fields.draw(more, values, refers, key, keep="session")
        enkel = schema().labels[label].enkel.capitalize()
        sent = st.button(f"{enkel} opslaan", type="primary", key=f"{form}:opslaan")
        sent = retry.asked_again(form) or sent
    if sent:
        _sent(label, form, typed, values)
    add_questions.asked(form, _store)
    saved_notice.show(form)


def _sent(label: str, form: str, typed: Mapping[str, object], values: Mapping[str, object]) -> None:
    add_questions.forget(form)
    untouched = all(not value or value == values.get(name) for name, value in typed.items())
    if untouched and (before := state.sent_twice(form)):
        saved_notice.tell(form, *before)
        st.rerun()
    try:
        _store(form, item_typed(label, typed))
    except (AlreadyThere, LooksPrivate) as question:
        add_questions.ask(form, item_typed(label, typed), question)
    except AccessDenied as refused:
        st.error(plain(f"{refused} {own_gebied_asked(item_typed(label, typed))}".strip()))
    except NetwerkError as error:
        st.error(plain(error))


def _store(form: str, item: Item, said: tuple[str, ...] = ()) -> None:
    with retry.saving(form):
        token = state.sent_token(form, item)
        revision = add_item(desk(), item, token, ALIKE in said, PRIVATE in said)
        sentence = f"{_name(item)} is opgeslagen."
        state.saved(form, sentence, revision.head)
        saved_notice.tell(form, sentence, revision.head)
        st.rerun()


def _name(item: Item) -> str:
    if hasattr(item, "naam") or hasattr(item, "titel"):
        return item_name(item)
    noun = schema().labels[type(item).__name__].enkel
    return f"{the(noun).capitalize()} {noun}"
