"""Adding an item in a short form, made from the schema: the same on a page and beside the map."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from netwerk.errors import AlreadyThere, LooksPrivate, NetwerkError
from netwerk.model import Item, item_name
from netwerk.schema import schema
from netwerk.services.records.item_facts import Ref
from netwerk.services.records.items import add_item
from netwerk.services.rules.forms import item_typed, more_fields, short_fields, targets
from netwerk.ui import fields, retry, saved_notice, state
from netwerk.ui.frame import READS_ONLY, desk, one_moment, selection
from netwerk.ui.guard import guarded
from netwerk.ui.item_list import open_item
from netwerk.ui.menu import page_file
from netwerk.ui.words import plain

HINTS = {"Actor": "Een naam en een soort zijn genoeg. De rest kan later."}


def new_actor(where: str) -> None:
    """A short form: name and soort are enough. ``where`` tells two of these forms apart."""
    new_item("Actor", where)


def new_relatie(
    where: str, van: str | None = None, naar: str | None = None, soort: str | None = None
) -> None:
    """Two actors and what binds them; what is given is proposed."""
    given = {"van": van, "naar": naar} | ({"soort": soort} if soort else {})
    new_item("Relatie", where, given)


def new_item(label: str, where: str, proposed: Mapping[str, object] | None = None) -> None:
    """A form for a new item of any label; what is proposed, and the chosen gebied, stand in it."""
    if not desk().changes_somewhere:
        st.info(READS_ONLY)
        return
    form, gebied = f"{label.lower()}:{where}", _chosen_gebied(label)
    _follow_gebied(label, form, gebied)
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
        if label in HINTS:
            st.markdown(HINTS[label])
        typed = fields.draw(short_fields(label), values, refers, key, keep="session")
        if more := more_fields(label):
            with st.expander("Meer gegevens"):
                typed |= fields.draw(more, values, refers, key, keep="session")
        enkel = schema().labels[label].enkel.capitalize()
        sent = st.button(f"{enkel} opslaan", type="primary", key=f"{form}:opslaan")
        sent = retry.asked_again(form) or sent
    if sent:
        _sent(label, form, typed, values)
    _ask_whether_the_same(form)
    saved_notice.show(form)


def _sent(label: str, form: str, typed: Mapping[str, object], values: Mapping[str, object]) -> None:
    st.session_state.pop(f"lijkt:{form}", None)
    untouched = all(not value or value == values.get(name) for name, value in typed.items())
    if untouched and (before := state.sent_twice(form)):
        saved_notice.tell(form, *before)
        st.rerun()
    try:
        _store(form, item_typed(label, typed))
    except (AlreadyThere, LooksPrivate) as question:
        _ask(form, item_typed(label, typed), question, ())
    except NetwerkError as error:
        st.error(plain(error))


def _ask(
    form: str, item: Item, question: AlreadyThere | LooksPrivate, said: tuple[str, ...]
) -> None:
    """Keep a question until it is answered; ``said``: which ones are answered already."""
    private = isinstance(question, LooksPrivate)
    there = () if isinstance(question, LooksPrivate) else _there(question)
    held = (item, str(question), (*said, "privé" if private else "lijkt"), there)
    st.session_state[f"lijkt:{form}"] = held


def _there(question: AlreadyThere) -> tuple[tuple[tuple[str, str], str], ...]:
    """What is there already, by label and id, and how it is called; its key taken: nothing."""
    pairs = zip(question.others, question.names, strict=True) if question.names else ()
    return tuple(pairs)


def _store(form: str, item: Item, said: tuple[str, ...] = ()) -> None:
    with retry.saving(form):
        token = state.sent_token(form, item)
        revision = add_item(desk(), item, token, "lijkt" in said, "privé" in said)
        sentence = f"{_name(item)} is opgeslagen."
        state.saved(form, sentence, revision.head)
        saved_notice.tell(form, sentence, revision.head)
        st.rerun()


def _name(item: Item) -> str:
    if hasattr(item, "naam") or hasattr(item, "titel"):
        return item_name(item)
    return f"De {schema().labels[type(item).__name__].enkel}"


def _ask_whether_the_same(form: str) -> None:
    """What is added looks like what is there, or private: only who says so adds it all the same."""
    held = st.session_state.get(f"lijkt:{form}")
    if held is None:
        return
    item, question, said, there = held
    private = said[-1] == "privé"
    mend = "Mag het wel, sla het dan toch op." if private else "Openen, of toch nieuw?"
    st.warning(plain(f"{question} {mend}"))
    for (label, id), name in there:
        if st.button(
            f"Open {plain(name)}", key=f"open:{form}:{id}", icon=":material/arrow_forward:"
        ):
            st.session_state[f"lijkt:{form}"] = None
            open_item(Ref(label, id, name))
            st.switch_page(page_file("lijsten"))
    words = "Toch nieuw" if there else "Toch opslaan"
    if st.button(words, key=f"toch:{form}:{len(said)}"):
        try:
            _store(form, item, said)
        except (AlreadyThere, LooksPrivate) as next_question:
            _ask(form, item, next_question, said)
            st.rerun()
        except NetwerkError as error:
            st.error(plain(error))


def _chosen_gebied(label: str) -> dict[str, object]:
    """The gebied of the sidebar, for the property that refers to a gebied."""
    gebied = selection().gebied
    velden = schema().labels[label].velden
    return {
        veld: [gebied] if velden[veld].meervoudig else gebied
        for veld, target in targets(label).items()
        if target == "Gebied" and gebied
    }


def _follow_gebied(label: str, form: str, chosen: Mapping[str, object]) -> None:
    """A form that is open takes the gebied that is chosen later, until the user chose one in it."""
    for veld, target in targets(label).items():
        if target != "Gebied":
            continue
        key = f"{form}:{state.form_token(form)}:{veld}"
        nothing: object = [] if schema().labels[label].velden[veld].meervoudig else None
        before = st.session_state.get(f"{key}:voorgesteld", nothing)
        now = st.session_state[f"{key}:voorgesteld"] = chosen.get(veld, nothing)
        if key in st.session_state and st.session_state[key] == before != now:
            st.session_state[key] = now
