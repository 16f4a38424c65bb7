"""The calendar of a gebied: what is on it, put there, and who was reached by it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from netwerk.access.rights import BEWERKEN, LEZEN
from netwerk.agenda.calendar_month import OnCalendar, calendar_order
from netwerk.agenda.who_came import came_words
from netwerk.errors import InputError
from netwerk.model import Activiteit, Doelgroep, Initiatief, Kern
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.changes import readable_in, resource
from netwerk.services.communication.audiences import audience, audiences
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.records.choices import names_with_place
from netwerk.services.records.items import add_item, change_item, stored_item
from netwerk.store.values import Revision
from netwerk.typed.clock_time import clock_time
from netwerk.typed.dates import whole_day
from netwerk.typed.text import one_line, tidy

SOORTEN = ("bijeenkomst", "activiteit", "mailing")
MAILING = "mailing"
MOST_PEOPLE = 100_000


@dataclass(frozen=True)
class ActivityTyped:
    """Something for the calendar as it was typed: days ISO, places and doelgroepen by id."""

    titel: str
    datum: str
    soort: str = "bijeenkomst"
    tijd: str = ""
    tot: str = ""
    gebied: str | None = None
    kern: str | None = None
    plaats: str = ""
    initiatief: str | None = None
    doelgroepen: tuple[str, ...] = ()
    omschrijving: str = ""


@dataclass(frozen=True)
class ReachedList:
    """Who can be ticked as reached: first who was meant to come, then who came besides.

    names: with their kern, by id. ticked: who is noted already; nobody was noted when noted is
    False. aantal: how many people came, if counted.
    """

    item: Activiteit
    version: int
    names: Mapping[str, str]
    ticked: tuple[str, ...]
    noted: bool
    aantal: int | None


def on_calendar(desk: Desk, selection: Selection) -> tuple[OnCalendar, ...]:
    """All that is on the calendar of the selected gebied, in order of day and time.

    Activiteiten, and initiatieven on the day that they began; what is in no gebied is of every one.
    Of the doelgroepen only those of this gebied are named.
    """
    desk.require(LEZEN, in_gebied(selection.gebied))
    entries = {e.item.id: e for e in desk.reads.all(Activiteit)}
    starts = {e.item.id: e for e in desk.reads.all(Initiatief) if e.item.datum}
    here = selection.gebied
    held = readable_in(desk, [e.item for e in entries.values()], here, nowhere=True)
    began = readable_in(desk, [e.item for e in starts.values()], here, nowhere=True)
    wanted = {
        one.item.id: (one.item.naam, tuple(member.id for member in one.members))
        for one in audiences(desk, selection)
    }
    kernen = {kern.item.id: kern.item.naam for kern in desk.reads.all(Kern)}
    lines = [
        _activity_line(entries[item.id].item, entries[item.id].version, kernen, wanted)
        for item in held
    ]
    lines += [_start_line(starts[i.id].item, starts[i.id].version, kernen) for i in began]
    return tuple(sorted(lines, key=calendar_order))


def plan_activity(desk: Desk, typed: ActivityTyped, token: str, private: bool = False) -> Revision:
    """Put something on the calendar. The same token puts it there once.

    Raises InputError (no title, no such day or time, a last day before the first), LooksPrivate
    (unless ``private``), NotFound, AccessDenied.
    """
    desk.require_somewhere(BEWERKEN)
    new = _checked(typed)
    return add_item(desk, new, token, sure=True, private=private)


def reached_list(desk: Desk, id: str) -> ReachedList:
    """Whom to tick as reached by an activiteit: who is in its doelgroepen, and who was noted.

    Of an activiteit of which nothing was noted yet nobody is ticked. Raises NotFound, AccessDenied.
    """
    entry = stored_item(desk, "Activiteit", id)
    item = _as_activity(entry.item)
    meant = [m.id for group in _readable_groups(desk, item) for m in audience(desk, group).members]
    names = names_with_place(desk, dict.fromkeys((*meant, *item.bereikt)))
    return ReachedList(
        item=item,
        version=entry.version,
        names=names,
        ticked=tuple(id for id in item.bereikt if id in names),
        noted=bool(item.bereikt) or item.bereikt_aantal is not None,
        aantal=item.bereikt_aantal,
    )


def note_reached(
    desk: Desk,
    asked: ReachedList,
    actors: Collection[str],
    token: str,
    aantal: int | None = None,
) -> Revision:
    """Note who was reached by the activiteit of which this list was ``asked``.

    actors: all whom it reached, of those that the user may see; who was noted and may not be seen,
    stays. aantal: how many people there were. Raises InputError, Conflict when somebody else noted
    it meanwhile, NotFound, AccessDenied.
    """
    item = asked.item
    desk.require(BEWERKEN, resource(desk, item))
    if aantal is not None and not 0 <= aantal <= MOST_PEOPLE:
        raise InputError(f"Vul bij hoeveel mensen een getal in van 0 tot en met {MOST_PEOPLE}.")
    seen = names_with_place(desk, {*item.bereikt, *actors})
    unknown = [actor for actor in actors if actor not in seen]
    if unknown:
        raise InputError(
            f"'{unknown[0]}' staat er niet (meer). Ververs de pagina en vink opnieuw aan."
        )
    hidden = [actor for actor in item.bereikt if actor not in seen]
    new = replace(item, bereikt=tuple(dict.fromkeys((*actors, *hidden))), bereikt_aantal=aantal)
    if not new.bereikt and aantal is None and not item.bereikt and item.bereikt_aantal is None:
        raise InputError(
            "Er is niets aangevinkt. Vink aan wie er was, of vul bij hoeveel mensen 0 in."
        )
    return change_item(desk, new, asked.version, token, item)


def _readable_groups(desk: Desk, item: Activiteit) -> Iterable[str]:
    stored = [entry.item for entry in desk.reads.get(Doelgroep, item.doelgroepen).values()]
    may = {group.id for group in readable_in(desk, stored, None)}
    return [id for id in item.doelgroepen if id in may]


def _checked(typed: ActivityTyped) -> Activiteit:
    soort = schema().keuzes["activiteitsoort"].find(typed.soort) or typed.soort
    if soort not in SOORTEN:
        raise InputError(f"'{typed.soort}' kan niet. Kies uit: {', '.join(SOORTEN)}.")
    if not typed.datum:
        raise InputError("De datum ontbreekt. Vul in wanneer het is en bewaar opnieuw.")
    first = whole_day(typed.datum)
    last = whole_day(typed.tot) if typed.tot else ""
    if last and last < first:
        raise InputError("De laatste dag is voor de eerste. Kies bij 'Tot en met' een latere dag.")
    return Activiteit(
        id="",
        titel=typed.titel,
        datum=first,
        soort=soort,
        tijd=clock_time(typed.tijd) or None,
        tot=last if last > first else None,
        gebied=typed.gebied,
        kern=typed.kern,
        plaats=one_line(tidy(typed.plaats)) or None,
        initiatief=typed.initiatief,
        doelgroepen=tuple(dict.fromkeys(typed.doelgroepen)),
        omschrijving=tidy(typed.omschrijving) or None,
    )


def _activity_line(
    item: Activiteit,
    version: int,
    kernen: Mapping[str, str],
    groups: Mapping[str, tuple[str, tuple[str, ...]]],
) -> OnCalendar:
    wanted = {groups[id][0]: groups[id][1] for id in item.doelgroepen if id in groups}
    mailing = item.soort == MAILING
    came = came_words(wanted, item.bereikt, item.bereikt_aantal, mailing=mailing)
    waar = (item.plaats, kernen.get(item.kern or ""))
    return OnCalendar(
        label="Activiteit",
        id=item.id,
        version=version,
        titel=one_line(item.titel),
        soort=schema().keuzes["activiteitsoort"].label(item.soort) if item.soort else "Activiteit",
        datum=item.datum,
        tot=item.tot,
        tijd=item.tijd or "",
        waar=", ".join(dict.fromkeys(one_line(part) for part in waar if part)),
        voor=tuple(wanted),
        came=came,
        omschrijving=item.omschrijving or "",
        mailing=mailing,
    )


def _start_line(item: Initiatief, version: int, kernen: Mapping[str, str]) -> OnCalendar:
    return OnCalendar(
        label="Initiatief",
        id=item.id,
        version=version,
        titel=one_line(item.titel),
        soort="Start van een initiatief",
        datum=item.datum or "",
        waar=kernen.get(item.kern or "", ""),
    )


def _as_activity(item: object) -> Activiteit:
    assert isinstance(item, Activiteit)  # noqa: S101 (for the type checker: it was asked for)
    return item
