"""The reach of the makelaar and the gebiedsteam: who is near, who is not, who knows whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from netwerk.errors import NotFound
from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.active import active, is_active
from netwerk.insight.certainty import Ground, judged
from netwerk.insight.counts import others_than, twice, within_words
from netwerk.insight.coverage.likely_range import count_range, range_numbers
from netwerk.insight.coverage.team import BROKER, busiest, busiest_first, taken_along
from netwerk.insight.coverage.through import known_to
from netwerk.insight.finding import (
    ORGANISATION,
    ActorRef,
    Finding,
    actor_ref,
    actor_refs,
    by_naam,
)
from netwerk.insight.grouping import Grouping, group_by
from netwerk.insight.kinds import Kind, Question
from netwerk.insight.on_card import OnCard
from netwerk.insight.partners import PROFESSIONAL
from netwerk.insight.remainder import LISTED, rest_of
from netwerk.net.arrays import Ints
from netwerk.net.csr import Bools
from netwerk.net.kernels import distances_from
from netwerk.net.net import Net

REACH = Kind("reach", kinds.REACHES, 280, card=OnCard(lambda about: f"Wie {about.name} bereikt"))

STEPS = 3
IN_TWOS = 1.0
"""There the reach of one actor is the least sure number of all: see `Ground.between`."""
OTHER_ACTORS = ("andere actor", "andere actoren")


@dataclass(frozen=True)
class Reach:
    """Who some actors reach: ``rings[k]`` at exactly k + 1 steps, ``out`` beyond or in no way."""

    sources: tuple[ActorRef, ...]
    rings: tuple[tuple[ActorRef, ...], ...]
    out: tuple[ActorRef, ...]
    sentence: str

    @property
    def within(self) -> tuple[int, ...]:
        """How many others are reached within 1, 2 ... steps."""
        return tuple(int(total) for total in np.cumsum([len(ring) for ring in self.rings]))


@dataclass(frozen=True)
class Known:
    """One actor and who of the team has contact with it, strongest first (None: niet bekend)."""

    actor: ActorRef
    members: tuple[ActorRef, ...]
    strengths: tuple[int | None, ...]


@dataclass(frozen=True)
class TeamContacts:
    """Wie van ons kent wie: ``known`` by how many know it, fewest first; ``unknown`` to all.

    through: of the unknown those whom a colleague outside the team knows, with that colleague.
    """

    members: tuple[ActorRef, ...]
    known: tuple[Known, ...]
    unknown: tuple[ActorRef, ...]
    sentence: str
    through: tuple[Known, ...] = ()


def reach(net: Net, actor_ids: Sequence[str], steps: int = STEPS) -> Reach:
    """Who these actors together reach over contact ties in 1..``steps`` steps.

    Raises NotFound for an unknown id.
    """
    sources = _indices(net, actor_ids)
    distance = distances_from(net.indptr, net.indices, np.array(sources, np.int32), steps)
    others = others_than(net, set(sources))
    rings = tuple(
        actor_refs(net, by_naam(net, np.flatnonzero(others & (distance == k)).tolist()))
        for k in range(1, steps + 1)
    )
    out = by_naam(net, np.flatnonzero(others & (distance < 0)).tolist())
    reached = Reach(actor_refs(net, sources), rings, actor_refs(net, out), "")
    return replace(reached, sentence=_reach_sentence(net, sources, reached))


def _reach_sentence(net: Net, sources: Sequence[int], reached: Reach) -> str:
    total = reached.within[-1] + len(reached.out)
    if not total:
        return "In deze selectie staan geen andere actoren om te bereiken."
    told = w.listing(
        f"{w.whole(count)} {within_words(k)}" for k, count in enumerate(reached.within, 1)
    )
    others = w.counted(total, OTHER_ACTORS)
    text = (
        f"{w.names_of(net, sources, 3)} {w.verb(len(sources), 'bereikt', 'bereiken samen')} "
        f"{told} van de {others}{w.here(net)}"
    )
    out = len(reached.out)
    beyond = f"; {w.counted(out)} {w.verb(out, 'ligt', 'liggen')} verder weg of los" if out else ""
    return w.sentence(f"{text}{beyond}")


def who_knows_whom(net: Net, team_ids: Sequence[str]) -> TeamContacts:
    """Which members of a team have contact with each actor. Raises NotFound for an unknown id."""
    team = _indices(net, team_ids)
    others = others_than(net, set(team))
    members_of: dict[int, list[tuple[int, int]]] = {}
    for member in team:
        start, end = int(net.indptr[member]), int(net.indptr[member + 1])
        for other, strength in zip(
            net.indices[start:end].tolist(), net.strength[start:end].tolist(), strict=True
        ):
            if others[other]:
                members_of.setdefault(other, []).append((-strength, member))
    rows = []
    for i in sorted(by_naam(net, members_of), key=lambda i: len(members_of[i])):
        pairs = sorted(members_of[i])
        rows.append(
            Known(
                actor_ref(net, i),
                actor_refs(net, [m for _, m in pairs]),
                tuple(-s or None for s, _ in pairs),
            )
        )
    unknown = by_naam(net, (i for i in np.flatnonzero(others).tolist() if i not in members_of))
    colleagues = known_to(
        net, team, [i for i in np.flatnonzero(others).tolist() if i not in members_of]
    )
    through = tuple(
        Known(actor_ref(net, i), actor_refs(net, (p,)), (None,))
        for i in by_naam(net, colleagues.through)
        if (p := colleagues.through[i]) is not None
    )
    once = sum(1 for row in rows if len(row.members) == 1)
    text = (
        f"het team heeft contact met {w.of_all(len(rows), len(rows) + len(unknown), OTHER_ACTORS)}"
    )
    through_one = (
        f"; {w.counted(once)} {w.verb(once, 'is', 'zijn')} maar bij één teamlid bekend"
        if once
        else ""
    )
    return TeamContacts(
        actor_refs(net, team),
        tuple(rows),
        actor_refs(net, unknown),
        " ".join((w.sentence(f"{text}{w.here(net)}{through_one}"), *_take_along(through))),
        through,
    )


def _take_along(through: Sequence[Known]) -> tuple[str, ...]:
    """That a colleague outside the team knows some of those whom the team does not."""
    if not through:
        return ()
    first = through[0]
    count = w.counted(len(through))
    return (
        f"Nog {count} kent een collega buiten het team: vraag "
        f"{first.members[0].naam} om iemand mee te nemen naar {first.actor.naam}.",
    )


def find_reach(ground: Ground) -> tuple[Finding, ...]:
    """The reach of each makelaar in 1, 2, 3 steps among the actors of its own gebieden ('reach').

    actors[0] is the makelaar, then who is out of reach, those with most contacts first. A makelaar
    of whom no gebied is known is asked about everybody.
    """
    net = ground.net
    makelaars = by_naam(
        net, (i for i in range(net.n) if net.actors["rol"][i] == BROKER and is_active(net, i))
    )
    if not makelaars:
        return ()
    gebieden = group_by(net, ground.schema, "gebied")
    around = ((i, _around(net, gebieden, i)) for i in makelaars[:LISTED])
    findings = [_reach_finding(ground, i, others) for i, others in around if others.any()]
    rest = makelaars[LISTED:]
    text = (
        f"er {w.verb(len(rest), 'is', 'zijn')} nog "
        f"{w.counted(len(rest), ('gebiedsmakelaar', 'gebiedsmakelaars'))}"
    )
    return (*findings, *rest_of(ground, REACH.name, text, rest))


def _around(net: Net, gebieden: Grouping, makelaar: int) -> Bools:
    """The others of the gebieden of a makelaar, all when it has none; bool (n,).

    Not its own organisation and not its colleagues: they need no way in.
    """
    theirs = gebieden.groups[gebieden.indptr[makelaar] : gebieden.indptr[makelaar + 1]]
    others = active(net)
    if len(theirs):
        owner = np.repeat(np.arange(net.n), gebieden.known)
        there = np.zeros(net.n, bool)
        there[owner[np.isin(gebieden.groups, theirs)]] = True
        others &= there
    at = net.place[np.full(net.n, makelaar)]
    others &= ~net.whole.levels.same_unit(at, net.place)
    others[makelaar] = False
    return others


def _reach_finding(ground: Ground, makelaar: int, others: Bools) -> Finding:
    """The reach of one makelaar; whom a colleague knows is no stranger, and told apart."""
    net = ground.net
    theirs = net.gebieden_of(makelaar)
    distance = distances_from(net.indptr, net.indices, np.array([makelaar], np.int32), STEPS)
    one, two, three = (
        int((others & (distance > 0) & (distance <= k)).sum()) for k in range(1, STEPS + 1)
    )
    likely = ground.between(
        lambda indptr, indices: _reached(indptr, indices, makelaar, others), three, in_twos=IN_TWOS
    )
    beyond = np.flatnonzero(others & ~twice(net) & (distance < 0)).tolist()
    known = known_to(net, [makelaar], beyond)
    out = busiest_first(net, known.nobody, others)
    whose = (
        f"in {w.verb(len(theirs), 'het eigen gebied', 'de eigen gebieden')}"
        if theirs
        else "in dit netwerk"
    )
    where = w.here(net).strip() or whose
    total = w.counted(int(others.sum()), ("ander", "anderen"))
    also = " (met professionals)" if _of_any_soort(net, others) else ""
    text = f"{w.name_of(net, makelaar)} heeft contact met {one} van de {total}{also} {where}"
    near = f"{within_words(STEPS)} {w.verb(three, 'is dat', 'zijn dat er')} {three}"
    through = known.through
    parts = (w.sentence(text), w.sentence(near), count_range(likely, three), _own(net, makelaar))
    first = busiest(net, out, others, f"de {w.whole(len(out))} buiten bereik", where)
    step = f"Zoek eerst een ingang bij {first}" if out else ""
    return Finding(
        REACH.name,
        " ".join(part for part in parts if part),
        actor_refs(net, (makelaar, *out)),
        certainty=judged(ground),
        next_step=f"{step} {taken_along(net, known, 'de gebiedsmakelaar')}".strip(),
        gebied=next(iter(net.gebieden_of(makelaar)), None),
        numbers={
            "others": int(others.sum()),
            "one": one,
            "two": two,
            "three": three,
            "out": len(out),
            "through_colleague": len(through),
            **range_numbers(likely),
        },
        about=str(net.actors["id"][makelaar]),
        level=ORGANISATION,
    )


def _own(net: Net, makelaar: int) -> str:
    """That contact with the own organisation and colleagues is not counted, where there is any."""
    near = net.neighbours(makelaar).astype(np.int64)
    at = net.place[np.full(len(near), makelaar)]
    own = int((net.whole.levels.same_unit(at, net.place[near]) & active(net)[near]).sum())
    text = f"de eigen organisatie ({w.counted(own, w.CONTACT)}) telt niet mee"
    return w.sentence(text) if own else ""


def _of_any_soort(net: Net, others: Bools) -> bool:
    """Whether professionals are counted too, other than for who lacks contact with the team."""
    soorten = net.actors["soort"]
    return any(soorten[i] == PROFESSIONAL for i in np.flatnonzero(others).tolist())


def _reached(indptr: Ints, indices: Ints, makelaar: int, others: Bools) -> float:
    distance = distances_from(indptr, indices, np.array([makelaar], np.int32), STEPS)
    return float((others & (distance > 0)).sum())


def _indices(net: Net, ids: Sequence[str]) -> list[int]:
    by_id = {i: net.index_of(i) for i in ids}
    absent = [i for i, index in by_id.items() if index is None]
    if absent:
        raise NotFound(
            f"{w.listing(absent)} {w.verb(len(absent), 'staat', 'staan')} niet in dit netwerk: "
            "kies een actor uit de lijst."
        )
    return sorted({index for index in by_id.values() if index is not None})


OF_THE_MAKELAAR = Question(find_reach, (REACH,))
