"""A proposed introduction in words: who, via whom, why, and what it would bring."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.certainty import Ground, judged
from netwerk.insight.finding import Finding, actor_ref, evidence_of
from netwerk.insight.kinds import Kind
from netwerk.model import fold

EASY = Kind(
    "introduction_easy",
    kinds.EASY,
    600,
    kinds.first_two,
    overview=kinds.NEXT,
    decidable=True,
    mark="voorstel",
)
GAIN = Kind(
    "introduction_gain",
    kinds.GAIN,
    610,
    kinds.first_two,
    overview=kinds.NEXT,
    large_map=True,
    decidable=True,
    mark="voorstel",
)


SHARED_NAMED = 2
STRANGERS = "hebben deze twee {chance} inderdaad nog geen contact"
TOLD_RISE = 0.01
"""A smaller rise of everybody's nearness is not told: it says nothing to a reader."""


@dataclass(frozen=True)
class Proposal:
    """One pair of actors (indices) to introduce, and the go-betweens in order.

    score: what it was ranked by; rise: of the global efficiency, as a share of what it is now,
    exact, None in a large network; near: pairs that come within three steps; joined: pairs that
    could reach each other only with this tie.
    """

    kind: str
    a: int
    b: int
    via: tuple[int, ...]
    score: float
    rise: float | None
    near: int
    joined: int


def proposal_finding(ground: Ground, proposal: Proposal) -> Finding:
    """The finding that tells of a proposal.

    Its first two actors are the pair, then the go-betweens.
    """
    net, way = ground.net, (proposal.a, *proposal.via, proposal.b)
    steps = pairwise(way) if proposal.via else []
    rows = [int(row) for one, other in steps for row in ground.rows.contacts_between(one, other)]
    shared = _shared(ground, proposal)
    holds = ground.sure.none_between([proposal.a], [proposal.b])
    text = (
        w.sentence(_who(ground, proposal))
        + _also(_why(ground, proposal, shared))
        + _also(_brings(ground, proposal, len(shared)))
    )
    return Finding(
        kind=proposal.kind,
        sentence=text,
        actors=tuple(actor_ref(net, i) for i in (proposal.a, proposal.b, *proposal.via)),
        evidence=evidence_of(net, rows),
        certainty=judged(
            ground,
            actors=[proposal.a, proposal.b],
            rows=rows,
            holds=holds,
            claim=STRANGERS,
            absence=True,
        ),
        holds=holds,
        next_step=_step(ground, proposal),
        numbers={
            "list": "makkelijk" if proposal.kind == EASY.name else "grote winst",
            "shared_contacts": len(shared),
            "pairs_within_3": proposal.near,
            "pairs_joined": proposal.joined,
            "cohesion_rise": None if proposal.rise is None else round(proposal.rise, 6),
            "score": round(proposal.score, 6),
        },
        about=f"{net.actors['id'][proposal.a]}:{net.actors['id'][proposal.b]}",
    )


def _who(ground: Ground, proposal: Proposal) -> str:
    net = ground.net
    both = f"{w.name_of(net, proposal.a)} en {w.name_of(net, proposal.b)}"
    as_known = w.as_far_as_known(net)
    if len(proposal.via) == 1:
        return (
            f"{both} hebben nog geen contact, {as_known}; {w.name_of(net, proposal.via[0])} "
            "kent allebei"
        )
    if proposal.via:
        return (
            f"{both} staan ver van elkaar, {as_known}; de weg loopt via "
            f"{w.names_of(net, proposal.via)}"
        )
    return f"tussen {both} is geen enkele weg bekend, {as_known}"


def _why(ground: Ground, proposal: Proposal, shared: list[int]) -> str:
    columns, a, b = ground.net.actors, proposal.a, proposal.b
    toon, reasons = ground.schema.toon, []
    if len(shared) > 1:
        reasons.append(
            f"{w.counted(len(shared), ('gedeeld contact', 'gedeelde contacten'))} "
            f"({_with_strength(ground, proposal, shared)})"
        )
    domeinen = sorted(set(_texts(columns["domeinen"][a])) & set(_texts(columns["domeinen"][b])))
    if domeinen:
        reasons.append(
            f"allebei {w.listing(toon('Actor', 'domeinen', (d,)).lower() for d in domeinen)}"
        )
    if themas := shared_themas(ground, a, b):
        reasons.append(f"allebei contacten over {w.listing(themas, 2)}")
    if columns["kern"][a] and columns["kern"][a] == columns["kern"][b]:
        reasons.append(f"allebei in {w.kern_words(ground.net, str(columns['kern'][a]))}")
    one, other = columns["categorie"][a], columns["categorie"][b]
    if one and other and one != other:
        reasons.append(
            "verschillende werelden "
            f"({' en '.join(toon('Actor', 'categorie', c) for c in (one, other))})"
        )
    return f"Waarom: {'; '.join(reasons)}" if reasons else ""


def shared_themas(ground: Ground, a: int, b: int) -> list[str]:
    """The themes that contacts of both are about, as written at ``a``, in order."""
    column = ground.net.relaties["thema"]
    one, other = (
        {fold(str(t)): str(t) for r in ground.rows.contacts_of(i) if (t := column[r])}
        for i in (a, b)
    )
    return [one[key] for key in sorted(one.keys() & other.keys())]


def _with_strength(ground: Ground, proposal: Proposal, shared: list[int]) -> str:
    """The shared contacts by name, with the strengths of both ties where they are known."""
    net = ground.net
    parts = []
    for z in shared[:SHARED_NAMED]:
        known = [_strength(ground, end, z) for end in (proposal.a, proposal.b)]
        parts.append(
            w.name_of(net, z) + (f" met sterkte {known[0]} en {known[1]}" if all(known) else "")
        )
    return w.listing(parts, SHARED_NAMED, len(shared))


def _brings(ground: Ground, proposal: Proposal, shared: int) -> str:
    if proposal.joined:
        one, other = (
            int(ground.fragility.sizes[ground.fragility.component[end]])
            for end in (proposal.a, proposal.b)
        )
        brings = f"twee losse delen bij elkaar, van {w.counted(one)} en van {w.counted(other)}"
    elif proposal.near:
        brings = (
            f"{w.counted(proposal.near, ('paar actoren', 'paren actoren'))} binnen drie "
            "stappen van elkaar"
        )
    else:
        spare = (
            ", zodat het contact niet van één actor afhangt" if shared == 1 else " tussen deze twee"
        )
        return f"Wat het brengt: een weg erbij{spare}"
    rise = proposal.rise or 0.0
    closer = f"; iedereen komt {w.percent(rise)} dichter bij elkaar" if rise >= TOLD_RISE else ""
    return f"Dit contact brengt {brings}{closer}"


def _step(ground: Ground, proposal: Proposal) -> str:
    net = ground.net
    if not proposal.via:
        if (
            not net.selection.is_whole
            and (
                net.all_contacts[[proposal.a, proposal.b]] > net.degree[[proposal.a, proposal.b]]
            ).any()
        ):
            return (
                "Kijk bij 'Hoe kom ik bij' of iemand buiten deze selectie beide kent; leg "
                "anders zelf het eerste contact."
            )
        return (
            "Niemand kent beide: leg zelf het eerste contact, of vraag in het gebiedsteam "
            "wie een van beide kent."
        )
    first = w.name_of(net, proposal.via[0])
    alone = ground.fragility.parts[proposal.via[0]] > 1
    careful = " Er hangt al veel aan deze actor: houd het klein." if alone else ""
    return (
        f"Vraag {first} of een voorstelrondje past: kort, en alleen als beide kanten "
        f"willen.{careful}"
    )


def _shared(ground: Ground, proposal: Proposal) -> list[int]:
    """Shared contacts, the go-between first, then by index."""
    found = np.intersect1d(
        ground.net.neighbours(proposal.a), ground.net.neighbours(proposal.b)
    ).tolist()
    return sorted(found, key=lambda z: (z not in proposal.via, z))


def _strength(ground: Ground, i: int, j: int) -> int:
    net = ground.net
    at = int(net.indptr[i] + np.searchsorted(net.neighbours(i), j))
    return int(net.strength[at])


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple) else ()


def _also(text: str) -> str:
    return f" {w.sentence(text)}" if text else ""
