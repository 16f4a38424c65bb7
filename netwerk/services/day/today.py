"""What the first page of the day shows: what is worth doing now, what is new, and how many."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain

from netwerk.access.resources import gebieden_of
from netwerk.access.rights import LEZEN
from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.catalogue import every_kind
from netwerk.insight.finding import Finding
from netwerk.insight.partners import PROFESSIONAL
from netwerk.insight.subjects import Told, told_once
from netwerk.model import Afspraak, Item
from netwerk.net.selection import Selection
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.live.networks import SAME_ADVICE
from netwerk.services.records.choices import gebied_names
from netwerk.services.records.edits import NOT_BY_ITSELF
from netwerk.services.rules.gebieden import StoredItems
from netwerk.store.values import Revision
from netwerk.typed.dates import day_words
from netwerk.typed.moments import AS_STORED, NETHERLANDS, day_of, hour_words
from netwerk.typed.text import said_once

MOST = 3
"""So many things to do at once; more is a list, and nobody begins."""
FALLS_AWAY = "valt weg"
GROUPS = {
    **dict.fromkeys((kinds.THREAD, kinds.HOLDS, kinds.PERSON, kinds.ONLY_TIE), FALLS_AWAY),
    **dict.fromkeys((kinds.STANDS_ALONE, kinds.APART), "alleen"),
    kinds.TWICE: "dubbel",
    kinds.TOGETHER: "samen",
    kinds.BETWEEN: "tussen",
    **dict.fromkeys((kinds.MEET, kinds.EASY, kinds.GAIN), "voorstel"),
}
"""What a heading is about; one of each is told. What stands under no heading here is not for now:
whom to ask is in the ronde, and what only the chosen gebied leaves out is nothing to do."""
ORDER = tuple(dict.fromkeys(GROUPS.values()))
SIZES = ("lost", "actors", "contacts")
"""The figures of a finding that say how many lose something."""
WEAK = "onzeker"
PERSON_COUNTS = 0.5
A_WEEK = timedelta(days=7)
NEWS = 4
LOOKED_BACK = 60
LARGE = 500
"""A change of more items than this is news in each gebied: it is not looked through."""


@dataclass(frozen=True)
class NewsLine:
    """One change. what: the sentence it was kept with; who and when, in words."""

    what: str
    who: str
    when: str


@dataclass(frozen=True)
class News:
    """What was kept since a moment, newest first; more: how many are not among the lines."""

    since: str
    lines: tuple[NewsLine, ...]
    more: int = 0


def worth_doing(
    desk: Desk, selection: Selection, findings: Iterable[Finding], most: int = MOST
) -> tuple[Told, ...]:
    """At most so many subjects to act on, what costs most when it is left first.

    Each of another group (see GROUPS), with a step to take. Of a chosen gebied only what is so in
    the whole network too.
    """
    desk.require(LEZEN, in_gebied(selection.gebied))
    heading_of = {kind.name: kind.heading for kind in every_kind()}
    group_of = {name: GROUPS[head] for name, head in heading_of.items() if head in GROUPS}
    real = _of_whole(desk, selection)
    given = [f for f in findings if f.next_step and f.kind in group_of]
    told = [
        card
        for card in told_once(given)
        if group_of[card.lead.kind] != FALLS_AWAY or real is None or _key(card.lead) in real
    ]
    net = desk.networks.net()

    def of_a_person(card: Told) -> bool:
        """Whoever does the work knows what hangs on the own work: the network comes first."""
        at = net.index_of(card.lead.actors[0].id) if card.lead.actors else None
        return at is not None and net.actors["soort"][at] == PROFESSIONAL

    best: dict[str, Told] = {}
    for card in sorted(told, key=lambda c: _cost(c, of_a_person(c)), reverse=True):
        best.setdefault(group_of[card.lead.kind], card)
    return tuple(best[group] for group in ORDER if group in best)[:most]


def in_numbers(desk: Desk, selection: Selection) -> str:
    """How many there are, and how many of them stand alone and were asked, in one line."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    counts = desk.networks.numbers(selection)
    asked = sum(1 for day in desk.networks.net(selection).actors["gevraagd"] if day)
    actors, contacts = int(counts["actors"]), int(counts["contact_pairs"])
    alone = int(counts["without_contact"])
    have, are = w.verb(alone, "heeft", "hebben"), w.verb(asked, "is", "zijn")
    return (
        f"{w.counted(actors)}, {w.counted(contacts, w.CONTACT)}. "
        f"{alone} {have} geen contact, {asked} {are} gevraagd."
    )


def news_since(desk: Desk, since: str | None, selection: Selection, most: int = NEWS) -> News:
    """What was kept since a moment (ISO time in UTC, None: a week ago), newest first.

    Of a chosen gebied: what touched something in it, or something of the whole municipality. What
    was taken back is left out. The changes are of all gebieden: nothing for who may not read
    them all.
    """
    desk.require_somewhere(LEZEN)
    begin = _begin(desk, since)
    words = moment_words(begin, desk.today)
    if not desk.may_read():
        return News(words, ())
    kept = [
        revision
        for revision in desk.reads.history(limit=LOOKED_BACK)
        if revision.at > begin
        and revision.type not in NOT_BY_ITSELF
        and revision.undoes is None
        and revision.undone_by is None
        and (selection.gebied is None or selection.gebied in _touched(desk, revision))
    ]
    return News(words, tuple(_line(r, desk.today) for r in kept[:most]), len(kept[most:]))


def moment_words(at: str, today: date) -> str:
    """'vandaag 10.12', '17 november' or '17 november 2024' for a moment of the store."""
    day = day_of(at)
    if day == today.isoformat():
        return f"vandaag {hour_words(at)}"
    words = day_words(day)
    return words.removesuffix(f" {today.year}")


def _begin(desk: Desk, since: str | None) -> str:
    """The moment itself; a week ago when it cannot be read."""
    try:
        moment = datetime.fromisoformat(since) if since else None
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        moment = datetime.combine(desk.today - A_WEEK, time(), tzinfo=NETHERLANDS)
    return moment.astimezone(UTC).strftime(AS_STORED)


def _touched(desk: Desk, revision: Revision) -> frozenset[str]:
    """The gebieden that a change touched; all of them when it touched what is in none."""
    if revision.added + revision.changed + revision.removed > LARGE:
        return frozenset(gebied_names(desk))

    def places() -> frozenset[str]:
        changes = list(desk.store.changes(revision.number, revision.number))
        items = [item for one in changes for item in (one.before, one.after) if item is not None]
        there, own = (
            StoredItems(desk.store),
            {(type(item).__name__, item.id): item for item in items},
        )
        there.expect(items)

        def look_up(label: str, ids: Collection[str]) -> Mapping[str, Item]:
            """Also what went with this same change."""
            gone = {id: own[label, id] for id in ids if (label, id) in own}
            return {**gone, **there.look_up(label, ids)}

        def places_of(item: Item) -> tuple[str, ...]:
            """Where it is; an afspraak that says no place is where they are whom it is about."""
            about = look_up("Actor", item.actoren) if isinstance(item, Afspraak) else {}
            by_them = (gebied for one in about.values() for gebied in gebieden_of(one, look_up))
            return gebieden_of(item, look_up) or tuple(by_them)

        found = [places_of(item) for item in items]
        return frozenset(chain(*found) if all(found) else gebied_names(desk))

    return desk.networks.kept_answer(("touched", revision.head), places)


def _line(revision: Revision, today: date) -> NewsLine:
    return NewsLine(said_once(revision.why), revision.who, moment_words(revision.at, today))


def _of_whole(desk: Desk, selection: Selection) -> frozenset[str] | None:
    """What is so in the whole network; None when the whole is asked about, or too large."""
    if selection.is_whole or desk.networks.net().n > SAME_ADVICE:
        return None
    found = desk.networks.findings(Selection(), desk.today)  # made on the way to those of a part
    return frozenset(map(_key, found))


def _key(finding: Finding) -> str:
    """What a finding is about, whatever part of the network was looked at."""
    about = finding.about or ":".join(actor.id for actor in finding.actors[:1])
    return f"{finding.kind}:{finding.kern or ''}:{about}"


def _cost(card: Told, of_a_person: bool) -> tuple[bool, float, int]:
    """What it costs to leave it: not what is uncertain, then by how many lose something."""
    lead = card.lead
    sizes: Sequence[float] = [
        float(value) for name in SIZES if isinstance(value := lead.numbers.get(name), int | float)
    ]
    size = max(sizes, default=1.0) * (PERSON_COUNTS if of_a_person else 1)
    return (lead.certainty.band != WEAK, size, len(card.parts))
