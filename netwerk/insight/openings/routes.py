"""Introduction routes: through whom somebody can be reached, strong ties counting as near.

What a step costs, and that one to the employer costs half, is in `walk`.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import numpy as np

from netwerk.errors import NotFound
from netwerk.insight import wording as w
from netwerk.insight.finding import (
    actor_ref,
    actor_refs,
    evidence_of,
    tie_rows,
)
from netwerk.insight.openings.route import Route, Routes, Step
from netwerk.insight.openings.walk import NEAR as NEAR
from netwerk.insight.openings.walk import STEP as STEP
from netwerk.insight.openings.walk import USUAL as USUAL
from netwerk.insight.openings.walk import Walk, any_ways, contact_ways, without
from netwerk.net.kernels import shortest_route
from netwerk.net.levels import WORKS_FOR
from netwerk.net.net import Net
from netwerk.schema import Schema


def find_routes(
    net: Net,
    van_id: str,
    naar_id: str,
    *,
    schema: Schema,
    today: date,
    alternatives: int = 3,
    affiliations: bool = True,
    whole: Net | None = None,
) -> Routes:
    """The best route and up to ``alternatives`` in all, no two through the same actor.

    Contact ties come first; only when there is no such route, and ``affiliations`` allows, one over
    affiliations (named as such). ``whole``: the network without selection, looked at when the
    selection holds no route; the sentence says so. Raises NotFound for an id that is in neither.
    """
    if whole is None:
        return _search(net, van_id, naar_id, schema, today, alternatives, affiliations)
    if net.index_of(van_id) is not None and net.index_of(naar_id) is not None:
        within = _search(net, van_id, naar_id, schema, today, alternatives, affiliations)
        if within.routes or van_id == naar_id:
            return within
    wider = _search(whole, van_id, naar_id, schema, today, alternatives, affiliations)
    if not wider.routes:
        return wider
    note = "Binnen deze selectie is er geen route; deze loopt ook langs actoren daarbuiten."
    return Routes(
        van=wider.van,
        naar=wider.naar,
        routes=wider.routes,
        sentence=f"{note} {wider.sentence}",
        nearest=(),
        beyond_selection=True,
    )


def _search(
    net: Net,
    van_id: str,
    naar_id: str,
    schema: Schema,
    today: date,
    alternatives: int,
    affiliations: bool,
) -> Routes:
    source, target = net.index_of(van_id), net.index_of(naar_id)
    if source is None or target is None:
        raise NotFound(_missing(net, van_id, naar_id))
    ends = actor_ref(net, source), actor_ref(net, target)
    if source == target:
        return Routes(
            *ends, (), w.sentence("van en naar zijn dezelfde actor: er is geen route nodig")
        )
    rows = tie_rows(net)
    routes = _all_routes(contact_ways(net, rows), source, target, schema, today, alternatives)
    if not routes and affiliations:
        routes = _all_routes(any_ways(net, rows), source, target, schema, today, alternatives)
    if not routes:
        near = _nearest(net, target)
        return Routes(*ends, (), _no_route(net, source, target, near), actor_refs(net, near))
    return Routes(*ends, routes, _routes_sentence(routes))


def _all_routes(
    ways: Walk, source: int, target: int, schema: Schema, today: date, most: int
) -> tuple[Route, ...]:
    banned, routes = ways.gone.copy(), list[Route]()
    while len(routes) < most:
        found = shortest_route(ways.indptr, ways.indices, ways.costs, source, target, banned)
        actors = [int(i) for i in found.actors]
        if len(actors) < 2:
            break
        routes.append(_route(ways, actors, int(found.cost), schema, today))
        banned[actors[1:-1]] = True
        if len(actors) == 2:
            ways = without(ways, source, target)
    return tuple(routes)


def _route(ways: Walk, actors: list[int], cost: int, schema: Schema, today: date) -> Route:
    steps = tuple(_step(ways, i, j, schema, today) for i, j in pairwise(actors))
    guessed = sum(
        1 for step in steps if step.is_contact and not any(e.sterkte for e in step.evidence)
    )
    names = [w.name_of(ways.net, i) for i in actors]
    if len(actors) == 2 and steps[0].is_work:
        parts = [steps[0].words]
    elif len(actors) == 3 and all(step.is_work for step in steps):
        parts = [f"{names[0]} en {names[2]} werken allebei voor {names[1]}"]
    elif len(actors) > 2 or not steps[0].is_contact:
        via = f" via {w.listing(names[1:-1], 9)}" if len(actors) > 2 else ""
        many = f"{w.number_word(len(steps))} {w.verb(len(steps), 'stap', 'stappen')}"
        parts = [f"van {names[0]}{via} naar {names[-1]}, in {many}"]
    else:
        parts = [f"{names[0]} en {names[-1]} hebben zelf contact: {steps[0].words}"]
    if guessed:
        how = w.verb(guessed, "die is (telt als gewoon)", "die zijn (tellen als gewoon)")
        parts.append(
            f"; van {w.counted(guessed, ('stap', 'stappen'))} is niet bekend hoe sterk {how}"
        )
    work = [step.words for step in steps if step.is_work]
    if work and len(work) < len(steps):
        parts.append(f". {w.listing(work, 9)}")
    indirect = [step.words for step in steps if not step.is_contact and not step.is_work]
    if indirect:
        what = w.verb(
            len(indirect), "dat is geen vastgelegd contact", "dat zijn geen vastgelegde contacten"
        )
        parts.append(f". Let op: {w.listing(indirect, 9)}; {what}")
    return Route(steps, cost, guessed, w.sentence("".join(parts)))


def _step(ways: Walk, i: int, j: int, schema: Schema, today: date) -> Step:
    net, rows = ways.net, ways.rows
    between = rows.contacts_between(i, j)
    is_contact = len(between) > 0
    if not is_contact:
        affiliations = rows.affiliations_of(i)
        between = affiliations[(net.van[affiliations] == j) | (net.naar[affiliations] == j)]
    best = sorted(
        between.tolist(), key=lambda row: (_other(net, row), *_strongest_newest(net, row))
    )
    row = best[0]
    soort = str(net.relaties["soort"][row])
    label = schema.relaties[soort].label if soort in schema.relaties else soort
    words = w.tie_words(
        w.name_of(net, int(net.van[row])), label, w.name_of(net, int(net.naar[row]))
    )
    day = net.relaties["laatst_bevestigd"][row]
    return Step(
        van=actor_ref(net, i),
        naar=actor_ref(net, j),
        is_contact=is_contact,
        is_work=not is_contact and soort == WORKS_FOR,
        words=words,
        freshness=_freshness(str(day) if day else None, today),
        evidence=evidence_of(net, best),
    )


def _other(net: Net, row: int) -> bool:
    """Whether a relation is another than working for somebody: that is told first."""
    return bool(net.relaties["soort"][row] != WORKS_FOR)


def _strongest_newest(net: Net, row: int) -> tuple[int, list[int], int]:
    strength, day = net.relaties["sterkte"][row], net.relaties["laatst_bevestigd"][row]
    newest_first = [-ord(c) for c in str(day or "")]
    return (-strength if isinstance(strength, int) else 0, newest_first or [0], row)


def _freshness(day: str | None, today: date) -> str:
    months = w.months_old(day, today)
    if months is None:
        return "niet bekend wanneer dit is bevestigd"
    return f"bevestigd {w.day_words(day)}, {w.age_words(months)} geleden"


def _routes_sentence(routes: tuple[Route, ...]) -> str:
    more = len(routes) - 1
    return routes[0].sentence + (
        f" Er {w.verb(more, 'is', 'zijn')} nog "
        f"{w.counted(more, ('andere route', 'andere routes'))}."
        if more
        else ""
    )


def _nearest(net: Net, target: int) -> list[int]:
    """Who is nearest to somebody out of reach: its contacts, strongest first.

    Else who is busiest in its kern.
    """
    contacts = net.neighbours(target)
    if len(contacts):
        strength = net.strength[net.indptr[target] : net.indptr[target + 1]]
        return [int(i) for i in contacts[np.lexsort((contacts, -strength))][:3]]
    kern = net.actors["kern"][target]
    near = [
        i
        for i in range(net.n)
        if kern and net.actors["kern"][i] == kern and i != target and net.degree[i]
    ]
    return sorted(near, key=lambda i: (-int(net.degree[i]), i))[:3]


def _no_route(net: Net, source: int, target: int, near: list[int]) -> str:
    who, to = w.name_of(net, source), w.name_of(net, target)
    text = w.sentence(f"van {who} naar {to} is geen route bekend{w.here(net)}")
    if not near:
        return f"{text} {w.sentence(f'van {to} is geen enkel contact bekend: maak zelf kennis')}"
    if net.degree[target]:
        return f"{text} {w.sentence(f'het dichtst bij {to}: {w.names_of(net, near)}')}"
    return f"{text} {w.sentence(f'in dezelfde kern als {to}: {w.names_of(net, near)}')}"


def _missing(net: Net, *ids: str) -> str:
    absent = [f"'{i}'" for i in ids if net.index_of(i) is None]
    verb = w.verb(len(absent), "staat", "staan")
    return f"{w.listing(absent)} {verb} niet in dit netwerk: kies een actor uit de lijst."
