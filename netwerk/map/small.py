"""Small pictures for cards: who a finding is about with their neighbourhood, or a whole gebied.

Colours are CSS variables (``--nw-...``) with those of the light theme as what they are by default;
`theme_variables` gives them for a theme. Every text is escaped: a name is text, never markup.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from netwerk.insight.catalogue import kind_of
from netwerk.insight.counts import standing
from netwerk.insight.finding import Finding
from netwerk.map import appearance
from netwerk.map.kern_numbers import kern_numbers, leaves
from netwerk.map.short_names import broken, cut_off, short_names
from netwerk.map.small_choice import Chosen, Pairs, chosen_around
from netwerk.map.small_ground import Card, card_of
from netwerk.map.small_overview import overview_picture as overview_picture
from netwerk.map.small_signs import (
    field_shape,
    line_shape,
    ring_shape,
    sign_shape,
    whole_shape,
    words_shape,
)
from netwerk.map.small_signs import on_paper as on_paper
from netwerk.map.spots import Covered
from netwerk.map.view import Position
from netwerk.net.arrays import Bools, Floats
from netwerk.net.net import Net

NAMED = 5
"""A small picture has at most so many names."""
LETTERS = 18
"""Of one line of a name."""
PX = 11.0
LEAD, OTHER = 7.5, 5.5
"""Radius in pixels of who it is about, and of the others."""


def small_picture(
    net: Net,
    places: Mapping[str, Position],
    *,
    about: Sequence[str],
    title: str,
    thin: Pairs = (),
    new: Pairs = (),
    me: str | None = None,
    width: float = 290.0,
    height: float = 200.0,
) -> str:
    """An SVG of the actors ``about`` (ids, the most important first) with whom they know.

    places: of all actors of ``net`` (see `layout`). title: what is to be seen, in words. thin:
    contacts that matter, drawn full and in colour. new: contacts that are not there yet, dotted.
    me: the actor that is the reader, named "Jij". Ids that are not in the net are left out.
    """
    chosen = chosen_around(net, about, thin, new)
    if not chosen.actors:
        return whole_shape((), title, width, height)
    ids = [str(net.actors["id"][i]) for i in chosen.actors]
    inside = (kern_numbers(net).of[list(chosen.actors)] == chosen.home) & (chosen.home >= 0)
    at = np.array([places[i] for i in ids])
    card = card_of(at, inside, chosen.pairs, width, height)
    lead = np.array([i in set(about) for i in ids])
    radius = np.where(lead, LEAD, OTHER)
    names = [
        "Jij" if i == me else short_names(net)[k] for i, k in zip(ids, chosen.actors, strict=True)
    ]
    parts = [
        *_field(net, chosen, card),
        *_lines(chosen, card),
        *_signs(net, chosen, card, radius),
        *_names(chosen, card, radius, lead, names, width, height),
    ]
    return whole_shape(parts, title, width, height)


def picture_of_finding(
    net: Net,
    places: Mapping[str, Position],
    finding: Finding,
    *,
    title: str = "",
    new: Pairs = (),
    me: str | None = None,
    width: float = 290.0,
    height: float = 200.0,
) -> str:
    """The small picture of a finding: its actors, and the ties it rests on as its kind asks.

    A proposed contact is dotted; a contact that much hangs on is in colour. new: what a step would
    bring, dotted too. title: the sentence of the finding when absent.
    """
    about = [actor.id for actor in finding.actors]
    pair = [(about[0], about[1])] if len(about) > 1 else []
    mark = kind_of(finding.kind).mark
    rests = [(e.van.id, e.naar.id) for e in finding.evidence]
    return small_picture(
        net,
        places,
        about=about,
        title=title or finding.sentence,
        thin=(rests or pair) if mark == "brug" else [],
        new=[*(pair if mark == "voorstel" else []), *new],
        me=me,
        width=width,
        height=height,
    )


def theme_variables(dark: bool) -> str:
    """The CSS variables of small pictures for a theme, as declarations to put in a rule."""
    theme = 1 if dark else 0
    colours = {key: pair[theme] for key, pair in appearance.PALETTE.items()}
    colours["papier"] = appearance.PAPER[theme]
    return "".join(f"--nw-{key}:{colour};" for key, colour in colours.items())


def _field(net: Net, chosen: Chosen, card: Card) -> list[str]:
    if card.field is None:
        return []
    kernen = kern_numbers(net)
    colour = kernen.colours[chosen.home]
    lone = not leaves(net, kernen.of == chosen.home)
    words = kernen.names[chosen.home] + (f", en nog {chosen.more}" if chosen.more else "")
    left, top = card.field[:2]
    return [
        field_shape(card.field, colour, dashed=lone),
        words_shape((cut_off(words, 34),), left + 8, top + 15, colour, "start"),
    ]


def _lines(chosen: Chosen, card: Card) -> list[str]:
    """The relations, what is lifted out last."""
    special = {(min(pair), max(pair)) for pair in (*chosen.thin.tolist(), *chosen.new.tolist())}
    parts = [
        line_shape(card.xy[a], card.xy[b], "contact" if contact else "affiliatie")
        for (a, b), contact in zip(chosen.pairs.tolist(), chosen.contact.tolist(), strict=True)
        if (min(a, b), max(a, b)) not in special
    ]
    for kind, pairs in (("brug", chosen.thin), ("voorstel", chosen.new)):
        parts += [line_shape(card.xy[a], card.xy[b], kind) for a, b in pairs.tolist()]
    return parts


def _signs(net: Net, chosen: Chosen, card: Card, radius: Floats) -> list[str]:
    """The most important last, on top; who has no contact hollow in a dotted ring."""
    parts, without = [], standing(net).without_contact
    for k in range(len(chosen.actors) - 1, -1, -1):
        i = chosen.actors[k]
        lone = bool(without[i])
        parts.append(sign_shape(str(net.actors["soort"][i]), card.xy[k], radius[k], hollow=lone))
        if lone:
            parts.append(ring_shape(card.xy[k], radius[k]))
    return parts


def _names(
    chosen: Chosen,
    card: Card,
    radius: Floats,
    lead: Bools,
    names: Sequence[str],
    width: float,
    height: float,
) -> list[str]:
    """The names of the most important that have room."""
    lines = np.concatenate((chosen.pairs, chosen.thin, chosen.new))
    reach = radius[:, None]
    covered = Covered(
        np.column_stack((card.xy - reach, card.xy + reach)),
        card.xy[lines[:, 0]],
        card.xy[lines[:, 1]],
    )
    if card.field is not None:
        left, top = card.field[:2]
        covered.take((left, top, left + 150.0, top + 19.0))
    frame = (1.0, 1.0, width - 1.0, height - 1.0)
    parts: list[str] = []
    for k in range(min(len(names), chosen.first + NAMED)):
        at = (float(card.xy[k, 0]), float(card.xy[k, 1]))
        ways = broken(names[k], LETTERS)
        spot = covered.place(k, at, float(radius[k]), ways, frame, px=PX, bold=bool(lead[k]))
        if spot is not None:
            base = spot.top + 0.86 * PX
            parts.append(words_shape(spot.lines, spot.x, base, "tekst", bold=spot.bold))
        if len(parts) == NAMED:
            break
    return parts
