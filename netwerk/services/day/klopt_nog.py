"""What is worth asking again: facts that are old, and that matter most when they no longer hold.

A tie matters by how many actors lose the rest of the network without it. How likely it is over
grows with the time since anybody confirmed it (see `insight.standing.fading`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from netwerk.access.rights import LEZEN, function_of
from netwerk.errors import InputError
from netwerk.insight import wording as w
from netwerk.insight.active import active
from netwerk.insight.counts import standing
from netwerk.insight.standing.fading import NEVER, OLD_MONTHS, asked_when, still_there
from netwerk.net.kernels.connectedness import Fragility, fragility
from netwerk.net.net import Net
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.records.changeable import may_change_item
from netwerk.services.records.items import change_item, stored_item
from netwerk.store.values import Revision, Stored
from netwerk.typed.dates import day_words

RELATIE, ACTOR = "Relatie", "Actor"
MOST = 5
UNDATED_MONTHS = 60
"""A fact that nobody ever dated is looked at as one of this age."""
NEVER_ASKED = 0.5
"""What it adds that an end was never asked: the answer tells more than this one tie."""


@dataclass(frozen=True)
class OldFact:
    """One fact to confirm. label and id: of the stored item; sentence: what is said to be so.

    why: since when it was not confirmed, and what hangs on it. actors: ids of whom it is about.
    """

    label: str
    id: str
    sentence: str
    why: str
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class _Weighed:
    worth: float
    months: int
    fact: OldFact


def still_true(desk: Desk, selection: Selection, most: int = MOST) -> tuple[OldFact, ...]:
    """The facts of the selected network that matter most to confirm, the most first.

    Nothing that was confirmed in the last OLD_MONTHS months; for who changes some gebieden only
    what he may answer.
    """
    desk.require(LEZEN, in_gebied(selection.gebied))
    net, today = desk.networks.net(selection), desk.today
    key = (net.moment, "still_true", net.selection, today)
    found = desk.networks.kept(key, lambda: _weighed(net, today))
    if desk.user.rollen and desk.changes_somewhere:
        found = tuple(f for f in found if may_change_item(desk, f.label, f.id))
    return found[:most]


def confirm_fact(desk: Desk, label: str, id: str, token: str, door: str | None = None) -> Revision:
    """Say that a fact still holds today.

    door: who says so, as a function; the role of the user when it is not given.
    Raises NotFound, AccessDenied, Conflict; InputError for what has no date of confirmation.
    """
    if label not in (RELATIE, ACTOR):
        raise InputError("Alleen een actor of een relatie kun je bevestigen.")
    stored: Stored[Any] = stored_item(desk, label, id)
    item = replace(
        stored.item,
        laatst_bevestigd=desk.today.isoformat(),
        bevestigd_door=door or function_of(desk.user),
    )
    return change_item(desk, item, stored.version, token, seen=stored.item)


def version_of(desk: Desk, label: str, id: str) -> int:
    """The version of an item as it stands now. Raises NotFound, AccessDenied."""
    return stored_item(desk, label, id).version


def _weighed(net: Net, today: date) -> tuple[OldFact, ...]:
    if not net.n:
        return ()
    held = fragility(net.whole.indptr, net.whole.indices)
    found = [*_ties(net, today, held), *_actors(net, today)]
    found.sort(key=lambda one: (-round(one.worth, 6), -one.months, one.fact.label, one.fact.id))
    return _each_once(found)


def _each_once(found: list[_Weighed]) -> tuple[OldFact, ...]:
    """At most two facts about the same actor, so that five are about more than one."""
    often: dict[str, int] = {}
    kept = []
    for one in found:
        ids = [id for id, _ in one.fact.names]
        if all(often.get(id, 0) < 2 for id in ids):
            kept.append(one.fact)
            for id in ids:
                often[id] = often.get(id, 0) + 1
    return tuple(kept)


def _ties(net: Net, today: date, held: Fragility) -> Iterator[_Weighed]:
    """The old ties whose end anybody would notice."""
    there, asked = active(net), asked_when(net.actors["gevraagd"], today)
    times = _times(net)
    for row in range(net.m):
        a, b = int(net.van[row]), int(net.naar[row])
        if a == b or not (there[a] and there[b]):
            continue
        when = net.relaties["laatst_bevestigd"][row]
        known = w.months_old(str(when), today) if when else None
        months = UNDATED_MONTHS if known is None else known
        if months <= OLD_MONTHS:
            continue
        lost = (
            _lost(held, *net.place[[a, b]].tolist())
            if net.contact[row] and times[_pair(a, b)] == 1
            else 0
        )
        never = [i for i in (a, b) if asked[i] == NEVER]
        only = not net.contact[row] and any(net.degree[i] == 0 for i in never)
        if not lost and not only:
            continue
        over = 1 - float(still_there(np.array([months], np.int32))[0])
        worth = over * (lost + NEVER_ASKED * len(never))
        fact = OldFact(
            RELATIE,
            str(net.relaties["id"][row]),
            _tie_sentence(net, row),
            f"{_confirmed(when, 'Bevestigd')} {_hangs(net, a, b, lost, never)}".strip(),
            tuple((str(net.actors["id"][i]), str(net.actors["naam"][i])) for i in (a, b)),
        )
        yield _Weighed(worth, months, fact)


def _actors(net: Net, today: date) -> Iterator[_Weighed]:
    """Who stands alone and was not heard of for long, and may not be there any more."""
    for i in np.flatnonzero(standing(net).without_contact).tolist():
        when = net.actors["laatst_bevestigd"][i]
        known = w.months_old(str(when), today) if when else None
        if known is None or known <= OLD_MONTHS:
            continue
        over = 1 - float(still_there(np.array([known], np.int32))[0])
        naam = str(net.actors["naam"][i])
        fact = OldFact(
            ACTOR,
            str(net.actors["id"][i]),
            f"{naam} bestaat nog",
            f"{_confirmed(when, 'Bevestigd')} Geen contact bekend.",
            ((str(net.actors["id"][i]), naam),),
        )
        yield _Weighed(over * NEVER_ASKED, known, fact)


def _times(net: Net) -> dict[tuple[int, int], int]:
    """How many contact ties each pair has: one of two may end and nothing changes."""
    times: dict[tuple[int, int], int] = {}
    for row in np.flatnonzero(net.contact).tolist():
        pair = _pair(int(net.van[row]), int(net.naar[row]))
        times[pair] = times.get(pair, 0) + 1
    return times


def _pair(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def _lost(held: Fragility, a: int, b: int) -> int:
    """How many actors lose the larger part without this tie; 0 when it is no bridge.

    Asked of the whole network: what only a chosen gebied hangs on is no loss.
    """
    for child, parent in ((a, b), (b, a)):
        if held.bridge[child] and int(held.parent[child]) == parent:
            below = int(held.below[child])
            return min(below, int(held.sizes[held.component[child]]) - below)
    return 0


def _hangs(net: Net, a: int, b: int, lost: int, never: list[int]) -> str:
    ends = [i for i in (a, b) if int(net.all_contacts[i]) == 1]
    if ends:
        return f"Het enige contact van {w.names_of(net, ends[:1])}."
    if lost:
        return f"Zonder dit contact {w.verb(lost, 'raakt', 'raken')} {w.counted(lost)} los."
    return f"{w.names_of(net, never[:1])} is nooit naar contacten gevraagd."


def _tie_sentence(net: Net, row: int) -> str:
    label = schema().keuzes["relatie"].label(str(net.relaties["soort"][row]))
    names = net.actors["naam"]
    return w.tie_words(str(names[net.van[row]]), label, str(names[net.naar[row]]))


def _confirmed(when: object, word: str) -> str:
    return f"{word}: {day_words(str(when))}." if when else "Nooit bevestigd."
