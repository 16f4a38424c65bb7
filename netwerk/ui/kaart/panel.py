"""Beside the map: who is chosen and what can be done with it."""

from __future__ import annotations

import streamlit as st

from netwerk.errors import NotFound
from netwerk.map.view import MapEvent, Picture
from netwerk.model import Actor
from netwerk.services.answers.highlights import dropped_mark
from netwerk.services.answers.questions import what_changes
from netwerk.services.maps import group_of, group_of_actor, pin_places
from netwerk.services.records.item_cards import UNKNOWN, show_item
from netwerk.ui import add, edit, lost_forms, map_steps, retry, saved_notice, show, state, ties
from netwerk.ui.frame import READS_ONLY, desk, selection
from netwerk.ui.guard import guarded
from netwerk.ui.kaart.search import choose
from netwerk.ui.words import plain

FACTS_SHOWN = (
    "Soort",
    "Categorie",
    "Domeinen",
    "Actief in gebied",
    "Gevestigd in kern",
    "Status",
    "Laatst bevestigd",
)
IF_RECORDED = (
    "Rol in het gebied",
    "Contact (functie)",
    "Telefoon",
    "E-mail",
    "Website",
    "Adres",
    "Omschrijving",
)
"""How to reach an actor and what it does: shown when it is recorded."""
WHAT_IF = "kaart:watals"
GO = ":material/arrow_forward:"
MOST_TIES = 12
"""How many relations the panel lists before it asks."""


PANEL = ("Bekijken", "Wijzigen", "Relatie erbij", "Actor erbij")


def panel(picture: Picture, event: MapEvent, step: map_steps.MapStep) -> None:
    """Beside the map: who is chosen, or a form to change the network from here."""
    _follow(picture, event)
    state.show_said()
    lost_forms.tell()
    saved_notice.show("Actor:kaart")
    _pin(event)
    what = st.segmented_control(
        "Wat wil je doen?",
        PANEL,
        default=PANEL[0],
        key="kaart:paneel",
        required=True,
        persist_state="session",
    )
    actor_id = state.chosen_actor()
    if what == "Actor erbij":
        add.new_actor("kaart")
    elif what == "Relatie erbij":
        second = next(
            (node for node in event.nodes if node != actor_id and node not in picture.members), None
        )
        add.new_relatie(f"kaart:{actor_id}:{second}", actor_id, second)
    elif what == "Wijzigen" and actor_id:
        edit.actor_form(actor_id, "kaart")
    else:
        _seen(picture, event, step)


def _follow(picture: Picture, event: MapEvent) -> None:
    """A click on the map chooses that actor, once; a click on nothing changes no choice."""
    if (
        event.nodes
        and st.session_state.get("kaart:geklikt") != event.nodes
        and event.nodes[0] not in picture.members
    ):
        state.choose_actor(event.nodes[0])
    st.session_state["kaart:geklikt"] = event.nodes


def _seen(picture: Picture, event: MapEvent, step: map_steps.MapStep) -> None:
    if event.nodes and event.nodes[0] in picture.members:
        _bundle(picture, event.nodes[0])
        return
    try:
        if event.edges and _on_map(picture, event.edges[0]):
            _tie(picture, event.edges[0])
    except NotFound as problem:
        st.info(plain(problem))
    actor_id = state.chosen_actor()
    if actor_id is None:
        st.markdown("Klik op de kaart, of zoek een naam, om te zien wie het is.")
        return
    try:
        _actor(actor_id, step)
    except NotFound as problem:
        state.choose_actor(None)
        st.info(plain(problem))


def _on_map(picture: Picture, ends: tuple[str, str]) -> bool:
    """Whether both ends of a line are on this map: the browser may still hold an older one."""
    return set(ends) <= {row.id for row in picture.actors}


def _actor(actor_id: str, step: map_steps.MapStep) -> None:
    seen = show_item(desk(), "Actor", actor_id)
    assert isinstance(seen.item, Actor)  # noqa: S101 (for the type checker: asked by label)
    st.header(plain(seen.name))
    shown = [
        (fact.label, fact.text)
        for fact in seen.facts
        if fact.label in FACTS_SHOWN or (fact.label in IF_RECORDED and fact.text != UNKNOWN)
    ]
    show.facts(shown)
    _actions(seen.item, step)
    st.subheader(f"Relaties ({len(seen.ties)})")
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
            edit.relatie(tie.relatie, f"kaart:{actor_id}")
    saved_notice.show(f"relatie:kaart:{actor_id}")
    if len(seen.ties) > MOST_TIES:
        st.toggle(f"Toon alle {len(seen.ties)} relaties", key="kaart:alle-relaties")
    if not seen.ties:
        st.markdown("Van deze actor zijn geen relaties bekend.")


def _actions(actor: Actor, step: map_steps.MapStep) -> None:
    """What can be done with an actor on the map, by mouse and by keyboard."""
    view = step.view
    choices: list[tuple[str, str, dict[str, object]]] = [
        ("Rondom", "Toon alleen de omgeving van deze actor", {"focus": actor.id, "steps": 1}),
        ("Verberg", "Laat deze actor weg van de kaart", {"hidden": (*view.hidden, actor.id)}),
    ]
    if actor.kern and ("kern", actor.kern) not in view.collapsed:
        choices.append(
            (
                "Bundel de kern",
                "Maak van iedereen in deze kern één teken",
                {"collapsed": (*view.collapsed, ("kern", actor.kern))},
            )
        )
    with st.container(horizontal=True, gap="small"):
        for label, help_, change in choices:
            st.button(label, help=help_, on_click=map_steps.change_view, kwargs=change)
        words = "Toon alleen de groep actoren waar deze het meest mee te maken heeft"
        st.button(
            "Alleen deze groep",
            help=words,
            on_click=_only_group,
            args=(actor.id, step),
            disabled=view.only is not None,
        )
        words = "Zie wie dan het contact verliest. Er wordt niets gewijzigd."
        st.button("Wat als deze wegvalt?", help=words, on_click=_drop, args=(actor.id, step))
    told = st.session_state.get(WHAT_IF)
    if told and told[0] == actor.id and any(mark.kind == "valt_weg" for mark in view.marks):
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


def _bundle(picture: Picture, node: str) -> None:
    names = {row.id: row.naam for row in picture.actors}
    st.header(plain(names.get(node, node)))
    st.markdown(f"Dit teken staat voor {len(picture.members[node])} actoren.")
    group = group_of(node)
    if group is None:
        return
    with st.container(horizontal=True, gap="small"):
        st.button("Open dit teken", on_click=map_steps.open_group, args=(group,))
        st.button("Alleen deze actoren", on_click=map_steps.change_view, kwargs={"only": group})


def _tie(picture: Picture, ends: tuple[str, str]) -> None:
    if picture.members.keys() & set(ends):
        _bundled_ties(picture, ends)
        return
    names = {row.id: row.naam for row in picture.actors}
    seen = show_item(desk(), "Actor", ends[0])
    between = [tie for tie in seen.ties if tie.other.id == ends[1]]
    st.markdown(
        f"**{plain(names.get(ends[0], ends[0]))} en {plain(names.get(ends[1], ends[1]))}** "
        f"({len(between)} relatie{'' if len(between) == 1 else 's'})"
    )
    for row in picture.ties:
        if not row.count and {row.van_id, row.naar_id} == set(ends):
            st.markdown(plain(f"{row.wat} ({row.bron})" if row.bron else row.wat))
    for tie in between:
        st.markdown(plain(tie.what))
        ties.details(tie)
        edit.relatie(tie.relatie, f"kaart:lijn:{ends[0]}")
    saved_notice.show(f"relatie:kaart:lijn:{ends[0]}")


def _bundled_ties(picture: Picture, ends: tuple[str, str]) -> None:
    """What stands between a sign for several actors and another: too many to change from here."""
    rows = [t for t in picture.ties if {t.van_id, t.naar_id} == set(ends)]
    st.markdown(f"**{len(rows)} relatie(s) tussen deze twee**")
    for row in rows:
        st.markdown(f"{plain(row.van)} {plain(row.wat)} {plain(row.naar)} · bron {plain(row.bron)}")


def _pin(event: MapEvent) -> None:
    if not event.moved:
        return
    if not desk().may_change(selection().gebied):
        st.info(READS_ONLY)
        return
    everybody = st.checkbox("Ook voor collega's", key="kaart:voor-iedereen")
    clicked = st.button(f"Zet {len(event.moved)} versleepte plaats(en) vast")
    if retry.asked_again("kaart:vastzetten") or clicked:
        with retry.saving("kaart:vastzetten"):
            pin_places(desk(), selection().gebied, event.moved, everybody)
            st.toast("De plaatsen zijn vastgezet.")
