"""Everything a description is made of, read for one reader: nothing he may not see is in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

from netwerk.access.rights import LEZEN
from netwerk.insight.change import NO_CHANGE
from netwerk.insight.coverage.without_us import WITHOUT_US_THEN
from netwerk.model import (
    Actor,
    Hoofdstuk,
    Huisstijl,
    Initiatief,
    Item,
    Kern,
    Opgave,
    Peilmoment,
    Signaal,
    Stap,
    Uitgave,
    Vraagstuk,
    fold,
)
from netwerk.net.net import Net
from netwerk.net.selection import Selection
from netwerk.report.description import Beeld
from netwerk.report.gebied_facts import GebiedFacts, OpgaveTold, Since
from netwerk.schema import schema
from netwerk.services.answers.questions import changed_between
from netwerk.services.changes import readable, readable_in
from netwerk.services.day.agreements import agreements
from netwerk.services.day.peilmomenten import kept_moments
from netwerk.services.day.talks import talks
from netwerk.services.describing.agreed import agreed_words
from netwerk.services.describing.figures_told import (
    every_figure,
    figures_told,
    inhabitants_told,
)
from netwerk.services.describing.front_map import front_map
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.opgaven.goals_shown import opgaven
from netwerk.services.rules.our_gemeente import named_gemeente
from netwerk.typed.moments import day_of

T = TypeVar("T", bound=Item)
NOT_TOLD = frozenset({NO_CHANGE.name, WITHOUT_US_THEN.name})
"""That nothing changed is told otherwise, and the steps of the network are for the team."""
BASELINE = "nulmeting"
SOME_MONTHS = timedelta(days=90)


def celebrating_facts(desk: Desk, gebied: str | None) -> GebiedFacts:
    """What the krant of ``gebied`` is made of: who there is and what they did, not looked into."""
    desk.require(LEZEN, in_gebied(gebied))
    return GebiedFacts(
        gebied=gebied,
        today=desk.today,
        net=desk.networks.net(Selection(gebied=gebied)),
        schema=schema(),
        initiatieven=_items(desk, Initiatief, gebied),
        known_as=_known_as(desk),
        # Only to leave out the names of who acts.
        stappen=tuple(_every(desk, Stap)),
        afspraken=tuple(a.item for a in agreements(desk, Selection(gebied=gebied), None)),
        opgaven=tuple(OpgaveTold(item=item) for item in _items(desk, Opgave, gebied)),
        uitgave=next(iter(_of(desk, Uitgave, gebied, own=True)), None),
        huisstijl=_huisstijl(desk),
    )


def gebied_facts(
    desk: Desk, gebied: str | None, *, beeld: Beeld | None = None, since: str | None = BASELINE
) -> GebiedFacts:
    """What the description of ``gebied`` (None: the whole gemeente) is made of, now.

    beeld: the drawn network. since: the kept moment to compare with by its name; 'nulmeting' is the
    last one of that kind that is some months old, else the oldest, and when there is none nothing
    is compared; None compares nothing.
    """
    desk.require(LEZEN, in_gebied(gebied))
    chosen = Selection(gebied=gebied)
    net = desk.networks.net(chosen)
    ours = named_gemeente(desk)
    signalen = _items(desk, Signaal, gebied)
    vraagstukken = _items(desk, Vraagstuk, gebied)
    initiatieven = _items(desk, Initiatief, gebied)
    on_agenda = {
        *(signaal.id for signaal in signalen),
        *(vraagstuk.id for vraagstuk in vraagstukken),
        *(initiatief.id for initiatief in initiatieven),
    }
    not_told = frozenset(kern.id for kern in net.kernen if not _may(desk, kern))
    kernen = [k for k in net.kernen if gebied in {None, k.gebied} and k.id not in not_told]
    people = inhabitants_told(desk, kernen, ours.inwoners_bron)
    return GebiedFacts(
        gebied=gebied,
        today=desk.today,
        net=net,
        schema=schema(),
        findings=desk.networks.findings(chosen, desk.today),
        numbers=desk.networks.numbers(chosen),
        gemeente=ours.naam,
        inwoners=people.of,
        kernen_not_told=not_told,
        inwoners_bron=people.bron,
        figures=figures_told(desk, gebied, kernen),
        every_figure=every_figure(desk, gebied, kernen),
        signalen=signalen,
        vraagstukken=vraagstukken,
        initiatieven=initiatieven,
        stappen=tuple(step for step in _every(desk, Stap) if _about(step) in on_agenda),
        spoken_via=_spoken_via(desk, net),
        known_as=_known_as(desk),
        afspraken=tuple(agreed.item for agreed in agreements(desk, chosen, None)),
        gesprekken=tuple(talk.item for talk in talks(desk, chosen)),
        opgaven=_opgaven(desk, chosen),
        since=_since(desk, chosen, since) if since is not None else None,
        own={
            chapter.deel: chapter.tekst
            for chapter in sorted(
                _of(desk, Hoofdstuk, gebied), key=lambda c: (c.gebied is not None, c.id)
            )
            if chapter.tekst
        },
        uitgave=next(iter(_of(desk, Uitgave, gebied, own=True)), None),
        huisstijl=_huisstijl(desk),
        beeld=beeld if net.n else None,
        kaartje=front_map(desk, gebied),
        agreed=agreed_words(desk, kernen, signalen),
    )


def _huisstijl(desk: Desk) -> Huisstijl | None:
    stored = (entry.item for entry in desk.reads.all(Huisstijl))
    return min(stored, key=lambda style: style.id, default=None)


def _may(desk: Desk, kern: Kern) -> bool:
    """Whether a kern may be told of: who may not read its gebied is told nothing of it."""
    return desk.may_read(kern.gebied)


def _every(desk: Desk, label: type[T]) -> list[T]:
    """All stored items of a label that this reader may read, in order of id."""
    stored: Sequence[T] = [entry.item for entry in desk.reads.all(label)]
    there = {item.id for item in readable(desk, stored)}
    return sorted((item for item in stored if item.id in there), key=lambda item: item.id)


def _items(desk: Desk, label: type[T], gebied: str | None) -> tuple[T, ...]:
    """The items of a label in this gebied; one without a gebied is of every gebied."""
    stored: Sequence[T] = [entry.item for entry in desk.reads.all(label)]
    there = {item.id for item in readable_in(desk, stored, gebied, nowhere=True)}
    return tuple(sorted((i for i in stored if i.id in there), key=lambda item: item.id))


def _of(desk: Desk, label: type[T], gebied: str | None, *, own: bool = False) -> list[T]:
    """What is said of this very gebied, or of every one; own: only of this very one."""
    fits = {gebied} if own else {gebied, None}
    return [item for item in _every(desk, label) if getattr(item, "gebied", None) in fits]


def _spoken_via(desk: Desk, net: Net) -> dict[str, str]:
    """By id of an actor of the net the function of whom to call there."""
    stored = desk.reads.get(Actor, [str(id) for id in net.actors["id"]])
    return {id: entry.item.contact for id, entry in stored.items() if entry.item.contact}


def _known_as(desk: Desk) -> dict[str, str]:
    """Every name of every actor of the store with its id; the name of a place names nobody."""
    kernen = [entry.item for entry in desk.reads.all(Kern)]
    places = {fold(name) for kern in kernen for name in (kern.naam, *kern.andere_namen)}
    actors = [entry.item for entry in desk.reads.all(Actor)]
    seen = desk.networks.net()
    actors.sort(key=lambda actor: (seen.index_of(actor.id) is None, actor.id))
    names = [(actor.naam, actor.id) for actor in actors]
    names += [(name, actor.id) for actor in actors for name in actor.andere_namen]
    known: dict[str, str] = {}
    for name, id in names:
        if name.strip() and fold(name) not in places:
            known.setdefault(name.strip(), id)
    return known


def _about(step: Stap) -> str:
    return step.signaal or step.vraagstuk or step.initiatief or ""


def _opgaven(desk: Desk, chosen: Selection) -> tuple[OpgaveTold, ...]:
    """The opgaven of the gebied with where each stands, as the page Opgaven shows them."""
    return tuple(
        OpgaveTold(
            item=shown.item,
            now=shown.stands.last.value if shown.stands.last is not None else None,
            now_day=shown.stands.last.datum if shown.stands.last is not None else None,
            unit=shown.unit,
            progress=shown.sentence,
            rests_on=shown.rests_on,
            warnings=shown.warnings,
        )
        for shown in opgaven(desk, chosen)
    )


def _since(desk: Desk, chosen: Selection, name: str) -> Since | None:
    kept = [
        moment.item
        for moment in kept_moments(desk, chosen)
        if (moment.item.soort == BASELINE if name == BASELINE else moment.item.naam == name)
    ]
    if not kept:
        return None
    moment = _to_compare_with(kept, desk.today) if name == BASELINE else kept[0]
    changes = changed_between(desk, moment.tijdstip, None, chosen)
    told = tuple(finding.sentence for finding in changes if finding.kind not in NOT_TOLD)
    return Since(moment.naam, day_of(moment.tijdstip), told)


def _to_compare_with(kept: Sequence[Peilmoment], today: date) -> Peilmoment:
    """The last moment that is some months old; else the oldest. kept: the newest first.

    Since one that was made today nothing can have changed.
    """
    before = (today - SOME_MONTHS).isoformat()
    return next((moment for moment in kept if day_of(moment.tijdstip) <= before), kept[-1])
