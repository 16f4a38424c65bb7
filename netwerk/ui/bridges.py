"""The parts of the page Bruggen: route, reach, what if, and the table of who connects."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from netwerk.insight.brokers import broker_table, shown
from netwerk.insight.finding import ActorRef, Evidence
from netwerk.insight.roles import BYS, ROLE_MEANINGS, ROLE_NAMES, ROLES, role_table
from netwerk.insight.routes import Route
from netwerk.insight.wording import decimal, percent
from netwerk.schema import schema
from netwerk.services.highlights import dropped_mark
from netwerk.services.questions import reach_of, route, team_contacts, team_ids, what_changes
from netwerk.ui import show, state, to_map
from netwerk.ui.frame import networks, selection, today
from netwerk.ui.pick import pick_actor, pick_actoren
from netwerk.ui.words import known, plain

COMPARED = {
    "components": "Losse delen",
    "largest_component": "Actoren in het grootste deel",
    "cut_points": "Spillen",
    "bridges": "Enige verbindingen",
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
    found = route(networks(), van, naar, selection(), today())
    st.markdown(f"**{plain(found.sentence)}**")
    for number, way in enumerate(found.routes, 1):
        _route(way, number)
    if found.nearest:
        st.markdown(f"Wie het dichtst in de buurt komt: {_names(found.nearest)}.")


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
    members = pick_actoren(
        "Wie horen bij het team?", "bereik:team", team_ids(networks(), selection())
    )
    if not members:
        st.markdown("Kies een of meer actoren.")
        return
    found = reach_of(networks(), members, selection())
    st.markdown(f"**{plain(found.sentence)}**")
    for step, ring in enumerate(found.rings, 1):
        with st.expander(f"In {step} stap{'pen' if step > 1 else ''}: {len(ring)}"):
            st.markdown(_names(ring) or "Niemand.")
    with st.expander(f"Buiten bereik: {len(found.out)}", expanded=True):
        st.markdown(_names(found.out) or "Niemand: iedereen is te bereiken.")
    team = team_contacts(networks(), members, selection())
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
    found = what_changes(networks(), without, ties, selection())
    st.markdown(f"**{plain(found.sentence)}**")
    rows = [
        {"Wat": label, "Nu": str(found.before[key]), "Dan": str(found.after[key])}
        for key, label in COMPARED.items()
    ]
    show.small_table(rows, "Het netwerk nu en dan")
    if found.removed and st.button("Bekijk op de kaart", icon=":material/hub:"):
        to_map.show(dropped_mark(found))
    if found.alone:
        st.markdown(f"Zonder contact: {_names(found.alone)}.")
    for part in found.apart:
        st.markdown(f"Los van de rest: {_names(part)}.")
    if found.joined:
        st.markdown(f"Komt in contact met het grootste deel: {_names(found.joined)}.")


def broker_rows() -> None:
    """The place of every actor in the network; never a mark for a person."""
    st.caption(
        "Deze tabel zegt iets over de plek in het netwerk, voor zover vastgelegd. Niet over "
        "hoe goed iemand zijn werk doet."
    )
    net = networks().net(selection())
    rows = networks().kept(
        (net.revision, "brokers", net.selection), lambda: broker_table(net, schema())
    )
    show.table(
        [
            {
                "Actor": r.actor.naam,
                "Contacten": r.contacts,
                "Routes langs deze actor": percent(r.share),
                "In woorden": r.band,
                "Afhankelijk van weinig (Burt)": shown(r.constraint),
                "Verschillende contacten": shown(r.effective_size, 1),
                "Spreiding over categorieën": shown(r.participation),
            }
            for r in rows
        ],
        "bruggen:verbinders",
        height=640,
    )


def role_rows() -> None:
    """Between whom each actor stands.

    Counted and against what its number of pairs would give by chance.
    """
    by = str(
        st.segmented_control(
            "Groepen",
            list(BYS),
            default=BYS[0],
            format_func=str.capitalize,
            key="rollen:naar",
            required=True,
        )
    )
    for role in ROLES:
        st.markdown(f"**{ROLE_NAMES[role].capitalize()}**: {ROLE_MEANINGS[role]}.")
    st.caption(
        "Eerst het aantal paren, dan wat je zou verwachten bij evenveel paren en toevallige "
        "groepen. Voor zover vastgelegd."
    )
    net = networks().net(selection())
    rows = networks().kept(
        (net.revision, "roles", net.selection, by), lambda: role_table(net, schema(), by)
    )
    if not rows:
        st.markdown("Van te weinig actoren is de groep en een contact bekend om rollen te tellen.")
        return
    show.table(
        [
            {"Actor": r.actor.naam, "Groep": r.group, "Paren": r.total}
            | {
                ROLE_NAMES[k].capitalize(): f"{c} ({decimal(e)})"
                for k, c, e in zip(ROLES, r.counts, r.expected, strict=True)
            }
            for r in rows
        ],
        f"bruggen:rollen:{by}",
        height=640,
    )


def _names(actors: Iterable[ActorRef]) -> str:
    return ", ".join(plain(actor.naam) for actor in actors)
