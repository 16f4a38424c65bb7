"""The form of a doelgroep: who is in it shows while it is typed."""

from __future__ import annotations

import streamlit as st

from netwerk.errors import LooksPrivate, NetwerkError
from netwerk.model import Doelgroep
from netwerk.schema import schema
from netwerk.services.communication.audiences import audience_of, save_audience
from netwerk.services.rules.forms import item_typed, targets
from netwerk.store.values import Stored
from netwerk.ui import fields, private_asked, retry, saved_notice, state
from netwerk.ui.frame import desk, one_moment, selection
from netwerk.ui.guard import guarded
from netwerk.ui.words import plain

WHO = ("categorieen", "woorden", "rollen")
WHERE = ("gebieden", "kernen")
NARROWER = ("soorten", "domeinen", "labels", "omschrijving")
NAMED = 8
LABEL = "Doelgroep"
OPEN = "doelgroepen:open"
"""The id of the doelgroep that is shown."""
CHANGING = "doelgroepen:wijzig"
"""The id of the doelgroep of which the form is open."""


@st.fragment
def draw(where: str, opened: Stored[Doelgroep] | None = None) -> None:
    """A new doelgroep, or the one that was ``opened`` to change it."""
    form = f"doelgroep:{where}"
    with guarded(f"invullen:{form}"), one_moment():
        _draw(form, opened)


def _draw(form: str, opened: Stored[Doelgroep] | None) -> None:
    key = f"{form}:{state.form_token(form)}"
    here = selection().gebied
    given: dict[str, object] = _given(opened) if opened else {"gebieden": [here] if here else []}
    with st.container(border=True, key=f"invulformulier-{form}"):
        typed = _fields(("naam",), given, key)
        st.markdown("**Wie?** Een van deze is genoeg.")
        typed |= _fields(WHO, given, key)
        st.markdown("**Waar?** Noem je ook een kern, dan telt van dat gebied alleen die kern.")
        typed |= _fields(WHERE, given, key)
        with st.expander("Alleen wie ook ..."):
            typed |= _fields(NARROWER, given, key)
        typed |= _fields(("kanalen",), given, key)
        _count(typed, opened)
        sent = st.button("Bewaar", type="primary", key=f"{form}:bewaar")
        sent = retry.asked_again(form) or sent
    if sent:
        private_asked.forget(form)
        try:
            _save(form, _item(typed, opened), opened)
        except LooksPrivate as question:
            private_asked.keep(form, _item(typed, opened), question)
        except NetwerkError as error:
            st.error(plain(error))
    anyway = private_asked.answered(form)
    if isinstance(anyway, Doelgroep):
        _save(form, anyway, opened, private=True)


def _fields(names: tuple[str, ...], given: dict[str, object], key: str) -> dict[str, object]:
    velden = schema().labels[LABEL].velden
    return fields.draw([velden[n] for n in names], given, targets(LABEL), key, keep="session")


def _given(opened: Stored[Doelgroep]) -> dict[str, object]:
    return {name: getattr(opened.item, name) for name in schema().labels[LABEL].velden}


def _item(typed: dict[str, object], opened: Stored[Doelgroep] | None) -> Doelgroep:
    item = item_typed(LABEL, typed, opened.item if opened else None)
    assert isinstance(item, Doelgroep)  # noqa: S101 (for the type checker: the label says so)
    return item


def _count(typed: dict[str, object], opened: Stored[Doelgroep] | None) -> None:
    """How many are in it now, with the first names."""
    try:
        rule = _item(typed | {"naam": typed["naam"] or "Nu"}, opened)
        shown = audience_of(desk(), rule)
    except NetwerkError as error:
        st.caption(plain(error))
        return
    names = ", ".join(plain(member.naam) for member in shown.members[:NAMED])
    more = len(shown.members) - NAMED
    names += f" en nog {more}" if more > 0 else ""
    st.markdown(f"**{plain(shown.sentence)}** {plain(shown.rule)}")
    if names:
        st.caption(names)


def _save(
    form: str, rule: Doelgroep, opened: Stored[Doelgroep] | None, private: bool = False
) -> None:
    base, seen = (opened.version, opened.item) if opened else (None, None)
    with retry.saving(form, "fragment"):
        token = state.sent_token(form, rule)
        made = save_audience(desk(), rule, token, base, seen, private)
    sentence = f"{rule.naam} is bewaard."
    state.saved(form, sentence, made.head)
    saved_notice.tell("doelgroepen", sentence, made.head, toast=True)
    st.session_state.pop(CHANGING, None)
    st.rerun()
