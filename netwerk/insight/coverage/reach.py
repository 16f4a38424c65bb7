"""The reach of the makelaar and the gebiedsteam.

Who is near, who is out of reach, who of us knows whom.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from netwerk.errors import NotFound
from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.active import active
from netwerk.insight.certainty import Ground, judged
from netwerk.insight.counts import others_than, within_words
from netwerk.insight.finding import MORE, ActorRef, Finding, actor_ref, actor_refs, by_naam
from netwerk.insight.grouping import Grouping, group_by
from netwerk.insight.kinds import Kind, Question
from netwerk.insight.remainder import LISTED, rest_of
from netwerk.net.csr import Bools
from netwerk.net.kernels import distances_from
from netwerk.net.net import Net

NO_TEAM_KNOWN = Kind(
    "no_team_known", kinds.TEAM, 400, kinds.its_place, report=kinds.ReportSlot(kinds.REPORT_GAPS)
)
NO_MAKELAAR_TIE = Kind("no_makelaar_tie", kinds.TEAM, 410, kinds.its_place, overview=kinds.NEXT)
NO_TEAM_TIE = Kind(
    "no_team_tie", kinds.TEAM, 420, kinds.its_place, report=kinds.ReportSlot(kinds.REPORT_GAPS)
)
REACH = Kind("reach", kinds.REACHES, 280)


BROKER = "gebiedsmakelaar"
OTHER_ROLE = "anders"
STEPS = 3
OTHER_ACTORS = ("andere actor", "andere actoren")
NO_PROFESSIONALS = ("actor die geen professional is", "actoren die geen professional zijn")
"""Of whom is said whether they have contact with the team: see `counts.DEFINITIONS`."""
FEWEST, FIRST = 3, 3
MOST_UNKNOWN = 3
"""Gebieden without a recorded team are told one by one up to here, else together."""


@dataclass(frozen=True)
class Reach:
    """Who some actors reach: ``rings[k]`` at exactly k + 1 steps, ``out`` beyond that or in no way."""

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
    """One actor and who of the team has contact with it, strongest tie first.

    ``strengths`` (None: niet bekend) go along.
    """

    actor: ActorRef
    members: tuple[ActorRef, ...]
    strengths: tuple[int | None, ...]


@dataclass(frozen=True)
class TeamContacts:
    """Wie van ons kent wie: ``known`` by how many know it (fewest first).

    ``unknown`` to nobody of the team.
    """

    members: tuple[ActorRef, ...]
    known: tuple[Known, ...]
    unknown: tuple[ActorRef, ...]
    sentence: str


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
        f"{told} van de {others}"
    )
    out = len(reached.out)
    beyond = f"; {w.counted(out)} {w.verb(out, 'ligt', 'liggen')} verder weg of los" if out else ""
    return w.sentence(f"{text}{beyond}, {w.as_far_as_known(net)}")


def who_knows_whom(net: Net, team_ids: Sequence[str]) -> TeamContacts:
    """Which members of a team have contact with each actor. Raises NotFound for an unknown id."""
    team = _indices(net, team_ids)
    others = others_than(net, set(team))
    known: dict[int, list[tuple[int, int]]] = {}
    for member in team:
        start, end = int(net.indptr[member]), int(net.indptr[member + 1])
        for other, strength in zip(
            net.indices[start:end].tolist(), net.strength[start:end].tolist(), strict=True
        ):
            if others[other]:
                known.setdefault(other, []).append((-strength, member))
    rows = []
    for i in sorted(by_naam(net, known), key=lambda i: len(known[i])):
        pairs = sorted(known[i])
        rows.append(
            Known(
                actor_ref(net, i),
                actor_refs(net, [m for _, m in pairs]),
                tuple(-s or None for s, _ in pairs),
            )
        )
    unknown = by_naam(net, (i for i in np.flatnonzero(others).tolist() if i not in known))
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
        w.sentence(f"{text}{through_one}, {w.as_far_as_known(net)}"),
    )


def team_of(net: Net, gebied: str | None = None) -> list[int]:
    """The professionals with a role in the team of a gebied (or of any), ascending."""
    roles = net.actors["rol"]
    team = [
        i
        for i in range(net.n)
        if roles[i] and roles[i] != OTHER_ROLE and net.actors["soort"][i] == "professional"
    ]
    return team if gebied is None else [i for i in team if gebied in net.gebieden_of(i)]


def find_without_team(ground: Ground) -> tuple[Finding, ...]:
    """Who has no contact with the team ('no_team_tie') and the makelaar ('no_makelaar_tie') of its gebied, by gebied.

    A gebied without a recorded team gives 'no_team_known'. Not told when the selection leaves
    professionals out.
    """
    net, chosen = ground.net, ground.net.selection
    if (
        chosen.kern
        or chosen.categorieen
        or chosen.domeinen
        or (chosen.soorten and "professional" not in chosen.soorten)
    ):
        return ()
    gebieden, there = group_by(net, ground.schema, "gebied"), active(net)
    found: list[Finding] = []
    for group, gebied in enumerate(gebieden.keys):
        if chosen.gebied in (None, gebied):
            members = [i for i in gebieden.members(group).tolist() if there[i]]
            found.extend(_team_findings(ground, gebied, members))
    return tuple(
        sorted(
            _together(ground, found),
            key=lambda f: (-int(f.numbers["without"] or 0), f.kind, f.gebied or ""),
        )
    )


def _together(ground: Ground, found: list[Finding]) -> list[Finding]:
    """The same findings, those about gebieden without a recorded team as one when they are many."""
    unknown = [f for f in found if f.kind == NO_TEAM_KNOWN.name]
    if len(unknown) <= MOST_UNKNOWN:
        return found
    names = w.listing(w.short_gebied_words(ground.net, str(f.gebied)) for f in unknown)
    text = (
        f"van {w.counted(len(unknown), ('gebied', 'gebieden'))} is geen gebiedsteam "
        f"vastgelegd: {names}"
    )
    step = "Voeg de makelaar en de andere teamleden toe met hun rol."
    one = Finding(
        NO_TEAM_KNOWN.name,
        w.sentence(text),
        certainty=judged(ground),
        next_step=step,
        numbers={"without": 0},
        about=MORE,
    )
    return [f for f in found if f.kind != NO_TEAM_KNOWN.name] + [one]


def find_reach(ground: Ground) -> tuple[Finding, ...]:
    """The reach of each makelaar in 1, 2, 3 steps among the actors of its own gebieden ('reach').

    actors[0] is the makelaar, then who is out of reach, those with most contacts first. A makelaar
    of whom no gebied is known is asked about everybody.
    """
    net = ground.net
    makelaars = by_naam(net, (i for i in range(net.n) if net.actors["rol"][i] == BROKER))
    if not makelaars:
        return ()
    gebieden, there = group_by(net, ground.schema, "gebied"), active(net)
    found = [_reach_finding(ground, i, _colleagues(gebieden, i, there)) for i in makelaars[:LISTED]]
    rest = makelaars[LISTED:]
    text = (
        f"er {w.verb(len(rest), 'is', 'zijn')} nog "
        f"{w.counted(len(rest), ('gebiedsmakelaar', 'gebiedsmakelaars'))}"
    )
    return (*found, *rest_of(ground, REACH.name, text, rest))


def _colleagues(gebieden: Grouping, makelaar: int, there: Bools) -> Bools:
    """The other actors of the gebieden of a makelaar.

    Of everywhere when its gebieden are not known; bool (n,).
    """
    own = gebieden.groups[gebieden.indptr[makelaar] : gebieden.indptr[makelaar + 1]]
    others = there.copy()
    if len(own):
        others[:] = False
        owner = np.repeat(np.arange(len(there)), gebieden.known)
        others[owner[np.isin(gebieden.groups, own)]] = True
        others &= there
    others[makelaar] = False
    return others


def _reach_finding(ground: Ground, makelaar: int, others: Bools) -> Finding:
    net = ground.net
    own = net.gebieden_of(makelaar)
    distance = distances_from(net.indptr, net.indices, np.array([makelaar], np.int32), STEPS)
    one, two, three = (
        int((others & (distance > 0) & (distance <= k)).sum()) for k in range(1, STEPS + 1)
    )
    out = _busiest_first(net, np.flatnonzero(others & (distance < 0)).tolist())
    whose = (
        f"in {w.verb(len(own), 'het eigen gebied', 'de eigen gebieden')}"
        if own
        else "in dit netwerk"
    )
    total = w.counted(int(others.sum()), ("ander", "anderen"))
    text = (
        f"{w.name_of(net, makelaar)} bereikt van de {total} {whose} {one} {within_words(1)}, "
        f"{two} binnen twee en {three} binnen drie"
    )
    rest = (
        f"; {w.whole(len(out))} {w.verb(len(out), 'ligt', 'liggen')} verder weg of los"
        if out
        else ""
    )
    step = f"Zoek eerst een ingang bij {_busiest(net, out)}." if out else ""
    return Finding(
        REACH.name,
        w.sentence(f"{text}{rest}, {w.as_far_as_known(net)}"),
        actor_refs(net, (makelaar, *out)),
        certainty=judged(ground),
        next_step=step,
        gebied=next(iter(net.gebieden_of(makelaar)), None),
        numbers={
            "others": int(others.sum()),
            "one": one,
            "two": two,
            "three": three,
            "out": len(out),
        },
        about=str(net.actors["id"][makelaar]),
    )


def _team_findings(ground: Ground, gebied: str, members: list[int]) -> list[Finding]:
    net = ground.net
    roles, soorten = net.actors["rol"], net.actors["soort"]
    team = [i for i in members if roles[i] and roles[i] != OTHER_ROLE]
    others = [i for i in members if soorten[i] != "professional" and i not in set(team)]
    if len(others) < FEWEST:
        return []
    if not team:
        place = w.short_gebied_words(net, gebied)
        text = w.sentence(f"van {place} is geen gebiedsteam vastgelegd")
        step = "Voeg de makelaar en de andere teamleden toe met hun rol."
        return [
            Finding(
                NO_TEAM_KNOWN.name,
                text,
                gebied=gebied,
                certainty=judged(ground),
                next_step=step,
                numbers={"without": 0},
            )
        ]
    makelaars = [i for i in team if roles[i] == BROKER]
    sides = (
        (NO_TEAM_TIE.name, team, "het gebiedsteam"),
        (NO_MAKELAAR_TIE.name, makelaars, "de gebiedsmakelaar"),
    )
    found = (_without(ground, kind, gebied, whom, others, wie) for kind, whom, wie in sides if whom)
    return [finding for finding in found if finding is not None]


def _without(
    ground: Ground, kind: str, gebied: str, whom: list[int], others: list[int], wie: str
) -> Finding | None:
    """Who of the others has no contact with any of these, None when everybody has."""
    net = ground.net
    near = distances_from(net.indptr, net.indices, np.array(whom, np.int32), 1) >= 0
    without = by_naam(net, [i for i in others if not near[i]])
    if not without:
        return None
    many, have = (
        w.of_all(len(without), len(others), NO_PROFESSIONALS),
        w.verb(len(without), "heeft", "hebben"),
    )
    place = w.short_gebied_words(net, gebied)
    text = (
        f"in {place} {have} {many} geen contact met {wie}, {w.AS_FAR_AS_KNOWN}: "
        f"{w.names_of(net, without)}"
    )
    return Finding(
        kind,
        w.sentence(text),
        actor_refs(net, without),
        certainty=judged(ground, actors=[*whom, *without], absence=True),
        next_step=f"Ga eerst langs bij {_busiest(net, _busiest_first(net, without))}.",
        gebied=gebied,
        numbers={"without": len(without), "actors": len(others)},
        about=gebied,
    )


def _busiest_first(net: Net, actors: Sequence[int]) -> list[int]:
    return sorted(actors, key=lambda i: (-int(net.degree[i]), i))


def _busiest(net: Net, ordered: Sequence[int]) -> str:
    """The first three of these actors, and that they have most contacts when that is so."""
    some = len(ordered) > FIRST and net.degree[ordered[FIRST - 1]] > 0
    return w.names_of(net, ordered[:FIRST]) + (
        ": zij hebben zelf de meeste contacten" if some else ""
    )


def _indices(net: Net, ids: Sequence[str]) -> list[int]:
    found = {i: net.index_of(i) for i in ids}
    absent = [i for i, index in found.items() if index is None]
    if absent:
        raise NotFound(
            f"{w.listing(absent)} {w.verb(len(absent), 'staat', 'staan')} niet in dit netwerk: "
            "kies een actor uit de lijst."
        )
    return sorted({index for index in found.values() if index is not None})


WITHOUT_TEAM = Question(find_without_team, (NO_TEAM_KNOWN, NO_MAKELAAR_TIE, NO_TEAM_TIE))
OF_THE_MAKELAAR = Question(find_reach, (REACH,))
