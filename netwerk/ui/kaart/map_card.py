"""The card of one actor over the map: who it is, how to reach it, what to do, whom it knows."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from netwerk.access.contact_data import NOT_SEEN
from netwerk.model import Actor
from netwerk.services.answers.highlights import dropped_mark
from netwerk.services.answers.questions import what_changes
from netwerk.services.maps import group_of_actor
from netwerk.services.records.changeable import may_change_item
from netwerk.services.records.item_cards import UNKNOWN, ItemCard, show_item
from netwerk.ui import edit, map_steps, note_talk, saved_notice, show, state, ties
from netwerk.ui.contact_links import mail, phone
from netwerk.ui.frame import desk
from netwerk.ui.guard import guarded
from netwerk.ui.kaart.search import choose
from netwerk.ui.menu import page_file
from netwerk.ui.words import plain

ALWAYS = ("categorie", "domeinen", "gebieden", "status", "laatst_bevestigd")
IF_RECORDED = ("rol", "website", "adres")
WHAT_IF = "kaart:watals"
CHANGE, HIDE, BUNDLE = "Wijzigen", "Verberg", "Bundel de kern"
GROUP, WATCH = "Alleen deze groep", "Wat als deze wegvalt?"
GO = ":material/arrow_forward:"
MOST_TIES = 12
"""How many relations the card lists before it asks."""


def actor(actor_id: str, step: map_steps.MapStep, open_form: Callable[[str | None], None]) -> None:
    """Everything about one actor; ``open_form`` puts a form in the place of this card.

    Raises NotFound with a sentence.
    """
    seen = show_item(desk(), "Actor", actor_id)
    assert isinstance(seen.item, Actor)  # noqa: S101 (for the type checker: asked by label)
    _who(seen)
    _told(actor_id, step)
    with st.container(horizontal=True, gap="xsmall", key="paneelknoppen"):
        _main(seen, open_form)
        _actions(seen, seen.item, step, open_form)
    _known(seen)
    rest = [
        (fact.label, fact.text)
        for fact in seen.facts
        if fact.veld in ALWAYS or (fact.veld in IF_RECORDED and fact.text != UNKNOWN)
    ]
    with st.expander("Meer gegevens", type="compact"):
        show.facts(rest)


def _who(seen: ItemCard) -> None:
    """What it is, its name, what it does and how to reach it."""
    held = {fact.veld: fact.text for fact in seen.facts if fact.text not in (UNKNOWN, NOT_SEEN)}
    what, kern = held.get("soort", ""), held.get("kern", "")
    st.caption(plain(f"{what} in {kern}" if what and kern else what or kern or "Soort niet bekend"))
    st.header(plain(seen.name), anchor=False)
    if words := held.get("omschrijving"):
        st.markdown(plain(words))
    if role := held.get("contact"):
        st.markdown(f"Vraag naar: **{plain(role)}**")
    links = [phone(held["telefoon"])] if "telefoon" in held else []
    links += [mail(held["email"])] if "email" in held else []
    if links:
        st.html(f'<p class="nk-bereik">{" · ".join(links)}</p>')
    elif any(fact.text == NOT_SEEN for fact in seen.facts):
        st.markdown(f"Telefoon en e-mail: {NOT_SEEN}.")
    elif not role:
        st.markdown("Hoe je deze actor bereikt, is niet bekend.")
    st.page_link(
        page_file("actor"),
        label="Hele pagina",
        icon=":material/arrow_forward:",
        query_params={"id": seen.item.id},
    )


def _main(seen: ItemCard, open_form: Callable[[str | None], None]) -> None:
    """What a verbinder comes for: note a talk, a relation more."""
    id = seen.item.id
    if desk().changes_somewhere:
        if seen.may_change:
            note_talk.open_button("kaart", id)
        st.button(
            "Relatie erbij",
            key=f"kaart:relatie:{id}",
            icon=":material/add_link:",
            on_click=open_form,
            args=("Relatie erbij",),
        )


def _known(seen: ItemCard) -> None:
    """Its relations: a name goes there, under it what is known of the relation."""
    actor_id = seen.item.id
    st.subheader(f"Relaties ({len(seen.ties)})", anchor=False)
    everything = len(seen.ties) <= MOST_TIES or st.session_state.get("kaart:alle-relaties", False)
    for tie in seen.ties if everything else seen.ties[:MOST_TIES]:
        with st.container(gap=None):
            st.button(
                f"{plain(tie.what)} **{plain(tie.other.name)}**",
                key=f"kaart:naar:{tie.relatie}",
                on_click=choose,
                args=(tie.other.id,),
                type="tertiary",
                icon=GO,
            )
            ties.details(tie)
            if may_change_item(desk(), "Relatie", tie.relatie):
                edit.relatie(tie.relatie, f"kaart:{actor_id}")
    saved_notice.show(f"relatie:kaart:{actor_id}")
    if len(seen.ties) > MOST_TIES:
        st.toggle(f"Toon alle {len(seen.ties)} relaties", key="kaart:alle-relaties")
    if not seen.ties:
        ask = " Vraag ernaar of leg er een vast." if desk().changes_somewhere else ""
        st.markdown(f"Nog geen relatie bekend.{ask}")


def _actions(
    seen: ItemCard, item: Actor, step: map_steps.MapStep, open_form: Callable[[str | None], None]
) -> None:
    """What can be done with an actor on the map, by mouse and by keyboard."""
    view = step.view
    st.button(
        "Rondom",
        help="Toon alleen de omgeving van deze actor",
        on_click=map_steps.change_view,
        kwargs={"focus": item.id, "steps": 1},
    )
    st.button("Hoe kom ik bij", on_click=open_form, args=("Hoe kom ik bij",))
    more = [WATCH, HIDE, GROUP] if view.only is None else [WATCH, HIDE]
    if item.kern and ("kern", item.kern) not in view.collapsed:
        more.append(BUNDLE)
    if seen.may_change:
        more.insert(0, CHANGE)
    key = f"kaart:meer:{item.id}"
    st.menu_button("Meer", more, key=key, on_click=_do, args=(key, item, step, open_form))


def _do(
    key: str, item: Actor, step: map_steps.MapStep, open_form: Callable[[str | None], None]
) -> None:
    """What was chosen in the menu."""
    view, what = step.view, st.session_state[key]
    if what == CHANGE:
        open_form("Wijzigen")
    elif what == HIDE:
        map_steps.change_view(hidden=(*view.hidden, item.id))
    elif what == BUNDLE:
        map_steps.change_view(collapsed=(*view.collapsed, ("kern", item.kern)))
    elif what == GROUP:
        _only_group(item.id, step)
    elif what == WATCH:
        _drop(item.id, step)


def _told(actor_id: str, step: map_steps.MapStep) -> None:
    """What would happen without this actor, when that was asked."""
    told = st.session_state.get(WHAT_IF)
    if told and told[0] == actor_id and any(mark.kind == "valt_weg" for mark in step.view.marks):
        st.info(plain(told[1]))


@guarded()
def _only_group(actor_id: str, step: map_steps.MapStep) -> None:
    group = group_of_actor(desk(), step.selection, actor_id)
    if group is None:
        state.say_after_rerun("Deze actor hoort op deze kaart bij geen duidelijke groep.")
        return
    map_steps.change_view(only=group)


@guarded()
def _drop(actor_id: str, step: map_steps.MapStep) -> None:
    changed = what_changes(desk(), (actor_id,), (), step.selection)
    st.session_state[WHAT_IF] = (actor_id, changed.sentence)
    map_steps.mark(dropped_mark(changed))
