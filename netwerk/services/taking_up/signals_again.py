"""Signals that return: told as a finding, made a vraagstuk, or put away as not recognised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from netwerk.access.rights import BEWERKEN, LEZEN
from netwerk.agenda.independent import sides_of
from netwerk.agenda.returning import (
    FEWEST,
    Returning,
    enough_history,
    events_of,
    returning_events,
)
from netwerk.errors import InputError
from netwerk.insight import wording as w
from netwerk.insight.finding import Certainty, Finding
from netwerk.model import Afspraak, Kern, Signaal, Vraagstuk
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.agenda.agenda_items import KLAAR
from netwerk.services.agenda.agenda_making import VraagstukTyped, make_vraagstuk
from netwerk.services.changes import done_already, readable
from netwerk.services.day.deciding import Choice, decide_finding, standing
from netwerk.services.desk import Desk, in_gebied
from netwerk.store.values import Revision
from netwerk.typed.dates import day_words

KIND = "returning_signals"
SURE_YEARS = 10
"""What chance brings less often than once in so many years is called likely."""
FEW = 0.5
"""Sides that name it in the time looked at: fewer are told as next to none."""
TOO_LITTLE = (
    "Er zijn nog te weinig signalen om te zien wat vaker terugkomt dan gewoon. Daarvoor is een "
    "half jaar nodig, met twintig signalen met een kern en een domein."
)
NOTHING = "Er is nu geen domein dat in een kern vaker terugkomt dan gewoon."


@dataclass(frozen=True)
class Again:
    """Something that returns, and its signals: (id, title, ISO day, heard where in words), by day.

    titel: how a vraagstuk of it can be called.
    open: ids of the signals that can go on in a vraagstuk.
    """

    finding: Finding
    titel: str
    signals: tuple[tuple[str, str, str, str], ...]
    open: tuple[str, ...]


@dataclass(frozen=True)
class SignalsAgain:
    """What returns in the selected gebied, the least likely by chance first; sentence: of all."""

    sentence: str
    found: tuple[Again, ...]


def signals_again(desk: Desk, selection: Selection) -> SignalsAgain:
    """What returns now in the selected gebied, without what was put away or is a vraagstuk already.

    Measured against all signals that the user may read.
    """
    desk.require(LEZEN, in_gebied(selection.gebied))
    signals = [s for s in readable(desk, _signals(desk)) if isinstance(s, Signaal)]
    events = events_of(signals)
    if not enough_history(events, desk.today):
        return SignalsAgain(TOO_LITTLE, ())
    kernen = {entry.item.id: entry.item for entry in desk.reads.all(Kern)}
    decided = standing(desk)
    together = [set(entry.item.signalen) for entry in desk.reads.all(Vraagstuk)]
    found = []
    for one in returning_events(events, desk.today):
        kern = kernen.get(one.kern)
        if kern is None or selection.gebied not in (None, kern.gebied):
            continue
        if selection.kern not in (None, one.kern):
            continue
        number = _times_put_away(one, decided)
        held = {signal.id for signal in one.signals}
        if number is None or any(held <= vraagstuk for vraagstuk in together):
            continue
        found.append(_again(one, kern, number))
    if not found:
        return SignalsAgain(NOTHING, ())
    return SignalsAgain("Er is misschien meer aan de hand.", tuple(found))


def again_values(desk: Desk, selection: Selection) -> dict[str, Any]:
    """The same as values for JSON."""
    told = signals_again(desk, selection)
    return {
        "sentence": told.sentence,
        "found": [
            {
                "key": one.finding.key,
                "sentence": one.finding.sentence,
                "certainty": one.finding.certainty.sentence,
                "kern": one.finding.kern,
                "numbers": dict(one.finding.numbers),
                "signals": [
                    {"id": id, "titel": titel, "datum": day, "gehoord": heard}
                    for id, titel, day, heard in one.signals
                ],
            }
            for one in told.found
        ],
    }


def make_one_of_them(
    desk: Desk,
    key: str,
    selection: Selection,
    titel: str | None,
    token: str,
    private: bool = False,
) -> Revision:
    """Make a vraagstuk of the signals of what returns. Raises what `make_vraagstuk` raises.

    titel: None for what it is called of itself. Raises InputError when it does not return any more,
    or all of its signals are done.
    """
    if (done := done_already(desk, token)) is not None:
        return done
    one = _to_change(desk, key, selection)
    if not one.open:
        raise InputError("Deze signalen zijn al afgesloten. Open er eerst een als het nog speelt.")
    typed = VraagstukTyped(one.titel if titel is None else titel, one.open)
    return make_vraagstuk(desk, typed, token, private)


def vraagstuk_of(desk: Desk, made: Revision) -> tuple[str, str] | None:
    """The id and title of the vraagstuk that this change made, None when it is gone again."""
    desk.require_somewhere(LEZEN)
    new = {
        change.id
        for change in desk.store.changes(made.number, made.number)
        if change.label == Vraagstuk.__name__ and change.before is None
    }
    there = [entry.item for entry in desk.reads.get(Vraagstuk, new).values()]
    for item in readable(desk, there):
        if isinstance(item, Vraagstuk):
            return item.id, item.titel
    return None


def not_recognised(
    desk: Desk, key: str, selection: Selection, reden: str = "", private: bool = False
) -> Revision:
    """Put it away: it is told again when three other sides name it after today.

    Raises InputError when it does not return any more, Conflict, LooksPrivate, AccessDenied.
    """
    one = _to_change(desk, key, selection)
    choice = Choice("klopt_niet", waarom="anders", reden=reden or None)
    return decide_finding(desk, one.finding, choice, private=private)


def _signals(desk: Desk) -> list[Signaal]:
    return [entry.item for entry in desk.reads.all(Signaal)]


def _to_change(desk: Desk, key: str, selection: Selection) -> Again:
    """What returns under this key, for who may change what is in its kern."""
    kern = key.partition(":")[2].partition(":")[0]
    held = desk.reads.get(Kern, [kern]).get(kern)
    desk.require(BEWERKEN, in_gebied(held.item.gebied if held else None))
    for one in signals_again(desk, selection).found:
        if one.finding.key == key:
            return one
    raise InputError("Dit komt nu niet meer terug, of een ander besloot er al over. Ververs.")


def _times_put_away(one: Returning, decided: Mapping[str, Afspraak]) -> int | None:
    """How often it was put away before; None when that still holds.

    It holds until so many sides as are needed named it after the last time.
    """
    begin = f"{KIND}:{one.kern}:{one.domein}:"
    before = [item for key, item in decided.items() if key.startswith(begin)]
    if not before:
        return 0
    last = max(item.datum or "" for item in before)
    since = [signal for signal in one.signals if (signal.datum or "") > last]
    return len(before) if len(sides_of(since)) >= FEWEST else None


def _again(one: Returning, kern: Kern, number: int) -> Again:
    heard = schema().keuzes["bronsoort"].label
    domein = schema().keuzes["domein"].label(one.domein).lower()
    many = len(one.sides)
    since = _since(one.since.isoformat())
    sentence = (
        f"Er is misschien meer aan de hand: {w.number_word(many)} kanten noemen {domein} in "
        f"{kern.naam} sinds {since}."
    )
    finding = Finding(
        kind=KIND,
        sentence=sentence,
        certainty=_certainty(one),
        next_step="Vraag rond of je dit herkent, en maak er een vraagstuk van.",
        gebied=kern.gebied,
        kern=kern.id,
        numbers={
            "sides": many,
            "signals": len(one.signals),
            "usual": round(one.usual, 2),
            "days": one.days,
            "years": round(min(one.years, 1000.0), 1),
        },
        about=f"{one.kern}:{one.domein}:{number}",
    )
    told = tuple(
        (s.id, s.titel, s.datum or "", heard(s.bronsoort) if s.bronsoort else "niet bekend waar")
        for s in one.signals
    )
    titel = f"Meer signalen over {domein} in {kern.naam}"
    return Again(finding, titel, told, tuple(s.id for s in one.signals if s.staat != KLAAR))


def _since(iso: str) -> str:
    """'maart 2026': the month of a day."""
    return day_words(iso[:7])


def _certainty(one: Returning) -> Certainty:
    often = _years(one.years)
    usual = "is dat bijna geen"
    if one.usual >= FEW:
        usual = f"zijn het er in die tijd ongeveer {w.decimal(one.usual)}"
    words = f"Gewoon {usual}. Door toeval zie je zoiets in de gemeente "
    if one.years < SURE_YEARS:
        return Certainty("onzeker", f"{words}{often}.")
    return Certainty("redelijk", f"{words}{often}. {NOT_SURE}")


NOT_SURE = "Zeker is het niet: een signaal is wat iemand hoorde, en niet iedereen is gevraagd."
"""Why what is seldom chance is still no more than likely."""


def _years(years: float) -> str:
    if years >= 100:
        return "minder dan eens in de honderd jaar"
    if years < 1.5:
        return "ongeveer eens per jaar"
    return f"ongeveer eens in de {w.whole(round(years))} jaar"
