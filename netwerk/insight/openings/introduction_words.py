"""A proposed introduction in words: who they are to each other, and who can ask whom.

Two sentences of at most LONGEST_SENTENCE words: what is known, and what to do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.certainty import Ground, judged
from netwerk.insight.finding import ORGANISATION, Finding, actor_ref, evidence_of
from netwerk.insight.kinds import Kind
from netwerk.insight.on_card import OnCard
from netwerk.insight.openings.asked_often import MOST_A_QUARTER, often_words
from netwerk.insight.openings.asking import Team
from netwerk.insight.openings.reason_words import reason_words
from netwerk.insight.openings.why import Reasons
from netwerk.insight.partners import PROFESSIONAL

EASY = Kind(
    "introduction_easy",
    kinds.EASY,
    600,
    kinds.first_two,
    overview=kinds.NEXT,
    decidable=True,
    mark="voorstel",
    card=OnCard(is_pair=True),
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
    card=OnCard(is_pair=True),
)
LONGEST_SENTENCE = 20
STRANGERS = "hebben deze twee {chance} nog geen contact"


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
    rise: float | None = None
    near: int = 0
    joined: int = 0


def proposal_finding(
    ground: Ground, why: Reasons, team: Team, before: Counter[int], proposal: Proposal
) -> Finding:
    """The finding that tells of a proposal.

    Its first two actors are the pair, then the go-betweens.
    """
    net, way = ground.net, (proposal.a, *proposal.via, proposal.b)
    steps = pairwise(way) if proposal.via else []
    rows = [int(row) for one, other in steps for row in ground.rows.contacts_between(one, other)]
    shared = np.intersect1d(net.neighbours(proposal.a), net.neighbours(proposal.b))
    reasons = reason_words(ground, why, proposal.a, proposal.b)
    holds = ground.sure.none_between([proposal.a], [proposal.b])
    return Finding(
        kind=proposal.kind,
        sentence=_who(ground, proposal, reasons),
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
        next_step=_step(ground, team, proposal, before),
        numbers={
            "list": "makkelijk" if proposal.kind == EASY.name else "grote winst",
            "shared_contacts": len(shared),
            "pairs_within_3": proposal.near,
            "pairs_joined": proposal.joined,
            "cohesion_rise": None if proposal.rise is None else round(proposal.rise, 6),
            "score": round(proposal.score, 6),
            "why": "; ".join(reasons),
            "asked_this_quarter": max((before[i] for i in proposal.via), default=0),
        },
        about=f"{net.actors['id'][proposal.a]}:{net.actors['id'][proposal.b]}",
        level=ORGANISATION,
    )


def shortest_fit(texts: Iterable[str]) -> str:
    """The first of these texts, the richest first, whose sentences are short enough."""
    last = ""
    for text in texts:
        last = w.sentence(text)
        if len(last.split()) <= LONGEST_SENTENCE:
            break
    return last


def _who(ground: Ground, proposal: Proposal, reasons: list[str]) -> str:
    net = ground.net
    a, b = w.name_of(net, proposal.a), w.name_of(net, proposal.b)
    if len(proposal.via) == 1:
        z = w.name_of(net, proposal.via[0])
        plain = f"{a} en {b} kennen allebei {z}; dat zij elkaar kennen, is niet bekend"
        short = f"{z} kent {a} en {b}; hun contact is niet bekend"
        return shortest_fit((*(f"{plain} ({reason})" for reason in reasons[:1]), plain, short))
    if proposal.via:
        way = f"de weg loopt via {w.names_of(net, proposal.via)}"
        far = f"{a} en {b} staan {w.number_word(len(proposal.via) + 1)} stappen van elkaar"
        return shortest_fit((f"{far}; {way}", far))
    sizes = ground.fragility.sizes[ground.fragility.component[[proposal.a, proposal.b]]]
    plain = f"tussen {a} en {b} is geen weg bekend"
    joins = f"{plain}; een contact verbindt {w.whole(sizes[0])} met {w.counted(int(sizes[1]))}"
    return shortest_fit((joins, plain))


def _step(ground: Ground, team: Team, proposal: Proposal, before: Counter[int]) -> str:
    """Who can ask whom, in one sentence."""
    net, a, b = ground.net, proposal.a, proposal.b
    if not proposal.via:
        return _first_contact(team, a, b)
    first = proposal.via[0]
    if before[first] >= MOST_A_QUARTER:
        return f"Wacht nog even: {w.name_of(net, first)} is {often_words(before[first])}."
    if len(proposal.via) > 1 or _can_ask(team, a) or _can_ask(team, b):
        return _far_step(team, proposal)
    if team.members[first]:
        return w.sentence(f"{w.name_of(net, first)} kan hen aan elkaar voorstellen")
    careful = "; houd het klein" if ground.fragility.parts[first] > 1 else ""
    what = "hen aan elkaar voor te stellen"
    return asks(team, first, (a, b), (f"{what}{careful}", what))


def _can_ask(team: Team, i: int) -> bool:
    """Whether somebody asks on their own behalf: of the team, or another professional."""
    return bool(team.members[i] or team.net.actors["soort"][i] == PROFESSIONAL)


def _far_step(team: Team, proposal: Proposal) -> str:
    """Who asks the next on the way: the colleague nearest the end, by name, when there is one.

    Nobody asks, or is said to know, whom the way does not bring next to them.
    """
    net, way = team.net, (proposal.a, *proposal.via, proposal.b)
    names = [w.name_of(net, i) for i in way]
    for along, called in ((way, names), (way[::-1], names[::-1])):
        if _can_ask(team, along[0]):
            near = [k for k in range(1, len(along) - 1) if team.members[along[k]]]
            at = near[-1] if near and team.members[along[0]] else 1
            first, what = called[at], _way_in(called[at:])
            asked = (f"{called[0]} kan {first} vragen om {one}" for one in what)
            return shortest_fit((*asked, *(f"vraag {first} om {one}" for one in what)))
    ours = [k for k in range(1, len(way) - 1) if team.members[way[k]]]
    if ours:
        return _by_colleague(names, ours[-1])
    over = f"{names[0]} via {w.listing(names[2:-1])} met {names[-1]} in contact te brengen"
    what = (over, *_way_in(names[1:]))
    return asks(team, way[1], (proposal.a, proposal.b), what, proposal.via)


def _way_in(names: Sequence[str]) -> tuple[str, ...]:
    """What to ask the first of these, in order on the way to the last: with all who are between.

    With too many words for one sentence only the next on the way is asked for: whom the first does
    not know is never asked of them without saying over whom.
    """
    _, *between, last = names
    if not between:
        return (f"een ingang bij {last}",)
    return (
        f"een ingang bij {last}, via {w.listing(between)}",
        f"een ingang bij {between[0]}",
    )


def _by_colleague(names: list[str], at: int) -> str:
    """What to ask the one of the team who stands there on the way: who comes next is known."""
    ask = f"vraag {names[at]} om"
    between = names[at + 1 : -1]
    via = f" via {w.listing(between)}" if between else ""
    return shortest_fit(
        (
            f"{ask} {names[0]}{via} voor te stellen aan {names[-1]}",
            *(f"{ask} {one}" for one in _way_in(names[at:])),
        )
    )


def asks(
    team: Team,
    whom: int,
    pair: tuple[int, int],
    what: Iterable[str],
    via: tuple[int, ...] = (),
) -> str:
    """Who can ask somebody what: 'M kan Z vragen om hen aan elkaar voor te stellen'.

    A makelaar who does not know Z gets to know Z first, with a colleague who does when there is
    one; nobody gets to know a colleague. Does the team know one of the pair itself, then that one
    is asked. Z of the team is one: 'Vraag Z om ...', as without anybody of the team who can, or
    with names too long to say so.
    """
    net, what = team.net, tuple(what)
    name = w.name_of(net, whom)
    if team.members[whom]:
        return shortest_fit(f"vraag {name} om {one}" for one in what)
    found = team.who_asks((whom,), pair)
    asker = found[0] if found else team.makelaar_of(whom, pair)
    if not found and (asker is None or not net.levels.related(asker, whom)):
        known = team.who_asks(pair, pair)
        if known and known[0] not in pair:
            return _by_one_of_them(team, known, pair, via or (whom,))
    can = asker is not None and asker not in (whom, *pair)
    if asker is None or not can:
        ways: tuple[str, ...] = ()
    elif found:
        ways = (f"{w.name_of(net, asker)} kan {name} vragen",)
    else:
        ways = _approach(team, asker, whom)
    texts = [f"{way} om {one}" for way in ways for one in what]
    return shortest_fit((*texts, *(f"vraag {name} om {one}" for one in what)))


def _by_one_of_them(
    team: Team, known: tuple[int, int], pair: tuple[int, int], via: tuple[int, ...]
) -> str:
    """Who of the team knows one of a pair asks that one, over who is between them."""
    asker, end = known
    along = via if end == pair[0] else via[::-1]
    other = pair[1] if end == pair[0] else pair[0]
    who, one, last = (w.name_of(team.net, i) for i in (asker, end, other))
    between = [w.name_of(team.net, i) for i in along]
    what = f"om via {w.listing(between)} contact te leggen met {last}"
    near = f"om {last} te leren kennen via {w.listing(between)}"
    return shortest_fit(
        (f"{who} kan {one} vragen {what}", f"vraag {one} {what}", f"vraag {one} {near}")
    )


def _approach(team: Team, asker: int, whom: int) -> tuple[str, ...]:
    """How a makelaar who does not know somebody comes to ask, the richest words first.

    By what the own people know: nobody gets to know a colleague, or whom a colleague knows.
    """
    net, who, name = team.net, w.name_of(team.net, asker), w.name_of(team.net, whom)
    if not net.levels.related(asker, whom):
        return (f"{who} kan kennismaken met {name}, en dan vragen",)
    if net.levels.same_unit(np.array([asker]), np.array([whom]))[0]:
        return (f"{who} kan collega {name} vragen",)
    colleague = team.colleague(asker, whom)
    if colleague is None:
        return (f"{who} kan {name} vragen",)
    own = w.name_of(net, colleague)
    return f"{who} kan met collega {own} naar {name} gaan en vragen", f"vraag collega {own}"


def _first_contact(team: Team, a: int, b: int) -> str:
    """What to do when nobody knows both: who of the team knows one of them, else you yourself."""
    net = team.net
    for member, stranger in ((a, b), (b, a)):
        if team.members[member]:
            own = w.name_of(net, member)
            return w.sentence(f"{own} kan zelf kennismaken met {w.name_of(net, stranger)}")
    found = team.who_asks((a, b), (a, b))
    if found is None:
        return "Niemand kent beide: leg zelf het eerste contact."
    asker, known = found
    other = b if known == a else a
    names = [w.name_of(net, i) for i in (asker, known, other)]
    return shortest_fit(
        (
            f"{names[0]} kan {names[1]} vragen om kennis te maken met {names[2]}",
            f"vraag {names[1]} om kennis te maken met {names[2]}",
        )
    )
