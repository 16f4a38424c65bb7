"""The parts of the page Bruggen: route, reach, what if, and the table of who connects."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from netwerk.insight.finding import ActorRef, Evidence
from netwerk.services.answers.highlights import dropped_mark
from netwerk.services.answers.questions import (
    Route,
    exactly_words,
    reach_of,
    route,
    team_contacts,
    team_ids,
    what_changes,
)
from netwerk.ui import show, state, to_map
from netwerk.ui.frame import desk, selection
from netwerk.ui.pick import pick_actor, pick_actoren
from netwerk.ui.words import known, plain

COMPARED = {
    "components": "Losse delen",
    "largest_component": "Actoren in het grootste deel",
    "cut_points": "Actoren waar een deel aan hangt",
    "bridges": "Bruggen",
}


def route_form() -> None:
    """The introduction path between two actors, with its alternatives."""
    left, right = st.columns(2)
    with left:
        van = pick_actor("Ik ben, of ik ken goed", "route:van", state.chosen_actor())
    with right:
        naar = pick_actor("Ik wil in contact komen met", "route:naar")
    if not van or not naar:
        st.markdown("Kies twee actoren. Een sterk contact telt als dichtbij.")
        return
    routes = route(desk(), van, naar, selection())
    st.markdown(f"**{plain(routes.sentence)}**")
    for number, way in enumerate(routes.routes, 1):
        _route(way, number)
    if routes.nearest:
        st.markdown(f"Wie het dichtst in de buurt komt: {_names(routes.nearest)}.")


def _route(way: Route, number: int) -> None:
    with st.container(border=True):
        st.markdown(f"**Route {number}.** {plain(way.sentence)}")
        show.small_table(
            [
                {
                    "Stap": k,
                    "Van": step.van.naam,
                    "Naar": step.naar.naam,
                    "Wat": step.words,
                    "Hoe oud": step.freshness,
                    "Bron": sources(step.evidence),
                }
                for k, step in enumerate(way.steps, 1)
            ],
            f"Stappen van route {number}",
        )
        to_map.route_button(way, f"route:{number}")


def sources(evidence: Iterable[Evidence]) -> str:
    """The sources of some ties, each once."""
    return ", ".join(sorted({known(e.bron) for e in evidence}))


def reach_form() -> None:
    """Who a makelaar or team reaches in 1, 2 and 3 steps, and who of the team knows whom."""
    members = pick_actoren("Wie horen bij het team?", "bereik:team", team_ids(desk(), selection()))
    if not members:
        st.markdown("Kies een of meer actoren.")
        return
    reached = reach_of(desk(), members, selection())
    st.markdown(f"**{plain(reached.sentence)}**")
    for step, ring in enumerate(reached.rings, 1):
        with st.expander(f"{exactly_words(step).capitalize()}: {len(ring)}"):
            st.markdown(_names(ring) or "Niemand.")
    with st.expander(f"Buiten bereik: {len(reached.out)}", expanded=True):
        st.markdown(_names(reached.out) or "Niemand: iedereen is te bereiken.")
    team = team_contacts(desk(), members, selection())
    st.header("Wie van ons kent wie?")
    st.markdown(plain(team.sentence))
    show.table(
        [{"Actor": k.actor.naam, "Kent": ", ".join(m.naam for m in k.members)} for k in team.known],
        "bereik:wie",
    )


def what_if_form() -> None:
    """What changes when actors drop out or a contact comes."""
    without = pick_actoren("Wie valt weg?", "watals:zonder", ())
    left, right = st.columns(2)
    with left:
        van = pick_actor("Nieuw contact van", "watals:van")
    with right:
        naar = pick_actor("met", "watals:naar")
    ties = [(van, naar)] if van and naar and van != naar else []
    if not without and not ties:
        st.markdown("Kies wie er wegvalt, of welk contact erbij komt. Er wordt niets opgeslagen.")
        return
    changed = what_changes(desk(), without, ties, selection())
    st.markdown(f"**{plain(changed.sentence)}**")
    rows = [
        {"Wat": label, "Nu": str(changed.before[key]), "Dan": str(changed.after[key])}
        for key, label in COMPARED.items()
    ]
    show.small_table(rows, "Het netwerk nu en dan")
    if changed.removed and st.button("Bekijk op de kaart", icon=":material/hub:"):
        to_map.show(dropped_mark(changed))
    if changed.alone:
        st.markdown(f"Zonder contact: {_names(changed.alone)}.")
    for part in changed.apart:
        st.markdown(f"Los van de rest: {_names(part)}.")
    if changed.joined:
        st.markdown(f"Komt in contact met het grootste deel: {_names(changed.joined)}.")


def _names(actors: Iterable[ActorRef]) -> str:
    return ", ".join(plain(actor.naam) for actor in actors)
