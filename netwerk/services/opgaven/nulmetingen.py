"""Nulmetingen: a frozen moment, with how each opgave was then, to compare with later.

What is kept: the moment itself, and of each opgave a Meting. The network of that moment is read
from the history, which nobody can change: who corrects something today, corrects today.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from netwerk.access.contact_data import without_contact_in
from netwerk.access.rights import LEZEN
from netwerk.agenda.opgave.estimate import FEWEST
from netwerk.agenda.opgave.indicators import FIRST, indicator_of
from netwerk.agenda.opgave.saying import amount, asked_again_sentence, short_difference
from netwerk.errors import InputError, NotFound
from netwerk.insight import wording as w
from netwerk.insight.counts import counted
from netwerk.map.small import overview_picture
from netwerk.model import Item, Opgave, Peilmoment, fold
from netwerk.net.selection import Selection
from netwerk.services.changes import apply, readable_in
from netwerk.services.day.peilmomenten import KeptMoment, kept_moments, refuse_twice
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.opgaven.baseline import with_baseline
from netwerk.services.opgaven.basis import place_of
from netwerk.services.opgaven.goals_shown import opgave_shown
from netwerk.services.opgaven.making import kept_already, meting_now
from netwerk.services.opgaven.measured import difference
from netwerk.services.records.edits import new_token
from netwerk.services.rules.private import with_private
from netwerk.store.port import Change, Put, now
from netwerk.store.values import Revision
from netwerk.typed.dates import day_words
from netwerk.typed.moments import day_of, last_moment, moment_words
from netwerk.typed.text import one_line, slug, tidy

NULMETING = "nulmeting"
RECORDED = "Meer vastgelegd is geen groei: er is dan meer bekend."
TWO_COUNTS = (
    "De plaatjes en 'Wat er is vastgelegd' tellen iedereen. 'Het netwerk' telt alleen wie toen en "
    "later opnieuw is gevraagd. Daarom zijn die aantallen anders."
)
NOTHING_CAME, REST_SAME = (
    "Er kwam niets bij en er ging niets weg.",
    "Waar hieronder niets over staat, kwam niets bij en ging niets weg.",
)
SAME_RULE = (
    "Meet het netwerk een opgave, dan telt hier ook alleen wie toen en later opnieuw is gevraagd."
)
NOT_SINCE = "niet te zeggen"
"""What stands for now when nothing was measured since: the baseline is not how it is now."""
DRAWN = 400
"""Of more actors than this nothing can be seen in a small picture."""


@dataclass(frozen=True)
class ComparedRow:
    """One thing then and now. sentence: what that says, and how sure; '' when it says nothing."""

    what: str
    then: str
    now: str
    sentence: str


@dataclass(frozen=True)
class Compared:
    """A nulmeting beside now.

    network: measured among who was asked twice, () when nobody was; network_note says of whom it
    is, once, and a row only what came and went. opgaven: the goals, those that the network measures
    by the same rule; opgaven_note says so where there are any. recorded: how much is recorded,
    which is no growth. pictures: of the gebied then and now as SVG with what is to be seen, () when
    nobody is there or too many are.
    """

    moment: KeptMoment
    network_note: str
    network: tuple[ComparedRow, ...]
    opgaven: tuple[ComparedRow, ...]
    opgaven_note: str
    recorded: tuple[ComparedRow, ...]
    pictures: tuple[tuple[str, str], ...]


def make_nulmeting(
    desk: Desk,
    naam: str,
    gebied: str | None = None,
    tijdstip: str | None = None,
    token: str = "",
) -> Revision:
    """Freeze this moment, or an earlier one: the moment and how each opgave stands, in one change.

    gebied: of which gebied, None for the whole gemeente. tijdstip: a day or a time of a day. An
    opgave without a baseline that the network measures gets it here. Raises InputError (no name,
    a moment still to come, one just made under this name), LooksPrivate, AccessDenied.
    """
    called = one_line(tidy(naam))
    if not called:
        raise InputError("Geef de nulmeting een naam, zoals 'Nulmeting 2026', en probeer opnieuw.")
    at = now() if tijdstip is None else last_moment(tijdstip)
    if at > now():
        raise InputError(f"{moment_words(at)} is nog niet geweest. Kies een dag die voorbij is.")
    token = token or new_token()
    item = Peilmoment(
        id=f"moment-{slug(without_contact_in(called))}-{token[:8]}",
        naam=called,
        tijdstip=at,
        soort=NULMETING,
        gebied=gebied,
        eigenaar=desk.user.naam,
    )
    refuse_twice(desk, item)
    _refuse_name(desk, item)
    words = with_private(f"Nulmeting '{called}' gemaakt", item, None, False)
    puts = [Put(item), *_measured(desk, gebied, None if tijdstip is None else at, token)]
    return apply(desk, Change(tuple(puts), desk.user.naam, words, token=token))


def _refuse_name(desk: Desk, item: Peilmoment) -> None:
    """Two nulmetingen of one place are told apart by their names. Raises InputError."""
    for one in nulmetingen(desk, Selection(gebied=item.gebied)):
        same = (one.item.gebied, fold(one.item.naam)) == (item.gebied, fold(item.naam))
        if same and one.item.id != item.id:
            when = moment_words(one.item.tijdstip)
            raise InputError(
                f"Er is al een nulmeting '{one.item.naam}', van {when}. Geef deze een andere naam, "
                f"zoals '{item.naam}, {day_words(day_of(item.tijdstip))}'."
            )


def name_offered(desk: Desk, gebied: str | None) -> str:
    """A name for the next nulmeting of a place: of the year, or of the day when that is taken."""
    desk.require(LEZEN, in_gebied(gebied))
    first = f"Nulmeting {desk.today.year}"
    taken = {fold(one.item.naam) for one in nulmetingen(desk, Selection(gebied=gebied))}
    return first if fold(first) not in taken else f"Nulmeting {day_words(desk.today.isoformat())}"


def nulmetingen(desk: Desk, selection: Selection) -> tuple[KeptMoment, ...]:
    """The nulmetingen of the selected gebied and of the whole gemeente, newest first."""
    return tuple(m for m in kept_moments(desk, selection) if m.item.soort == NULMETING)


def compared(desk: Desk, peilmoment_id: str, selection: Selection) -> Compared:
    """A nulmeting beside how it is now. Raises NotFound, AccessDenied.

    Of the gebied of the nulmeting, and of one of the whole gemeente that of the selection.
    """
    stored = desk.reads.get(Peilmoment, [peilmoment_id]).get(peilmoment_id)
    if stored is None:
        desk.require_somewhere(LEZEN)
        raise NotFound("Deze nulmeting is er niet (meer).")
    item = stored.item
    desk.require(LEZEN, in_gebied(item.gebied))
    place = Selection(
        gebied=item.gebied or selection.gebied,
        kern=selection.kern if item.gebied in (None, selection.gebied) else None,
    )
    desk.require(LEZEN, in_gebied(place.gebied))
    moment = KeptMoment(item, stored.version, f"{item.naam} ({moment_words(item.tijdstip)})")
    note, rows = _network_rows(desk, place, item.tijdstip)
    goals, by_network = _opgave_rows(desk, place, item.tijdstip)
    return Compared(
        moment,
        note,
        tuple(rows),
        goals,
        SAME_RULE if by_network else "",
        tuple(_recorded_rows(desk, place, item.tijdstip)),
        _pictures(desk, place, item.tijdstip),
    )


def _measured(desk: Desk, gebied: str | None, op: str | None, token: str) -> Sequence[Put]:
    entries = {entry.item.id: entry for entry in desk.reads.all(Opgave)}
    there = readable_in(desk, [e.item for e in entries.values()], gebied)
    puts = []
    for opgave in _told_of(desk, there):
        if indicator_of(opgave.maat) is not None and opgave.beginwaarde is None:
            begun = with_baseline(desk, opgave, op)
            if begun.beginwaarde is not None:
                puts.append(Put(begun, entries[opgave.id].version))
            continue
        meting = meting_now(desk, opgave, token, op)
        if meting is not None and kept_already(desk, meting) is None:
            puts.append(Put(meting))
    return puts


def _told_of(desk: Desk, items: Sequence[Item]) -> Sequence[Opgave]:
    """The opgaven of which the user may read the place that is measured."""
    opgaven = (item for item in items if isinstance(item, Opgave))
    return [opgave for opgave in opgaven if desk.may_read(place_of(desk, opgave).gebied)]


def _network_rows(desk: Desk, place: Selection, since: str) -> tuple[str, Sequence[ComparedRow]]:
    rows: list[ComparedRow] = []
    note, enough, when = "", False, f"sinds {moment_words(since)}"
    for indicator in FIRST:
        found = difference(desk, indicator, place, since)
        note = asked_again_sentence(found, when)
        if not found.asked:
            return note, ()
        unit = "%" if indicator.share else ""
        then, now_ = amount(found.then, unit), amount(found.now, unit)
        rows.append(ComparedRow(indicator.titled, then, now_, short_difference(found)))
        enough = found.asked >= FEWEST
    if enough and not all(row.sentence for row in rows):
        note += f" {REST_SAME if any(row.sentence for row in rows) else NOTHING_CAME}"
    return note, rows


def _opgave_rows(desk: Desk, place: Selection, since: str) -> tuple[tuple[ComparedRow, ...], bool]:
    """The goals, and whether any is told of who was asked twice as the rows of the network are."""
    there = readable_in(desk, [e.item for e in desk.reads.all(Opgave)], place.gebied)
    rows, day, by_network = [], day_of(since), False
    for opgave in _told_of(desk, there):
        shown, indicator = opgave_shown(desk, opgave.id), indicator_of(opgave.maat)
        found = difference(desk, indicator, place_of(desk, opgave), since) if indicator else None
        if found is not None and found.asked:
            by_network = True
            then, now_ = shown.said(found.then), shown.said(found.now)
            rows.append(ComparedRow(opgave.titel, then, now_, shown.sentence))
            continue
        points = [p for p in shown.stands.points if p.datum <= day]
        last = shown.stands.last
        then = shown.said(points[-1].value if points else None)
        now_ = shown.said(last.value) if last and last.datum > day else NOT_SINCE
        rows.append(ComparedRow(opgave.titel, then, now_, shown.sentence))
    return tuple(rows), by_network


def _recorded_rows(desk: Desk, place: Selection, since: str) -> Sequence[ComparedRow]:
    then, now_ = (desk.networks.net(_at(place, op)) for op in (since, None))
    rows = []
    for what, count in (
        ("Actoren vastgelegd", lambda net: int(counted(net).sum())),
        ("Actoren naar contacten gevraagd", lambda net: sum(map(bool, net.actors["gevraagd"]))),
        ("Contacten vastgelegd", lambda net: net.pairs),
    ):
        was, is_ = w.whole(count(then)), w.whole(count(now_))
        rows.append(ComparedRow(what, was, is_, ""))
    return rows


def _pictures(desk: Desk, place: Selection, since: str) -> tuple[tuple[str, str], ...]:
    """The gebied then and now, who was there at both on the same spot."""
    now_places = desk.atlas.places(_at(place, None), desk.user.naam)
    drawn = []
    for op, when in ((since, f"op {moment_words(since)}"), (None, "nu")):
        net = desk.networks.net(_at(place, op))
        if not 0 < net.n <= DRAWN:
            return ()
        own = desk.atlas.places(_at(place, op), desk.user.naam) if op else now_places
        many = w.counted(int(counted(net).sum()))
        title = f"Het netwerk {when}: {many} en {w.counted(net.pairs, w.CONTACT)}."
        drawn.append((overview_picture(net, {**own, **now_places}, title=title), title))
    return tuple(drawn)


def _at(place: Selection, op: str | None) -> Selection:
    return Selection(gebied=place.gebied, kern=place.kern, op=op)
