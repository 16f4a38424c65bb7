"""What can be done with an opened card: buttons, and the form that one of them opens."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from netwerk.errors import NetwerkError, StoreBusy, StoreUnavailable
from netwerk.model import Initiatief
from netwerk.schema import schema
from netwerk.services.agenda.agenda_items import INITIATIEF, SIGNAAL, VRAAGSTUK, AgendaKey
from netwerk.services.agenda.agenda_opened import AgendaOpened, StepTold
from netwerk.services.agenda.agenda_results import reopen_item
from netwerk.store.values import Revision
from netwerk.ui import retry, save_form, saved_notice, state
from netwerk.ui.agenda import card_forms, change_form
from netwerk.ui.frame import desk
from netwerk.ui.save_form import Act, FormEnds

Fields = Callable[[AgendaOpened, str], Act]


def draw(seen: AgendaOpened, where: str) -> None:
    """The buttons of this card, or the form that was opened."""
    doing = st.session_state.get(f"{where}:doet")
    if seen.card.done:
        _when_done(seen, where)
    elif doing in FORMS:
        _form(seen, where, doing)
    else:
        _buttons(seen, where)
    if seen.card.done and doing in ("vier", "budget", "wijzig"):
        _form(seen, where, doing)


def answer(seen: AgendaOpened, step: StepTold, where: str) -> None:
    """The button for what came back on a step, or its form."""
    name = f"antwoord:{step.id}"
    if st.session_state.get(f"{where}:doet") != name:
        _button(where, name, "Wat kwam terug?", "reply")
        return
    _form(seen, where, name, lambda _seen, key: card_forms.answered(step.id, key))


def told(seen: AgendaOpened, step: StepTold, where: str) -> None:
    """The button for that an answer of the board was told to who sent it, or its form."""
    name = f"terugverteld:{step.id}"
    if st.session_state.get(f"{where}:doet") != name:
        _button(where, name, "Terugverteld", "forum")
        return
    names = tuple(actor.naam for actor in seen.betrokken)
    _form(seen, where, name, lambda _seen, key: card_forms.told_back(step.id, names, key))


def _when_done(seen: AgendaOpened, where: str) -> None:
    with st.container(horizontal=True, gap="xsmall", key="agenda-knoppen"):
        st.button(
            "Open weer",
            key=f"{where}:weer",
            icon=":material/undo:",
            on_click=_reopen,
            args=(seen.card.label, seen.card.id, where),
        )
        if isinstance(seen.item, Initiatief) and not seen.item.gevierd_op:
            _button(where, "vier", "Vier succes", "celebration")
        _button(where, "wijzig", "Wijzig", "edit")


def _buttons(seen: AgendaOpened, where: str) -> None:
    """What is done most stands first, the rest behind the last button."""
    label, words = seen.card.label, schema().keuzes["niveau"].label
    with st.container(horizontal=True, gap="xsmall", key="agenda-knoppen"):
        if label == SIGNAAL:
            _button(where, "vraagstuk", "Maak vraagstuk", "call_merge")
        if label == VRAAGSTUK:
            _button(where, "initiatief", "Maak initiatief", "rocket_launch")
        if label == INITIATIEF:
            _button(where, "vier", "Vier succes", "celebration")
            _button(where, "budget", "Buurtbudget", "euro")
        for niveau in seen.up[:1]:
            _button(where, "omhoog", f"Naar {words(niveau).lower()}", "arrow_upward")
        _button(where, "wijzig", "Wijzig", "edit")
        with st.popover("Meer", icon=":material/more_horiz:", key=f"{where}:meer"):
            _button(where, "draag", "Draag over", "handshake", quiet=True)
            _button(where, "afspraak", "Afspraak maken", "task_alt", quiet=True)
            if seen.down:
                _button(where, "omlaag", "Terugleggen", "arrow_downward", quiet=True)
            _button(where, "sluit", "Sluit af", "check", quiet=True)


def _button(where: str, name: str, words: str, icon: str, quiet: bool = False) -> None:
    st.button(
        words,
        key=f"{where}:knop:{name}",
        icon=f":material/{icon}:",
        type="tertiary" if quiet else "secondary",
        on_click=_open,
        args=(where, name),
    )


def _open(where: str, name: str | None) -> None:
    """Open this form; None: close the one that is open. What is typed stays until it is closed."""
    if name is None and (doing := st.session_state.get(f"{where}:doet")):
        save_form.forget_typed(f"{where}:{doing}:")
    st.session_state[f"{where}:doet"] = name
    save_form.forget(where)
    saved_notice.forget(where)


def _form(seen: AgendaOpened, where: str, name: str, fields: Fields | None = None) -> None:
    """One form in place of the buttons; it stays as typed until it is saved or stopped."""

    def kept(_typed: Any, made: Revision) -> None:
        _open(where, None)
        saved_notice.tell(where, f"{made.why}.", made.head)

    ends = FormEnds(
        kept=kept,
        stop=partial(_open, where, None),
        clashed=partial(change_form.over_it, where) if name == "wijzig" else None,
    )
    draw_fields = partial(fields or FORMS[name], seen)
    save_form.draw(where, f"{where}:{name}:{state.form_token(where)}", draw_fields, ends)


def _reopen(label: str, id: str, where: str) -> None:
    def act() -> None:
        try:
            made = reopen_item(desk(), AgendaKey(label, id), state.form_token(where))
        except (StoreBusy, StoreUnavailable):
            raise
        except NetwerkError as error:
            state.say_problem(str(error))
        else:
            state.saved(where, made.why, made.head)
            saved_notice.tell(where, f"{made.why}.", made.head)

    retry.attempt(where, act)


FORMS: dict[str, Fields] = {
    "wijzig": change_form.changed,
    "vraagstuk": card_forms.vraagstuk,
    "initiatief": card_forms.initiatief,
    "omhoog": card_forms.upward,
    "omlaag": card_forms.back,
    "draag": card_forms.handed_over,
    "afspraak": card_forms.agreed,
    "budget": card_forms.budget,
    "vier": card_forms.celebrated,
    "sluit": card_forms.closed,
}
