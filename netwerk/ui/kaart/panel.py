"""Over the map at the right: who is chosen and what can be done with it; else no panel."""

from __future__ import annotations

import streamlit as st

from netwerk.errors import NotFound
from netwerk.map.view import MapEvent, Picture
from netwerk.services.maps import group_of
from netwerk.services.records.item_cards import show_item
from netwerk.ui import add, edit, map_steps, saved_notice, state, ties
from netwerk.ui.frame import desk
from netwerk.ui.kaart import map_card
from netwerk.ui.kaart.map_route import route_to
from netwerk.ui.kaart.search import choose_nobody
from netwerk.ui.words import plain

FORM = "kaart:paneel"
"""In the session: which form stands in the panel instead of who is chosen."""
CLICKED = "kaart:geklikt"
SHUT = "kaart:dicht"
"""In the session: what was chosen on the map when the panel was closed."""
GEBIED = "kaart:gebied"
"""In the session: of which gebied the map was when it was drawn last."""
NEW = ("Actor erbij", "Relatie erbij")
ABOUT_ONE = ("Wijzigen", "Hoe kom ik bij")


def adding() -> None:
    """A button with what can be added from here; its form stands in the panel."""
    what = st.menu_button("Erbij", list(NEW), icon=":material/add:", key="kaart-erbij")
    if what:
        open_form(what)


def open_form(what: str | None) -> None:
    """Show this form in the panel; None: who is chosen."""
    st.session_state[FORM] = what


def heard(nodes: tuple[str, ...], edges: tuple[tuple[str, str], ...]) -> None:
    """The user chose this on the map; to be called before the page is drawn.

    A click on nothing, or Escape, after somebody was chosen: nobody is chosen any more.
    """
    if st.session_state.get(CLICKED) and not nodes and not edges:
        st.session_state[CLICKED] = ()
        state.choose_actor(None)
        if st.session_state.get(FORM) in ABOUT_ONE:
            open_form(None)
    if nodes or edges:
        st.session_state.pop(SHUT, None)


def on_another_map(picture: Picture, gebied: str | None) -> None:
    """After another gebied: who is chosen and is not there, is not chosen any more.

    To be called before the map is drawn. Who is not there on the same map was asked for by name.
    """
    before, actor_id = st.session_state.get(GEBIED, gebied), state.chosen_actor()
    st.session_state[GEBIED] = gebied
    if before == gebied or actor_id is None:
        return
    there = {row.id for row in picture.actors}.union(*picture.members.values())
    if actor_id not in there:
        choose_nobody()
        if st.session_state.get(FORM) in ABOUT_ONE:
            open_form(None)


def panel(picture: Picture, event: MapEvent, step: map_steps.MapStep) -> None:
    """Who or what is chosen, or a form to change the network from here."""
    _follow(picture, event)
    if st.session_state.get(SHUT) == (event.nodes, event.edges):
        event = MapEvent(moved=event.moved)  # the browser has not heard yet that it was closed
    actor_id, form = state.chosen_actor(), st.session_state.get(FORM)
    on_map = bool(event.edges) or bool(event.nodes and event.nodes[0] in picture.members)
    if form not in NEW and actor_id is None and not on_map:
        return
    with st.container(key="paneel", gap="small"):
        st.button(
            "Sluit paneel",
            key="kaart-sluit",
            help="Sluit paneel",
            icon=":material/close:",
            type="tertiary",
            on_click=_shut,
            args=(event,),
        )
        if form == "Actor erbij":
            add.new_actor("kaart")
        elif form == "Relatie erbij":
            second = _second(picture, event, actor_id)
            add.new_relatie(f"kaart:{actor_id}:{second}", actor_id, second)
        elif form == "Wijzigen" and actor_id:
            _back()
            edit.actor_form(actor_id, "kaart")
        elif form == "Hoe kom ik bij" and actor_id:
            _back()
            route_to(actor_id)
        else:
            _seen(picture, event, step)


def _second(picture: Picture, event: MapEvent, actor_id: str | None) -> str | None:
    """Who else is chosen on the map."""
    others = (node for node in event.nodes if node != actor_id and node not in picture.members)
    return next(others, None)


def _back() -> None:
    st.button(
        "Terug",
        key="kaart:terug-naar-kaartje",
        icon=":material/arrow_back:",
        type="tertiary",
        on_click=open_form,
        args=(None,),
    )


def _shut(event: MapEvent) -> None:
    """First the form away, then the panel; a form to add closes at once."""
    st.session_state[SHUT] = (event.nodes, event.edges)
    open_form(None)
    choose_nobody()


def _follow(picture: Picture, event: MapEvent) -> None:
    """A click on the map chooses that actor, once."""
    if (
        event.nodes
        and st.session_state.get(CLICKED) != event.nodes
        and event.nodes[0] not in picture.members
    ):
        if event.nodes[0] != state.chosen_actor() and st.session_state.get(FORM) in ABOUT_ONE:
            open_form(None)  # it was about somebody else
        state.choose_actor(event.nodes[0])
    if event.nodes:
        st.session_state[CLICKED] = event.nodes
    elif event.edges:
        st.session_state[CLICKED] = event.edges


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
        return
    try:
        map_card.actor(actor_id, step, open_form)
    except NotFound as problem:
        state.choose_actor(None)
        st.info(plain(problem))


def _on_map(picture: Picture, ends: tuple[str, str]) -> bool:
    """Whether both ends of a line are on this map: the browser may still hold an older one."""
    return set(ends) <= {row.id for row in picture.actors}


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
    seen = show_item(desk(), "Actor", ends[0], contact=False)
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
        if seen.may_change:
            edit.relatie(tie.relatie, f"kaart:lijn:{ends[0]}")
    saved_notice.show(f"relatie:kaart:lijn:{ends[0]}")


def _bundled_ties(picture: Picture, ends: tuple[str, str]) -> None:
    """What stands between a sign for several actors and another: too many to change from here."""
    rows = [t for t in picture.ties if {t.van_id, t.naar_id} == set(ends)]
    st.markdown(f"**{len(rows)} relatie(s) tussen deze twee**")
    for row in rows:
        st.markdown(f"{plain(row.van)} {plain(row.wat)} {plain(row.naar)} · bron {plain(row.bron)}")
