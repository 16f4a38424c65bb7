"""WIJ KENNEN OOK: new ties with whom is named; where there is contact already it is confirmed."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from netwerk.exchange.formats.csv import write_csv
from netwerk.exchange.partners.confirming import confirmed, tie_called
from netwerk.exchange.partners.may_leave import is_over
from netwerk.exchange.partners.reply_rows import (
    NOT_KNOWN,
    plan_of,
    planned_as,
    problem_row,
    row_for,
)
from netwerk.exchange.report import ImportPlan, PlannedRow
from netwerk.exchange.request import Existing, ImportOptions
from netwerk.exchange.where import Where
from netwerk.model import Actor, Relatie
from netwerk.schema import schema
from netwerk.typed.convert import name_key

HEADERS = ("Van", "Naar", "Soort relatie", "Bron", "Laatst bevestigd", "Bevestigd door (functie)")

_WITH_KERN = re.compile(r"\s*\([^()]*\)$")


def ties_with(
    where: Where,
    actor: Actor,
    names: Sequence[str],
    confirmation: tuple[str, str | None, str],
    existing: Existing,
    options: ImportOptions,
) -> ImportPlan:
    """What naming these would do; nobody is made of a name, it may be that of a person.

    confirmation: the day, the function and the bron.
    """
    if not names:
        return plan_of(where.file, [])
    day, functie, bron = confirmation
    rows: list[PlannedRow] = []
    new: list[str] = []
    known = {key for other in existing.of(Actor).values() for key in _keys(other)}
    for name in _names(names, known):
        if name_key(_WITH_KERN.sub("", name)) not in known:
            said = f"{actor.naam} noemt '{name}', en die staat niet in netwerk."
            rows.append(problem_row(where, "Relatie", NOT_KNOWN, said))
            continue
        tie = _contact(actor, name, day, existing)
        if tie is None:
            new.append(name)
            continue
        called = tie_called(tie, existing.of(Actor))
        rows.append(row_for(where, tie, confirmed(tie, day, functie), f"{called}: bevestigd."))
    plan = plan_of(where.file, [])
    if new:
        lines = [[actor.id, name, "kent", bron, day, functie or ""] for name in new]
        content = write_csv([HEADERS, *lines])
        made = (where.file, content, [where] * len(new))
        plan = planned_as([made], existing, options)
    return replace(plan, rows=(*rows, *plan.rows), sheets=())


def _names(names: Sequence[str], known: Collection[str]) -> list[str]:
    """The names; 'Koor en Veer' are two when both are known and nobody is called so."""
    found: list[str] = []
    for name in names:
        parts = re.split(r"\s+en\s+|\s*&\s*", name)
        split = name_key(name) not in known and all(name_key(part) in known for part in parts)
        found += parts if split else [name]
    return list(dict.fromkeys(found))


def _contact(actor: Actor, name: str, day: str, existing: Existing) -> Relatie | None:
    """The contact that goes on with the one actor of this name."""
    key = name_key(name)
    ids = {other.id for other in existing.of(Actor).values() if key in _keys(other)}
    if len(ids) != 1:
        return None
    pair = {actor.id, *ids}
    kinds = schema().relaties
    found = [
        tie
        for tie in existing.of(Relatie).values()
        if {tie.van, tie.naar} == pair
        and tie.soort in kinds
        and kinds[tie.soort].is_contact
        and not is_over(tie, day)
    ]
    return min(found, key=lambda tie: tie.id, default=None)


def _keys(actor: Actor) -> tuple[str, ...]:
    return tuple(map(name_key, (actor.naam, *actor.andere_namen)))
