"""The ronde: whom to visit this week, for who asks and for nobody else.

Nothing of it is stored, kept in history or exported by anything but these functions: it is worked
out anew from the network as it stood when the week began, so it stays the same all week. What was
visited since is known from the gesprekken of who asks.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import cast

import numpy as np

from netwerk.access.rights import LEZEN
from netwerk.agenda.choosing import choose, week_in_block, would_have_been
from netwerk.agenda.ics import DayEntry, calendar
from netwerk.agenda.ronde_sheet import ronde_sheet
from netwerk.agenda.visit import NO_KERN, Ronde, Visit, monday_of
from netwerk.agenda.visit_words import Grounds, ask_for, question, why
from netwerk.insight.active import active
from netwerk.insight.certainty import Ground
from netwerk.insight.counts import standing
from netwerk.insight.coverage.worth_visiting import WorthVisiting, worth_visiting
from netwerk.insight.standing.fading import LATELY, OLD_MONTHS
from netwerk.insight.wording import kern_words, sentence, short_gebied_words
from netwerk.model import Actor, Gesprek, Signaal, fold
from netwerk.net.arrays import Bools, Longs
from netwerk.net.selection import Selection
from netwerk.net.splitting import parts_without
from netwerk.services.day.my_names import my_names
from netwerk.services.desk import Desk, in_gebied
from netwerk.typed.dates import day_words

CLOSED = "klaar"
WEEK = timedelta(weeks=1)


@dataclass(frozen=True, eq=False)
class _Begin:
    """The network as the week began: what it rests on, and what a visit to each is worth."""

    ground: Ground
    worth: WorthVisiting

    @property
    def ids(self) -> Sequence[str]:
        """The ids of the actors, by index."""
        return cast("Sequence[str]", self.ground.net.actors["id"])


def ronde(
    desk: Desk, selection: Selection, skipped: Collection[str] = (), ik: str | None = None
) -> Ronde:
    """Whom to visit this week in the selected network, at most five.

    skipped: ids of who is passed over; others take their turn. It is up to who asks to keep these,
    for as long as the page is open: nothing here does. ik: id of the actor that the user is, under
    whose name his gesprekken may be kept too.
    """
    desk.require(LEZEN, in_gebied(selection.gebied))
    monday = monday_of(desk.today)
    chosen = replace(selection, op=None)
    where = _where(desk, chosen)
    begin = _begin(desk, chosen, monday)
    if begin is None:
        net = desk.networks.net(chosen)
        nobody = not active(net).any()
        return Ronde(monday, where, (), known=False, nobody=nobody, told_on=desk.today)
    signals = _signals(desk, begin.ground.net.revision, monday)
    visits = _chosen(desk, chosen, monday, begin, signals, skipped)
    spoken = _spoken(desk, monday, ik)
    ids = [begin.ids[i] for i in visits]
    now = {key: stored.item for key, stored in desk.reads.get(Actor, ids).items()}
    return Ronde(
        monday,
        where,
        tuple(
            _visit(begin.ground, i, now[actor], signals.get(actor, []), done=actor in spoken)
            for i, actor in zip(visits, ids, strict=True)
            if actor in now
        ),
        told_on=desk.today,
    )


def ronde_values(desk: Desk, selection: Selection) -> dict[str, object]:
    """The ronde as values for JSON."""
    found = ronde(desk, selection)
    return {
        "monday": found.monday.isoformat(),
        "week": found.week,
        "where": found.where,
        "known": found.known,
        "nobody": found.nobody,
        "visits": [asdict(visit) for visit in found.visits],
    }


def ronde_page(desk: Desk, selection: Selection, skipped: Collection[str] = ()) -> bytes:
    """The ronde as an HTML file that prints as one sheet of A4."""
    content = ronde_sheet(ronde(desk, selection, skipped)).encode()
    return desk.record_file(content, "blad met de ronde", selection.gebied)


def ronde_calendar(desk: Desk, selection: Selection, skipped: Collection[str] = ()) -> bytes:
    """What is still to be visited as whole days in a calendar: a day for each kern, from Monday.

    Never a day before today.
    """
    found = ronde(desk, selection, skipped)
    entries = []
    for later, visits in enumerate(found.by_kern.values()):
        day = max(desk.today, found.monday + timedelta(days=later))
        entries += [
            DayEntry(
                key=f"ronde-{found.key}-{visit.actor}",
                day=day,
                title=f"Bezoek {visit.naam}",
                text="\n".join((*visit.why, visit.question, ask_for(visit.contact))),
                place="" if visit.kern == NO_KERN else visit.kern,
                private=True,
            )
            for visit in visits
            if not visit.done
        ]
    stamp = datetime.combine(found.monday, datetime.min.time(), UTC)
    content = calendar(entries, stamp).encode()
    return desk.record_file(content, "ronde voor een agenda (ics)", selection.gebied)


def _begin(desk: Desk, selection: Selection, monday: date) -> _Begin | None:
    """The network as it stood when the week began.

    In a week that began with too little, or with nobody who is still to be visited, as it stood at
    the end of the first day with enough, and on that day as it is now. None when it is too little
    still, or when all who were there are gone.
    """
    now = desk.networks.net(selection)
    there = {str(now.actors["id"][i]) for i in np.flatnonzero(active(now)).tolist()}
    known = None
    for day in range(-1, (desk.today - monday).days + 1):
        op = monday + timedelta(days=day)
        begin = _on(desk, replace(selection, op=str(op) if op < desk.today else None), monday)
        if begin is None or there.isdisjoint(begin.ids):
            continue
        known = known or begin
        if (begin.worth.may & (begin.worth.told > 0) & _among(begin.ids, there)).any():
            return begin
    return known


def _at(desk: Desk, selection: Selection, monday: date) -> _Begin | None:
    """The network as a week began: at the end of the day before."""
    return _on(desk, replace(selection, op=(monday - timedelta(days=1)).isoformat()), monday)


def _on(desk: Desk, selection: Selection, monday: date) -> _Begin | None:
    ground = desk.networks.ground(selection, monday)
    key = (ground.net.moment, "worth_visiting", ground.net.selection, monday)
    worth = desk.networks.kept(key, lambda: worth_visiting(ground))
    return None if worth is None else _Begin(ground, worth)


def _chosen(
    desk: Desk,
    selection: Selection,
    monday: date,
    begin: _Begin,
    signals: dict[str, list[str]],
    skipped: Collection[str],
) -> list[int]:
    """Whom to visit, by index in the network as the week began."""
    worth, ids = begin.worth, begin.ids
    now = desk.networks.net(selection)
    there = {str(now.actors["id"][i]) for i in np.flatnonzero(active(now)).tolist()}
    return choose(
        worth.told,
        worth.alone,
        may=worth.may & _among(ids, there) & ~_among(ids, skipped),
        turns=_counted(ids, _before(desk, selection, monday)),
        kernen=begin.ground.net.actors["kern"],
        asked_for=_among(ids, signals),
    )


def _before(desk: Desk, selection: Selection, monday: date) -> Mapping[str, int]:
    """How often each had a turn lately: in the former weeks of this block, and last week.

    As seen when the block began, and for last week as seen then: so nothing has to be kept.
    """
    had, week_ago = _turns(desk, selection, monday), monday - WEEK
    last = _at(desk, selection, week_ago)
    if last is None:
        return had
    worth, before = last.worth, _turns(desk, selection, week_ago)
    five = choose(worth.told, worth.alone, worth.may, _counted(last.ids, before))
    again = {last.ids[i]: before.get(last.ids[i], 0) + 1 for i in five}
    return {actor: max(had.get(actor, 0), again.get(actor, 0)) for actor in {*had, *again}}


def _turns(desk: Desk, selection: Selection, monday: date) -> Mapping[str, int]:
    """How often each would have had a turn in the block before, as seen when it began."""
    weeks = week_in_block(monday)
    began = _at(desk, selection, monday - weeks * WEEK) if weeks else None
    if began is None:
        return {}
    worth = began.worth
    turns = would_have_been(worth.told, worth.alone, worth.may, weeks)
    return {began.ids[i]: int(turns[i]) for i in np.flatnonzero(turns).tolist()}


def _counted(ids: Sequence[str], turns: Mapping[str, int]) -> Longs:
    return np.array([turns.get(actor, 0) for actor in ids], np.int64)


def _among(ids: Sequence[str], some: Collection[str]) -> Bools:
    return np.array([actor in some for actor in ids], bool)


def _signals(desk: Desk, revision: int, monday: date) -> dict[str, list[str]]:
    """Titles of the signals that were open when the week began, by the actors they are about.

    revision: the newest one by then. A signal that changed since counts when it is dated before.
    """
    found: dict[str, list[str]] = {}
    for entry in desk.reads.all(Signaal):
        signal, since = entry.item, entry.version > revision
        began = (signal.datum or "") < monday.isoformat() and bool(signal.datum)
        was_open = began if since else signal.staat != CLOSED
        if was_open and desk.may_read(signal.gebied):
            for actor in signal.betrokken:
                found.setdefault(actor, []).append(signal.titel)
    return found


def _spoken(desk: Desk, monday: date, ik: str | None) -> Collection[str]:
    """With whom the one who asks talked since Monday, by his own gesprekken."""
    first, mine = monday.isoformat(), my_names(desk, ik)
    return {
        actor
        for entry in desk.reads.all(Gesprek)
        if fold(entry.item.door or "") in mine and entry.item.datum >= first
        for actor in entry.item.met
    }


def _visit(ground: Ground, i: int, now: Actor, signals: Collection[str], done: bool) -> Visit:
    """What is told of a visit: who it is as recorded now, why as it stood when the week began."""
    grounds = _grounds(ground, i, tuple(signals))
    if (now.gevraagd or "") > str(ground.net.actors["gevraagd"][i] or ""):  # since the week began
        grounds = replace(grounds, asked=day_words(now.gevraagd))
    kern = ground.net.actors["kern"][i]
    return Visit(
        actor=now.id,
        naam=now.naam,
        kern=kern_words(ground.net, str(kern)) if kern else NO_KERN,
        contact=now.contact or "",
        why=why(grounds),
        question=question(grounds),
        done=done,
    )


def _grounds(ground: Ground, i: int, signals: tuple[str, ...]) -> Grounds:
    net, asked = ground.net, ground.net.actors["gevraagd"][i]
    hangs = 0
    if i in ground.fragility.cut_points:
        hangs = sum(map(len, parts_without(net, [i], ground.fragility)[1:]))
    return Grounds(
        person=net.actors["soort"][i] == "professional",
        signals=signals,
        hangs=hangs,
        alone=bool(standing(net).without_contact[i]),
        asked=day_words(str(asked)) if asked else "",
        lately=bool(ground.when[i] == LATELY),
        stale=_stale(ground, i),
    )


def _stale(ground: Ground, i: int) -> tuple[str, str] | None:
    """The contact of an actor that was confirmed longest ago, when that is long: whom, and when."""
    net, rows = ground.net, ground.rows.contacts_of(i)
    old = [int(row) for row in rows if ground.months[row] > OLD_MONTHS]
    if not old:
        return None
    row = max(old, key=lambda r: (ground.months[r], -r))
    other = net.naar[row] if net.van[row] == i else net.van[row]
    return str(net.actors["naam"][other]), str(net.relaties["laatst_bevestigd"][row])[:4]


def _where(desk: Desk, selection: Selection) -> str:
    net = desk.networks.net(selection)
    if selection.kern:
        return kern_words(net, selection.kern)
    if selection.gebied:
        return sentence(short_gebied_words(net, selection.gebied)).rstrip(".")
    return "Alle gebieden"
