"""A new actor with its first contacts: a name is enough to begin, the rest is proposed."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from netwerk.errors import AccessDenied, AlreadyThere, LooksPrivate, NetwerkError
from netwerk.model import Actor
from netwerk.schema import schema
from netwerk.services.day.add_with_contacts import (
    AddTyped,
    add_with_contacts,
    names_like,
    new_actor_of,
)
from netwerk.services.records.choices import gebied_names, is_in
from netwerk.services.rules.forms import item_typed, more_fields, targets
from netwerk.services.rules.soort_from_name import soort_from_name
from netwerk.ui import add_questions, fields, own_actor, retry, saved_notice, sheet, state
from netwerk.ui.add_questions import ALIKE, PRIVATE
from netwerk.ui.frame import READS_ONLY, desk, one_moment, selection
from netwerk.ui.guard import guarded
from netwerk.ui.links import actor_link
from netwerk.ui.may_here import own_gebied_asked
from netwerk.ui.pick import pick_actoren
from netwerk.ui.place_here import chosen_gebied, follow_gebied
from netwerk.ui.words import plain

PAUSE = "400ms"
"""After so long without a letter who looks like it is shown."""


ANOTHER = "Nog een actor toevoegen"


@dataclass(frozen=True)
class Begin:
    """What a form begins with. over: whether it lies over the page."""

    naam: str | None = None
    kern: str | None = None
    contact: str | None = None
    over: bool = False


def new_actor(where: str) -> None:
    """The form on a page. ``where`` tells two of these forms apart."""
    if not desk().changes_somewhere:
        st.info(READS_ONLY)
        return
    form = f"actor:{where}"
    follow_gebied("Actor", form, chosen_gebied("Actor"))
    _alone(form)


@st.fragment
def _alone(form: str) -> None:
    # Drawn by itself it is outside those of the page.
    with guarded(f"invullen:{form}"), one_moment():
        draw(form, Begin())


def draw(form: str, begin: Begin) -> None:
    """The form; what is typed stays on another page, and when saving fails.

    Over a page it makes room for what was saved: that has to be in sight with its way back.
    """
    if begin.over and sheet.done():
        _told(form, stays=True)
        st.button(
            ANOTHER,
            key=f"{form}:nog-een",
            icon=":material/add:",
            on_click=_begin_again,
            args=(form,),
        )
        return
    if begin.over and sheet.done() is not None:
        begin = replace(begin, naam=None, contact=None)
    key = f"{form}:{state.form_token(form)}"
    with st.container(border=not begin.over, key=f"invulformulier-{form}"):
        typed, contacts, kind = _fields(key, begin)
        sent = st.button("Actor opslaan", type="primary", key=f"{form}:opslaan")
        st.caption("Vandaag, met jou als bron.")
        sent = retry.asked_again(form) or sent
    if sent:
        _sent(form, typed, contacts, kind)
    add_questions.asked(form, _store)
    _told(form)


def _begin_again(form: str) -> None:
    saved_notice.forget(form)
    sheet.set_done(False)


def _fields(key: str, begin: Begin) -> tuple[dict[str, object], tuple[str, ...], str]:
    velden = schema().labels["Actor"].velden
    refers = targets("Actor")
    naam = st.text_input(
        "Naam (verplicht)",
        begin.naam or "",
        help=velden["naam"].doel,
        key=f"{key}:naam",
        live=PAUSE,
        persist_state="session",
    )
    _look_alikes(key, naam)
    says = soort_from_name(naam)
    for name in ("soort", "categorie", "rol"):
        _propose(f"{key}:{name}", getattr(says, name))
    values: dict[str, object] = dict(chosen_gebied("Actor")) | {"kern": begin.kern}
    typed: dict[str, object] = {"naam": naam}
    typed |= fields.draw([velden["soort"]], values, refers, key, keep="session")
    if says.soort and typed["soort"] == says.soort:
        st.caption("De soort komt uit de naam. Klopt dat niet, kies dan een andere.")
    places = [velden["kern"], velden["gebieden"]]
    typed |= fields.draw(places, values, refers, key, keep="session")
    given = (begin.contact,) if begin.contact else ()
    contacts = pick_actoren("Contacten: wie kent deze actor?", f"{key}:contacten", given, "session")
    kind = _kind_of_contact(key) if contacts else "kent"
    with st.expander("Meer gegevens"):
        more = [velden["categorie"], *more_fields("Actor")]
        typed |= fields.draw(more, values, refers, key, keep="session")
    return typed, tuple(contacts), kind


def _look_alikes(key: str, naam: str) -> None:
    """Who is there already with such a name, each with a way to it; while it is typed."""
    kern = st.session_state.get(f"{key}:kern")
    for other in names_like(desk(), naam, kern):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"Staat er al: {plain(other.naam)}")
            if st.button("Open", key=f"{key}:open:{other.id}", help=plain(f"Open {other.naam}")):
                sheet.close()
                add_questions.go_to("Actor", other.id, other.naam)


def _propose(key: str, value: str | None) -> None:
    """Choose this in a field, as long as the user chose nothing else in it."""
    before = st.session_state.get(f"{key}:uit-naam")
    st.session_state[f"{key}:uit-naam"] = value
    if value != before and st.session_state.get(key) == before:
        st.session_state[key] = value


def _kind_of_contact(key: str) -> str:
    kinds = {name: kind for name, kind in schema().relaties.items() if kind.laag == "contact"}
    return st.selectbox(
        "Soort contact",
        list(kinds),
        index=list(kinds).index("kent"),
        format_func=lambda name: kinds[name].label,
        key=f"{key}:soort-contact",
        persist_state="session",
    )


def _sent(form: str, typed: dict[str, object], contacts: tuple[str, ...], kind: str) -> None:
    add_questions.forget(form)
    if not str(typed["naam"]).strip() and (before := state.sent_twice(form)):
        saved_notice.tell(form, *before)
        _again(form)
    try:
        item = item_typed("Actor", typed)
    except NetwerkError as error:
        st.error(plain(error))
        return
    assert isinstance(item, Actor)  # noqa: S101 (for the type checker: asked by label)
    adding = AddTyped(item, contacts, kind, own_actor.mine())
    try:
        _store(form, adding)
    except (AlreadyThere, LooksPrivate) as question:
        add_questions.ask(form, adding, question)
    except AccessDenied as refused:
        st.error(plain(f"{refused} {own_gebied_asked(item)}".strip()))
    except NetwerkError as error:
        st.error(plain(error))


def _store(form: str, typed: AddTyped, said: tuple[str, ...] = ()) -> None:
    with retry.saving(form, "fragment" if form == OVER else "app"):
        token = state.sent_token(form, typed)
        new = new_actor_of(desk(), typed, token)
        revision = add_with_contacts(desk(), typed, token, ALIKE in said, PRIVATE in said)
        sentence = _sentence(new, len(set(typed.contacten)))
        state.saved(form, sentence, revision.head)
        state.choose_actor(new.id)
        saved_notice.tell(form, sentence, revision.head)
        st.session_state[f"nieuw:{form}"] = (new.id, new.naam, sentence)
        if form == OVER:
            sheet.set_done(True)
        _again(form)


OVER = "actor:toevoegen"
"""The form that lies over the page: it is drawn again by itself, so that it stays."""


def _again(form: str) -> None:
    st.rerun(scope="fragment" if form == OVER else "app")


def _sentence(new: Actor, contacts: int) -> str:
    words = [f"{new.naam} is opgeslagen."]
    if contacts:
        words.append(f"Met {contacts} {'contact' if contacts == 1 else 'contacten'}.")
    if not is_in(desk(), selection(), new.id):
        gebied = gebied_names(desk()).get(selection().gebied or "", "je keuze")
        words.append(f"Let op: dit valt buiten {gebied}, dat je nu ziet.")
    return " ".join(words)


def _told(form: str, stays: bool = False) -> None:
    """What was saved, beside the button that saved it, with the way back and on to its page."""
    told = saved_notice.show(form, stays)
    new = st.session_state.get(f"nieuw:{form}")
    if new is not None and told == new[2]:
        st.html(f"Naar {actor_link(new[0], new[1])}")
