"""Kern: who is there, what hangs on what, what plays, and what is not known."""

from __future__ import annotations

import streamlit as st

from netwerk.errors import AccessDenied, NotFound
from netwerk.net.selection import Selection
from netwerk.services.answers.small_maps import actors_picture
from netwerk.services.portraits.kern_portrait import KernPortrait, kern_portrait
from netwerk.services.portraits.said_about import about_place, thin_pairs
from netwerk.ui.cards import picture
from netwerk.ui.figures import lines_part
from netwerk.ui.frame import desk
from netwerk.ui.portraits import gone_part, head, place_parts, playing_part, told_part
from netwerk.ui.portraits import html_rows as rows

LEADING = 12


def layout(seen: KernPortrait) -> None:
    """What matters first with a small map beside it, then who is there and what plays."""
    kern = seen.item
    path = rows.path(rows.place_link(seen.gebied) if seen.gebied else "", "kern")
    out = place_parts.outward(seen.facts)
    head.draw(path, kern.naam, f"<p>{rows.text(seen.facts.sentence)} {out}</p>", f"Kern:{kern.id}")
    chosen = Selection(gebied=kern.gebied)
    left, right = st.columns([2.2, 1], gap="large")
    with left:
        place_parts.said(seen.facts)
        told = told_part.findings(chosen) or ()
        if not seen.facts.too_little:
            told_part.cards(about_place(told, kern.id, seen.ids), f"kern-{kern.id}")
        lines_part.of_kern(kern.id)
        place_parts.members(seen.facts, kern.id)
        playing_part.draw(seen.plays, kern.id)
    with right:
        if seen.facts.count:
            ids = [member.ref.id for member in seen.facts.members[:LEADING]]
            words = f"{kern.naam} met wie zij kennen"
            svg = actors_picture(desk(), chosen, ids, words, thin=thin_pairs(told, seen.ids))
            picture.draw(svg, words, f"kern:{kern.id}")
            place_parts.outside(seen.outside, kern.naam)
        place_parts.not_known(seen.facts)
    head.foot()


def page(id: str) -> None:
    """The page of this kern, or those that there are."""
    try:
        seen = kern_portrait(desk(), id)
    except (NotFound, AccessDenied):
        gone_part.place("Kern")
        return
    layout(seen)


page(st.query_params.get("id", ""))
