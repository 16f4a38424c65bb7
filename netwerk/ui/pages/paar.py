"""Twee actoren: how they are tied, the ways between them, and what is said about them."""

from __future__ import annotations

import streamlit as st

from netwerk.errors import AccessDenied, InputError, NotFound
from netwerk.services.answers.small_maps import actors_picture
from netwerk.services.portraits.actor_portrait import PlaceRef, actor_portrait
from netwerk.services.portraits.pair_portrait import PairPortrait, pair_portrait
from netwerk.services.portraits.said_about import about_pair
from netwerk.ui.cards import picture
from netwerk.ui.frame import desk
from netwerk.ui.links import actor_link
from netwerk.ui.pick import pick_actor
from netwerk.ui.portraits import head, pair_parts, past_part, playing_part, told_part
from netwerk.ui.portraits import html_rows as rows
from netwerk.ui.words import plain

WHO = "Kies twee actoren die er staan en die je mag bekijken."


def _path(seen: PairPortrait) -> str:
    """The gebied that both are in, then each of them."""
    shared = [rows.place_link(place) for place in _shared(seen)[:2]]
    both = (actor_link(ref.id, ref.naam) for ref in (seen.one, seen.other))
    return rows.path(", ".join(shared), *both)


def _shared(seen: PairPortrait) -> list[PlaceRef]:
    """The gebieden in which both are."""
    one, other = (
        actor_portrait(desk(), ref.id, contact=False).gebieden for ref in (seen.one, seen.other)
    )
    return [place for place in one if place in other]


def layout(seen: PairPortrait) -> None:
    """What is between them on the left, a small map on the right."""
    naam = f"{seen.one.naam} en {seen.other.naam}"
    head.draw(_path(seen), naam, f"<p>{pair_parts.sentence(seen)}</p>", "Paar")
    pair_parts.actions(seen)
    chosen = told_part.looked_at(sorted(place.id for place in _shared(seen)))
    key = f"{seen.one.id}-{seen.other.id}"
    left, right = st.columns([2.2, 1], gap="large")
    with left:
        told = told_part.findings(chosen) or ()
        told_part.cards(about_pair(told, seen.one.id, seen.other.id), f"paar-{key}")
        pair_parts.relations(seen)
        pair_parts.routes(seen)
    with right:
        svg = actors_picture(desk(), chosen, [seen.one.id, seen.other.id], naam)
        picture.draw(svg, naam, f"paar:{key}")
    if seen.plays:
        playing_part.draw(seen.plays, key)
    past_part.talks(seen.talks, key)
    pair_parts.history(seen)
    head.foot()


def choose() -> None:
    """Pick two actors, for an address that names none."""
    rows.look()
    st.title("Twee actoren", anchor=False)
    st.markdown(WHO)
    one = pick_actor("De een", "paar:een", st.query_params.get("a"))
    other = pick_actor("De ander", "paar:ander", st.query_params.get("b"))
    if one and other and one != other and st.button("Bekijk hen samen", key="paar:bekijk"):
        st.query_params.update(a=one, b=other)
        st.rerun()


def page(one: str, other: str) -> None:
    """The page of these two, or the choice of two."""
    try:
        seen = pair_portrait(desk(), one, other)
    except (NotFound, AccessDenied):
        choose()
        return
    except InputError as error:
        st.info(plain(error))
        choose()
        return
    layout(seen)


page(st.query_params.get("a", ""), st.query_params.get("b", ""))
