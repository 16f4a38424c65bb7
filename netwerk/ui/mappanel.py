"""Beside the map: search, who is chosen, saving and sharing, and the tables that hold the same content."""

from __future__ import annotations

from typing import Any

import streamlit as st

from netwerk.errors import NetwerkError
from netwerk.map.view import MapEvent, Picture
from netwerk.services.look import card
from netwerk.services.maps import pin_places
from netwerk.ui import mapstate, show, state
from netwerk.ui.frame import networks, selection, user
from netwerk.ui.words import plain

FACTS_SHOWN = ("Soort", "Categorie", "Domeinen", "Actief in gebied", "Gevestigd in kern", "Status", "Laatst bevestigd")


def search(picture: Picture) -> dict[str, Any] | None:
    """A search box over the actors on the map; the found one is chosen and centred."""
    names = {row.id: row.naam for row in picture.actors}
    found = st.selectbox(
        "Zoek op de kaart",
        sorted(names, key=lambda i: (names[i].casefold(), i)),
        index=None,
        format_func=lambda i: names[i],
        placeholder="Typ een naam",
        key="kaart:zoek",
    )
    if found is None:
        return None
    if st.session_state.get("kaart:gezocht") != found:
        st.session_state["kaart:gezocht"] = found
        st.session_state["kaart:seq"] = st.session_state.get("kaart:seq", 0) + 1
        state.choose_actor(found)
    return {"seq": st.session_state["kaart:seq"], "select": [found], "focus": found}


def chosen(picture: Picture, event: MapEvent, step: mapstate.Step) -> None:
    """Who is chosen: what is known, its ties with source and date, and what can be done from here."""
    if event.nodes and st.session_state.get("kaart:geklikt") != event.nodes:
        st.session_state["kaart:geklikt"] = event.nodes
        if event.nodes[0] not in picture.members:
            state.choose_actor(event.nodes[0])
    _pin(event)
    if event.nodes and event.nodes[0] in picture.members:
        _bundle(picture, event.nodes[0])
        return
    if event.edges:
        _tie(picture, event.edges[0])
    actor_id = state.chosen_actor()
    if actor_id is None:
        st.markdown("Klik op de kaart, of zoek een naam, om te zien wie het is.")
        return
    try:
        _actor(actor_id, step)
    except NetwerkError as problem:
        state.choose_actor(None)
        st.info(plain(problem))


def _actor(actor_id: str, step: mapstate.Step) -> None:
    seen = card(networks().store, actor_id)
    st.subheader(plain(seen.actor.naam))
    st.table([{"Gegeven": label, "": plain(value)} for label, value in seen.facts if label in FACTS_SHOWN], border="horizontal")
    around, hide = st.columns(2)
    if around.button("Rondom", help="Toon alleen de omgeving van deze actor", width="stretch"):
        mapstate.change_view(focus=actor_id)
        st.rerun(scope="fragment")
    if hide.button("Verberg", help="Laat deze actor weg van de kaart", width="stretch"):
        mapstate.change_view(hidden=(*step.view.hidden, actor_id))
        st.rerun(scope="fragment")
    st.page_link("netwerk/ui/pages/invoeren.py", label="Wijzigen of relatie toevoegen", icon=":material/edit:")
    st.markdown(f"**Relaties ({len(seen.ties)})**")
    for tie in seen.ties:
        st.markdown(
            f"{plain(tie.what)} **{plain(tie.other)}**  \n:small[sterkte {plain(tie.sterkte)} · bron {plain(tie.bron)} · "
            f"bevestigd {plain(tie.laatst_bevestigd)}]"
        )
    if not seen.ties:
        st.markdown("Van deze actor zijn geen relaties bekend.")


def _bundle(picture: Picture, node: str) -> None:
    names = {row.id: row.naam for row in picture.actors}
    st.subheader(plain(names.get(node, node)))
    st.markdown(f"Dit teken staat voor {len(picture.members[node])} actoren. Dubbelklik erop om het te openen.")


def _tie(picture: Picture, ends: tuple[str, str]) -> None:
    rows = [t for t in picture.ties if {t.van_id, t.naar_id} == set(ends)]
    st.markdown(f"**{len(rows)} relatie(s) tussen deze twee**")
    for row in rows:
        st.markdown(f"{plain(row.van)} {plain(row.wat)} {plain(row.naar)} · bron {plain(row.bron)}")


def _pin(event: MapEvent) -> None:
    if not event.moved:
        return
    everybody = st.checkbox("Ook voor collega's", key="kaart:voor-iedereen")
    if st.button(f"Zet {len(event.moved)} versleepte plaats(en) vast"):
        pin_places(networks().store, user(), selection().gebied, event.moved, everybody)
        st.toast("De plaatsen zijn vastgezet.")


def tables(picture: Picture) -> None:
    """The same content as the map, in tables: by keyboard and screen reader."""
    actors, ties, legend = st.tabs([f"Actoren ({len(picture.actors)})", f"Relaties ({len(picture.ties)})", "Legenda"])
    with actors:
        show.table(
            [
                {"Naam": a.naam, "Soort": a.soort, "Categorie": a.categorie, "Plaats": a.plaats, "Contacten": a.contacten,
                 "Relaties": a.relaties, "Opvallend": ", ".join(a.marks)}
                for a in picture.actors
            ],
            "kaart:actoren",
        )  # fmt: skip
    with ties:
        show.table(
            [
                {"Van": t.van, "Relatie": t.wat, "Naar": t.naar, "Sterkte": t.sterkte, "Bron": t.bron,
                 "Laatst bevestigd": t.laatst_bevestigd, "Aantal": t.count}
                for t in picture.ties
            ],
            "kaart:relaties",
        )  # fmt: skip
    with legend:
        st.table(
            [{"Teken": plain(entry.label), "Aantal": "" if entry.count is None else str(entry.count)} for entry in picture.legend]
        )
