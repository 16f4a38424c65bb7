"""The form of an opgave: it tells at once how it will read, and what can't be seen with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from netwerk.errors import LooksPrivate, NetwerkError
from netwerk.model import Opgave, field_names, item_name
from netwerk.schema import schema
from netwerk.services.opgaven.basis import measure_choices
from netwerk.services.opgaven.goals_shown import OpgaveShown, draft_shown
from netwerk.services.opgaven.making import add_opgave, change_opgave
from netwerk.services.rules.forms import item_typed, targets
from netwerk.store.values import Revision
from netwerk.ui import fields, private_asked, retry, saved_notice, state
from netwerk.ui.frame import desk, one_moment
from netwerk.ui.guard import guarded
from netwerk.ui.place_here import chosen_gebied, follow_gebied
from netwerk.ui.words import plain

NEW = "opgave-erbij"
FIRST = ("titel", "probleem")
AIM = ("indicator", "beginwaarde", "streefwaarde", "streefdatum")
PLACE = ("gebied",)
REST = (
    "kern",
    "begindatum",
    "bron",
    "trekker",
    "partners",
    "eerste_stap",
    "niveau",
    "staat",
    "domeinen",
)
MORE = "Meer: waar, wie en hoe het begint"
MEASURE = "Waarmee meet je het?"
MEASURE_HELP = (
    "Kies je het netwerk of een cijfer, dan vult netwerk de beginwaarde in en meet het zelf verder."
)


def draw(shown: OpgaveShown | None = None) -> None:
    """Draw the form for a new opgave, or for changing the one that is shown."""
    where = NEW if shown is None else f"opgave:{shown.item.id}"
    gebied = chosen_gebied("Opgave") if shown is None else {}
    if shown is None:
        follow_gebied("Opgave", where, gebied)
    _part(where, shown, gebied)


@st.fragment
def _part(where: str, shown: OpgaveShown | None, gebied: Mapping[str, object]) -> None:
    """The form, drawn by itself when something in it changes: its advice follows what is typed."""
    with guarded(f"invullen:{where}"), one_moment():
        _draw(where, shown, gebied)


def _draw(where: str, shown: OpgaveShown | None, gebied: Mapping[str, object]) -> None:
    key = f"{where}:{state.form_token(where)}"
    before = None if shown is None else shown.item
    values = dict(gebied) if before is None else _values(before)
    with st.container(border=shown is None, key=f"opgaveformulier-{where.replace(':', '-')}"):
        # Without a gebied in the header its place is asked at once: else it would be nowhere.
        first = FIRST if gebied or before else (*FIRST, *PLACE)
        typed = _fields(first, values, key)
        typed["maat"] = _measure(values.get("maat"), key)
        typed |= _fields(AIM, values, key)
        with st.expander(MORE, type="compact"):
            typed |= _fields([n for n in (*PLACE, *REST) if n not in first], values, key)
        advice = st.empty()
        with advice.container():
            _advice(typed, before)
        sent = st.button("Bewaar deze opgave", type="primary", key=f"{key}:bewaar")
        sent = retry.asked_again(where) or sent
    if sent:
        private_asked.forget(where)
        try:
            _save(where, item_typed("Opgave", typed, before), shown)
        except NetwerkError as error:
            advice.empty()  # it says the same
            st.error(plain(error))
    answered = private_asked.answered(where)
    if isinstance(answered, Opgave):
        _save(where, answered, shown, private=True)


def _fields(names: Sequence[str], values: Mapping[str, object], key: str) -> dict[str, object]:
    velden = schema().labels["Opgave"].velden
    chosen = [velden[name] for name in names]
    return fields.draw(chosen, values, targets("Opgave"), key, keep="session")


def _values(item: Opgave) -> dict[str, object]:
    return {name: getattr(item, name) for name in field_names(Opgave)}


def _measure(value: object, key: str) -> str | None:
    choices = dict(measure_choices(desk()))
    held = str(value or "")
    choices.setdefault(held, held)
    options = list(choices)
    chosen = st.selectbox(
        MEASURE,
        options,
        index=options.index(held),
        format_func=lambda name: choices.get(name, name),
        help=MEASURE_HELP,
        key=f"{key}:maat",
        persist_state="session",
    )
    return chosen or None


def _advice(typed: Mapping[str, object], before: Opgave | None) -> None:
    """How the opgave will read and what to think of; nothing while it cannot be read yet."""
    if not typed.get("titel"):
        return
    try:
        draft = item_typed("Opgave", typed, before)
        assert isinstance(draft, Opgave)  # noqa: S101 (for the type checker: asked by label)
        shown = draft_shown(desk(), draft)
    except NetwerkError as error:
        st.caption(plain(error))
        return
    if shown.goal:
        st.markdown(f"Zo leest het: **{plain(shown.goal)}**")
    if shown.partners:
        st.markdown(f"Partners: {plain(shown.partners)}.")
    if shown.warnings:
        lines = "\n".join(f"- {plain(sentence)}" for sentence in shown.warnings)
        st.warning(f"Let op. Bewaren kan ook zo.\n\n{lines}")


def _save(where: str, item: Any, shown: OpgaveShown | None, private: bool = False) -> None:
    with retry.saving(where):
        try:
            revision = _store(where, item, shown, private)
        except LooksPrivate as question:
            private_asked.keep(where, item, question)
            st.rerun()
        sentence = f"{item_name(item)} is bewaard."
        state.saved(where, sentence, revision.head)
        saved_notice.tell(where, sentence, revision.head, toast=True)
        st.rerun()


def _store(where: str, item: Opgave, shown: OpgaveShown | None, private: bool) -> Revision:
    token = state.sent_token(where, item)
    if shown is None:
        return add_opgave(desk(), item, token, private)
    return change_opgave(desk(), item, shown.version, token, private)
