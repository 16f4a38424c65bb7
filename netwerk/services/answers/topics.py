"""What a page tells as cards, by topic: a kern, an actor, a tie, or who stand alone.

One topic leads; what is said about one kern or by several who stand alone is one card.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, zip_longest

import numpy as np

from netwerk.access.rights import LEZEN
from netwerk.insight.catalogue import kind_of, kinds_of
from netwerk.insight.finding import MORE, ActorRef, Finding
from netwerk.insight.kinds import ASK, COMPLETE, FIRST, KANSEN, OUTSIDE_THIS, TOGETHER
from netwerk.insight.on_card import (
    GATHERED_ALONE,
    JOINS_KERN,
    LEADS_KERN,
    OnCard,
    actors_words,
    capital,
)
from netwerk.insight.subjects import Told
from netwerk.insight.wording import listing, verb
from netwerk.net.net import Net
from netwerk.net.selection import Selection
from netwerk.services.answers.card_words import heading, here_short, short_step
from netwerk.services.answers.sections import in_sections
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.records.choices import kern_names

ALONE = "alleen"
POINTS, OWN_POINTS, NAMED, POINT_WORDS = 3, 2, 5, 20


@dataclass(frozen=True)
class Topic:
    """One card: its heading, a sentence and a step with the actors named in them.

    lead: what is decided on. points: what else is so, in a sentence each. within: what has a card
    of its own under this one. apart: the lead is not decided here, but each of ``within`` is, or
    it is settled on a page of its own.
    effect: it may be so only because the page shows a part of the network. rest: how many of the
    actors have no card within, because the list of them is too long.
    """

    key: str
    heading: str
    sentence: str
    step: str
    lead: Told
    actors: tuple[ActorRef, ...] = ()
    points: tuple[str, ...] = ()
    within: tuple[Topic, ...] = ()
    apart: bool = False
    effect: bool = False
    rest: int = 0

    @property
    def gathers(self) -> bool:
        """Whether it is a card of several actors, each with a finding of its own."""
        return self.key == ALONE

    @property
    def finding(self) -> Finding:
        """The finding that a decision is about."""
        return self.lead.lead

    @property
    def card(self) -> OnCard:
        """How the kind that leads is told on a card."""
        return _card_of(self.finding)


def topics(
    desk: Desk,
    selection: Selection,
    findings: Iterable[Finding],
    page: str,
    decided: Collection[str] = (),
) -> tuple[Topic, ...]:
    """The cards of a page, the one that touches most actors first.

    decided: keys of findings on which was decided; a subject led by one of those is left out. What
    holds for the whole, or may be an effect of the chosen part, comes last.
    """
    desk.require(LEZEN, in_gebied(selection.gebied))
    net = desk.networks.net(selection)
    kernen = kern_names(desk, None)
    lists = [
        [_topic(told, net, kernen, page) for told in part.cards if _on_card(told, decided)]
        for part in in_sections(findings, page)
    ]
    if page == KANSEN:  # in each list the best comes first already
        return tuple(t for t in chain.from_iterable(zip_longest(*lists)) if t is not None)
    flat = list(chain.from_iterable(lists))
    ordered = sorted(_grouped(flat, net), key=_order)
    first = next((topic for topic in ordered if not topic.apart), None)
    return (*([first] if first else []), *(topic for topic in ordered if topic is not first))


def topic_of(desk: Desk, told: Told, page: str = "") -> Topic:
    """One subject as a card, for any page."""
    desk.require_somewhere(LEZEN)
    return _topic(told, None, kern_names(desk, None), page)


def _card_of(finding: Finding) -> OnCard:
    """How a card tells the kind of a finding."""
    return kind_of(finding.kind).card


def is_told_on(key: str, page: str) -> bool:
    """Whether a page tells findings of the kind that has this key."""
    return key.partition(":")[0] in kinds_of(page)


def asked_words(findings: Iterable[Finding]) -> str:
    """How many were asked, in the sentence of the finding about that; '' without one."""
    said = (f.sentence for f in findings if kind_of(f.kind).heading is COMPLETE)
    return first_sentence(next(said, ""))


def first_sentence(text: str) -> str:
    """The first sentence of a text."""
    return f"{text.partition('. ')[0].rstrip('.')}." if text else ""


def alone_heading(count: int) -> str:
    """'Twee actoren staan alleen'."""
    return f"{capital(actors_words(count))} {verb(count, 'staat', 'staan')} alleen"


def _on_card(told: Told, decided: Collection[str]) -> bool:
    open_still = told.lead.key not in decided or _is_rest(told.lead)
    return not _card_of(told.lead).in_table and open_still


def _is_rest(lead: Finding) -> bool:
    """Whether it is the rest of who stand alone: others each day, so never decided on."""
    return lead.about == MORE and _card_of(lead).gathered == GATHERED_ALONE


def _topic(told: Told, net: Net | None, kernen: Mapping[str, str], page: str) -> Topic:
    lead = told.lead
    of_page = kinds_of(page)
    more = [
        part
        for part in told.parts
        if not _card_of(part).leads_only and (not of_page or part.kind in of_page)
    ]
    named = chain(lead.actors, *(part.actors for part in told.parts), _ends(told))
    return Topic(
        key=told.subject.key,
        heading=heading(told, kernen),
        sentence=here_short(lead, lead.sentence),
        step="" if _card_of(lead).settled_apart else short_step(lead, told.next_step),
        lead=told,
        actors=tuple(dict.fromkeys(named)),
        points=_points(here_short(part, part.sentence) for part in more)[:OWN_POINTS],
        apart=_card_of(lead).settled_apart or kind_of(lead.kind).heading is FIRST,
        effect=net is not None and _effect(lead, net),
    )


def _points(said: Iterable[str]) -> tuple[str, ...]:
    """The first that are short enough to be read at a glance."""
    few = (words for words in said if len(words.split()) <= POINT_WORDS)
    return tuple(islice(few, POINTS))


def _ends(told: Told) -> Iterable[ActorRef]:
    """Who are named in a step: the ends of what it rests on."""
    return chain.from_iterable((e.van, e.naar) for f in told.findings for e in f.evidence)


def _grouped(flat: Sequence[Topic], net: Net) -> list[Topic]:
    """Who stand alone as one topic, and what is said about actors of a kern with that kern."""
    alone = [topic for topic in flat if topic.card.gathered == GATHERED_ALONE]
    rest = [topic for topic in flat if topic.card.gathered != GATHERED_ALONE]
    kern_of = {id(topic): _kern(topic, net) for topic in rest}
    leads = {k for t in rest if t.card.gathered == LEADS_KERN and (k := kern_of[id(t)])}
    out: list[Topic] = []
    about: dict[str, list[Topic]] = {}
    for topic in rest:
        kern = kern_of[id(topic)]
        if kern in leads and topic.card.gathered in (LEADS_KERN, JOINS_KERN):
            about.setdefault(kern, []).append(topic)
        else:
            out.append(topic)
    out += [_of_kern(kern, said) for kern, said in about.items()]
    several = len(alone) > 1 or any(_is_rest(topic.finding) for topic in alone)
    return out + ([_alone(alone)] if several else alone)


def _kern(topic: Topic, net: Net) -> str:
    """The kern of what a topic is about, '' when it is not in one."""
    if topic.finding.kern:
        return topic.finding.kern
    subject = topic.lead.subject
    if subject.kind == "kern":
        return subject.ids[0]
    row = net.index_of(subject.ids[0]) if subject.kind in ("actor", "tie") else None
    kern = net.actors["kern"][row] if row is not None else None
    return kern if isinstance(kern, str) else ""


def _of_kern(kern: str, said: Sequence[Topic]) -> Topic:
    """A kern as one card: what it hangs on leads, all else is so too."""
    first = min(said, key=lambda topic: topic.card.gathered != LEADS_KERN)
    rest = tuple(topic for topic in said if topic is not first)
    if not rest:
        return replace(first, key=f"kern:{kern}")
    return replace(
        first,
        key=f"kern:{kern}",
        points=_points(topic.sentence for topic in rest),
        actors=tuple(dict.fromkeys(chain(first.actors, *(topic.actors for topic in rest)))),
        within=rest,
        effect=first.effect and all(topic.effect for topic in rest),
    )


def _alone(said: Sequence[Topic]) -> Topic:
    """Who stand alone as one card, with a card of each within who has a finding of its own."""
    within = tuple(topic for topic in said if not _is_rest(topic.finding))
    rest = [topic for topic in said if _is_rest(topic.finding)]
    named = chain((topic.finding.actors[0] for topic in within), *(t.finding.actors for t in rest))
    actors = tuple(dict.fromkeys(named))
    return Topic(
        key=ALONE,
        heading=alone_heading(len(actors)),
        sentence=f"Van {listing((a.naam for a in actors), NAMED)} is geen contact bekend.",
        step=next((topic.step for topic in rest), ""),
        lead=said[0].lead,
        actors=actors,
        within=within,
        apart=True,
        rest=len(actors) - len(within),
    )


def _order(topic: Topic) -> tuple[bool, bool, bool, int, str]:
    under = kind_of(topic.finding.kind).heading
    whole = under in (TOGETHER, ASK) or (
        topic.lead.subject.kind in ("whole", "groups", "gebied") and not topic.card.settled_apart
    )
    return (under is not FIRST, topic.effect, whole, -_touches(topic), topic.heading)


def _touches(topic: Topic) -> int:
    """How many actors it is about: of who holds others those, of who may be double each pair."""
    told = [topic.lead, *(inner.lead for inner in topic.within)]
    if topic.card.settled_apart:
        return len(topic.lead.findings)
    if topic.gathers:
        return len(topic.actors)
    named = {actor.id for one in told for actor in one.lead.actors}
    counts = (one.lead.numbers.get(key) for one in told for key in ("lost", "actors"))
    return max([len(named), *(value for value in counts if isinstance(value, int))])


def _effect(finding: Finding, net: Net) -> bool:
    """Whether it may be so only because contacts outside the chosen part are left out."""
    if net is net.whole or not _card_of(finding).of_place:
        return False
    if kind_of(finding.kind).heading is OUTSIDE_THIS:
        return True
    subject = finding.subject.ids[0] if finding.subject else ""
    rows = [net.index_of(a.id) for a in finding.actors if a.id != subject]
    who = np.array([row for row in rows if row is not None], np.int64)
    return bool((net.all_contacts[who] > np.diff(net.indptr)[who]).any())
