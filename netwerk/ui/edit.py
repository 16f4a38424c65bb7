"""Changing or removing what is there: one form for any label, and the choice after a conflict."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import streamlit as st

from netwerk.errors import Conflict, LooksPrivate, NetwerkError
from netwerk.model import Item, field_names, item_name
from netwerk.schema import schema
from netwerk.services.records import items
from netwerk.services.records.edits import merge_actoren, new_token
from netwerk.services.records.item_cards import show_item
from netwerk.services.rules.forms import item_typed, more_fields, resolved, short_fields, targets
from netwerk.services.team.contact_told import hidden_fields
from netwerk.store.values import Revision, Stored
from netwerk.typed.articles import the, this
from netwerk.ui import fields, lost_forms, private_asked, retry, saved_notice, state, ties
from netwerk.ui.as_seen import is_as_seen, meant
from netwerk.ui.clash_question import which_stays
from netwerk.ui.frame import READS_ONLY, desk
from netwerk.ui.pick import pick_actor
from netwerk.ui.words import plain

FIXED = {"Relatie": ("van", "naar"), "Gesprek": ("met", "door", "noemde", "noemde_ook", "vervolg")}
"""What is not changed in a form: another end is another relation, and with others another talk."""
NAMED = 8
STOPS = "Zet bij 'Tot' gisteren: vanaf vandaag telt de relatie niet meer mee. Zij blijft bewaard."


def change_actor_form() -> None:
    """Pick an actor and change it."""
    actor_id = pick_actor("Welke actor?", "wijzigen:actor", state.chosen_actor(), change=True)
    if actor_id is None:
        saved_notice.show("Actor:invoeren")
        st.markdown("Kies een actor. Daarna zie je de gegevens en de relaties.")
        return
    state.choose_actor(actor_id)
    actor_form(actor_id, "invoeren")


def actor_form(actor_id: str, where: str) -> None:
    """Change one actor and its relations, merge it with another, or remove it."""
    if not desk().changes_somewhere:
        st.info(READS_ONLY)
        return
    item_form("Actor", actor_id, where)
    card = show_item(desk(), "Actor", actor_id)
    st.markdown("**Relaties**")
    for line in card.ties:
        st.markdown(f"{plain(line.what)} **{plain(line.other.name)}**")
        ties.details(line)
        relatie(line.relatie, f"{where}:{actor_id}")
    saved_notice.show(f"relatie:{where}:{actor_id}")
    with st.expander("Samenvoegen of verwijderen"):
        merge(card.item, where)
        remove("Actor", actor_id, where, lambda: state.choose_actor(None))


def relatie(relatie_id: str, where: str) -> None:
    """A button that opens the form of one relation; there it is also ended or removed."""
    if not desk().changes_somewhere:
        return
    opened = f"relatie-open:{where}"
    is_open = st.session_state.get(opened) == relatie_id
    st.button(
        "Sluit" if is_open else "Wijzig",
        key=f"wijzig:{where}:{relatie_id}",
        icon=":material/close:" if is_open else ":material/edit:",
        type="tertiary",
        on_click=_open_relatie,
        args=(opened, None if is_open else relatie_id),
    )
    if is_open:
        with st.container(border=True):
            relatie_form(relatie_id, where)
    saved_notice.show(f"Relatie:{where}:{relatie_id}")


def _open_relatie(key: str, relatie_id: str | None) -> None:
    st.session_state[key] = relatie_id


def relatie_form(relatie_id: str, where: str) -> None:
    """Change one relation, say that it is over, or remove it."""
    here = f"{where}:{relatie_id}"
    item_form("Relatie", relatie_id, where, quiet=True)
    entry = items.stored_item(desk(), "Relatie", relatie_id)
    as_seen = is_as_seen(entry, f"relatie:{here}")
    with st.container(horizontal=True, gap="small"):
        over = getattr(entry.item, "tot", None)
        if not over and meant(
            _asked("Dit contact is gestopt", f"gestopt:{here}", help=STOPS), as_seen
        ):
            _do(
                f"gestopt:{here}",
                f"Relatie:{here}",
                "De relatie is gestopt en telt vanaf vandaag niet meer mee.",
                lambda: items.end_relatie(desk(), relatie_id, entry.version, new_token()),
            )
        if meant(_asked("Verwijder deze relatie", f"weg:{here}"), as_seen):
            _do(
                f"weg:{here}",
                f"relatie:{where}",
                "De relatie is verwijderd.",
                lambda: items.remove_item(desk(), "Relatie", relatie_id, entry.version),
            )


def item_form(
    label: str, id: str, where: str, quiet: bool = False, more_open: bool = False
) -> None:
    """Change one item; what was read when the form opened is what the change is based on.

    quiet: what was saved is said by whoever draws this form. more_open: all fields can be seen.
    """
    opened = _opened(label, id, where)
    key = _form_key(opened, where)
    values = {name: getattr(opened.item, name) for name in field_names(type(opened.item))}
    fixed = (*FIXED.get(label, ()), *hidden_fields(desk(), opened.item))
    refers = targets(label)
    with st.form(key, border=not quiet):
        typed = fields.draw(short_fields(label, fixed), values, refers, key)
        if more := more_fields(label, fixed):
            with st.expander("Meer gegevens", expanded=more_open):
                typed |= fields.draw(more, values, refers, key)
        asked = f"botsing:geopend:{where}:{label}:{id}" in st.session_state
        kind: Literal["primary", "secondary"] = "secondary" if asked else "primary"
        sent = st.form_submit_button("Wijziging opslaan", type=kind)  # the choice is the next step
        sent = retry.asked_again(key, st.form_submit_button) or sent
    if sent:
        private_asked.forget(key)
        _save(opened, typed, where)
    if item := private_asked.answered(key):
        _store(opened, item, where, private=True)
    _conflict(opened, where)
    if not quiet:
        saved_notice.show(f"{label}:{where}")
        saved_notice.show(_here(opened.item, where))


def remove(label: str, id: str, where: str, after: Callable[[], None]) -> None:
    """Remove an item, after saying what that does to others."""
    told = items.removal(desk(), label, id)
    entry = items.stored_item(desk(), label, id)
    names = schema().labels
    for refs, words in (
        (told.stops, "Dit kan niet weg. Verwijder eerst, of kies daar iets anders bij"),
        (told.along, "Gaat ook weg"),
        (told.forgets, "Verwijst er dan niet meer naar"),
    ):
        if refs:
            shown = ", ".join(f"{names[ref[0]].enkel} {ref[2]}" for ref in refs[:NAMED])
            more = f" en nog {len(refs) - NAMED}" if len(refs) > NAMED else ""
            st.markdown(plain(f"{words}: {shown}{more}."))
    named = hasattr(entry.item, "naam") or hasattr(entry.item, "titel")
    name = item_name(entry.item) if named else f"{this(names[label].enkel)} {names[label].enkel}"
    words = f"Verwijder {plain(name)}" + (" met alle relaties" if label == "Actor" else "")
    as_seen = is_as_seen(entry, f"{where}:{label}:{id}")
    key = f"verwijder:{where}:{label}:{id}"
    if meant(_asked(words, key, disabled=bool(told.stops)), as_seen):

        def act() -> Revision:
            revision = items.remove_item(desk(), label, id, entry.version)
            after()
            return revision

        _do(key, f"{label}:{where}", f"{name[:1].upper()}{name[1:]} is verwijderd.", act)


def merge(actor: Item, where: str) -> None:
    """Pick another actor that is the same one, and make one of the two."""
    name = item_name(actor)
    other = pick_actor(f"Welke actor is dezelfde als {name}?", f"samenvoegen:{actor.id}")
    key = f"samen:{actor.id}"
    if _asked("Voeg samen", key, disabled=other in (None, actor.id)) and other:
        _do(
            key,
            _here(actor, where),
            "De twee actoren zijn samengevoegd.",
            lambda: merge_actoren(desk(), actor.id, other),
        )


def _asked(words: str, key: str, **button: Any) -> bool:
    """A button that does something, and after a failure another one that tries it again."""
    clicked = st.button(words, key=key, **button)
    return retry.asked_again(key) or clicked


def _do(key: str, where: str, sentence: str, act: Callable[[], Revision]) -> None:
    """Do something that changes what is kept, and say so at ``where``. key: of its button."""
    try:
        with retry.saving(key):
            made = act()
            state.may_remove()
            saved_notice.tell(where, sentence, made.head)
            st.rerun()
    except NetwerkError as error:
        st.error(plain(error))


def _here(item: Item, where: str) -> str:
    return f"{type(item).__name__}:{where}:{item.id}"


def _form_key(opened: Stored[Item], where: str) -> str:
    return f"wijzigen:{_here(opened.item, where)}:{opened.version}"


def _opened(label: str, id: str, where: str) -> Stored[Item]:
    """The item as it was when this form was opened; one that is not on the screen is opened now."""
    key = f"geopend:{where}:{label}:{id}"
    held: Stored[Item] | None = st.session_state.get(key)
    without = FIXED.get(label, ())
    first = (*short_fields(label, without), *more_fields(label, without))[0].naam
    if held is None or f"{_form_key(held, where)}:{first}" not in st.session_state:
        held = st.session_state[key] = items.stored_item(desk(), label, id)
        st.session_state.pop(f"botsing:{key}", None)
    return held


def _close(opened: Stored[Item], where: str) -> None:
    key = f"geopend:{where}:{type(opened.item).__name__}:{opened.item.id}"
    st.session_state.pop(key, None)
    st.session_state.pop(f"botsing:{key}", None)


def _save(opened: Stored[Item], typed: dict[str, object], where: str) -> None:
    label = type(opened.item).__name__
    try:
        item = item_typed(label, typed, opened.item)
    except NetwerkError as error:
        st.error(plain(error))
        return
    if item == opened.item:
        st.info("Er is niets veranderd.")
        return
    _store(opened, item, where)


def _store(opened: Stored[Item], item: Item, where: str, private: bool = False) -> None:
    form, label = _form_key(opened, where), type(item).__name__
    try:
        with retry.saving(form):
            token = state.sent_token(form, item)
            made = items.change_item(desk(), item, opened.version, token, opened.item, private)
            _changed(opened, item, where, made)
    except Conflict as conflict:
        st.session_state[f"botsing:geopend:{where}:{label}:{item.id}"] = (item, conflict)
        st.rerun()
    except LooksPrivate as question:
        private_asked.keep(form, item, question)
    except NetwerkError as error:
        st.error(plain(error))


def _changed(opened: Stored[Item], item: Item, where: str, revision: Revision) -> None:
    _close(opened, where)
    name = lost_forms.name_of(item, the)
    sentence = f"{name[:1].upper()}{name[1:]} is gewijzigd."
    saved_notice.tell(_here(item, where), sentence, revision.head)
    st.rerun()


def _conflict(opened: Stored[Item], where: str) -> None:
    """Both values beside each other; the second one chooses, nothing is overwritten silently."""
    label, id = type(opened.item).__name__, opened.item.id
    key = f"botsing:geopend:{where}:{label}:{id}"
    held: tuple[Item, Conflict] | None = st.session_state.get(key)
    if held is None:
        return
    mine, conflict = held
    take_mine = which_stays(label, id, conflict, key)
    save = f"{key}:opslaan"
    if not _asked("Opslaan met deze keuze", save, type="primary"):
        return
    try:
        with retry.saving(save):
            now = items.stored_item(desk(), label, id)
            chosen = resolved(now.item, opened.item, mine, conflict.clashes, take_mine)
            token = state.sent_token(save, chosen)
            made = (
                items.change_item(desk(), chosen, now.version, token, private=True)  # asked before
                if chosen != now.item
                else None
            )
            _close(opened, where)
            saved = "Opgeslagen met jouw keuze."
            saved_notice.tell(_here(opened.item, where), saved, made.head if made else None)
            st.rerun()
    except NetwerkError as error:
        st.error(plain(error))
