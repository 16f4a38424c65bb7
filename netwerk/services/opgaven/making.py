"""Making an opgave, and keeping what was measured of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from netwerk.access.rights import BEWERKEN, LEZEN
from netwerk.agenda.opgave.indicators import indicator_of
from netwerk.errors import InputError
from netwerk.model import Meting, Opgave
from netwerk.services.changes import apply, resource
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.opgaven.baseline import ROUNDED, with_baseline
from netwerk.services.opgaven.basis import basis_of, place_of
from netwerk.services.opgaven.goals_shown import measured_now, metingen_of
from netwerk.services.records.items import add_item, change_item, stored_item
from netwerk.services.rules.private import unless_private
from netwerk.store.port import Change, Put
from netwerk.store.values import Revision
from netwerk.typed.dates import whole_day
from netwerk.typed.moments import day_of

ANOTHER = (
    "Deze opgave is al gemeten. Wil je iets anders meten, of op een andere plek? Maak dan een "
    "nieuwe opgave."
)

KEPT = "Deze stand is al bewaard. Er is sindsdien niets veranderd."


@dataclass(frozen=True)
class MetingTyped:
    """A count that somebody typed: the value, on which day (ISO) and from where."""

    opgave: str
    waarde: float | None
    datum: str
    bron: str = ""


def add_opgave(desk: Desk, opgave: Opgave, token: str, private: bool = False) -> Revision:
    """Add an opgave with its baseline, in one transaction.

    It may look like another one. Raises InputError, LooksPrivate, NotFound, AccessDenied.
    """
    return add_item(desk, with_baseline(desk, opgave), token, sure=True, private=private)


def change_opgave(
    desk: Desk, opgave: Opgave, base: int, token: str, private: bool = False
) -> Revision:
    """Change an opgave that was read at version ``base``.

    With another maat or place it begins anew: what was filled in for the old one goes. Raises
    InputError when it was measured by the old one already, and what `items.change_item` raises.
    """
    before = stored_item(desk, "Opgave", opgave.id).item
    assert isinstance(before, Opgave)  # noqa: S101 (for the type checker: asked by label)
    if _measured_by(desk, before) != _measured_by(desk, opgave):
        if metingen_of(desk, opgave.id):
            raise InputError(ANOTHER)
        opgave = _begun_anew(opgave, before)
    return change_item(desk, with_baseline(desk, opgave), base, token, private=private)


def _measured_by(desk: Desk, opgave: Opgave) -> tuple[str | None, str | None, str | None] | None:
    """The maat and of where; None for what is counted by hand."""
    place = place_of(desk, opgave)
    return (opgave.maat, place.gebied, place.kern) if opgave.maat else None


def _begun_anew(opgave: Opgave, before: Opgave) -> Opgave:
    """The opgave without what was kept of another maat; what was typed anew stays."""
    names = ["beginwaarde", "begindatum", "bron"]
    if opgave.maat and opgave.maat != before.maat:
        names.append("indicator")
    old: dict[str, Any] = {n: None for n in names if getattr(opgave, n) == getattr(before, n)}
    return replace(opgave, **old)


def add_meting(desk: Desk, typed: MetingTyped, token: str, private: bool = False) -> Revision:
    """Keep a count that was made by hand.

    Raises InputError when the value or the source is missing or the day is still to come;
    LooksPrivate, NotFound, AccessDenied.
    """
    stored_item(desk, "Opgave", typed.opgave)
    if typed.waarde is None:
        raise InputError("Vul in hoeveel je hebt geteld, en bewaar het opnieuw.")
    day = whole_day(typed.datum)
    if date.fromisoformat(day) > desk.today:
        raise InputError("Deze dag is nog niet geweest. Kies de dag waarop is geteld.")
    meting = Meting(
        id="",
        opgave=typed.opgave,
        jaar=int(day[:4]),
        waarde=typed.waarde,
        datum=day,
        bron=typed.bron.strip() or "eigen telling",
    )
    return add_item(desk, meting, token, sure=True, private=private)


def measure(desk: Desk, id: str, token: str) -> Revision:
    """Keep how an opgave is now, as the network or the newest figure says.

    Raises InputError when it cannot be measured, with what is needed, or when the same is kept
    already; NotFound, AccessDenied.
    """
    opgave = stored_item(desk, "Opgave", id).item
    desk.require(BEWERKEN, resource(desk, opgave))
    assert isinstance(opgave, Opgave)  # noqa: S101 (for the type checker: asked by label)
    meting = meting_now(desk, opgave, token)
    if meting is None:
        raise InputError(why_not(desk, opgave))
    if (kept := kept_already(desk, meting)) and kept.id != meting.id:
        raise InputError(KEPT)
    why = unless_private(f"Opgave {opgave.titel} gemeten", (), False)
    return apply(desk, Change((Put(meting),), desk.user.naam, why, token=token))


def kept_already(desk: Desk, meting: Meting) -> Meting | None:
    """The stored Meting that says the same of the same day (or year), None without.

    Raises NotFound, AccessDenied.
    """
    stored = metingen_of(desk, meting.opgave)
    return next((m for m in stored if replace(m, id=meting.id) == meting), None)


def nothing_to_keep(desk: Desk, opgave: Opgave) -> str:
    """Why how an opgave is now can't be kept, as a sentence; '' when it can.

    It is kept already, or nothing can be said of it yet.
    """
    desk.require(LEZEN, in_gebied(place_of(desk, opgave).gebied))
    meting = meting_now(desk, opgave, "")
    if meting is None:
        return why_not(desk, opgave)
    return KEPT if kept_already(desk, meting) is not None else ""


def meting_now(desk: Desk, opgave: Opgave, token: str, op: str | None = None) -> Meting | None:
    """The Meting of an opgave as it is now, not stored yet; None when nothing can be said.

    op: as it was at an earlier moment, what the network measures.
    """
    desk.require(LEZEN, in_gebied(place_of(desk, opgave).gebied))
    changed = measured_now(desk, opgave, op)
    if changed is not None and opgave.beginwaarde is not None:
        three = changed.on(opgave.beginwaarde)
        if three is None:
            return None
        value, low, high = (round(one, ROUNDED) for one in three)
        bron = f"netwerk, bij {changed.asked} actoren die twee keer zijn gevraagd"
        day = day_of(op) if op else desk.today.isoformat()
        return _meting(opgave, token, day, value, (low, high), bron)
    if op is not None:
        return None
    figures = basis_of(desk, opgave).figures if indicator_of(opgave.maat) is None else ()
    if not figures or figures[-1].value is None:
        return None
    newest = figures[-1]
    if opgave.begindatum and str(newest.jaar) <= opgave.begindatum[:4]:
        return None
    bron = f"{newest.bron}, {newest.jaar}"
    return _meting(
        opgave, token, str(newest.jaar), newest.value or 0.0, (newest.low, newest.high), bron
    )


def why_not(desk: Desk, opgave: Opgave) -> str:
    """Why an opgave cannot be measured now, and what to do about it."""
    desk.require(LEZEN, in_gebied(place_of(desk, opgave).gebied))
    if not opgave.maat:
        return "Deze opgave meet je met de hand. Vul in hoeveel je hebt geteld en wanneer."
    if indicator_of(opgave.maat) is None:
        return "Er is nog geen nieuwer cijfer dan de beginwaarde. Lees eerst een nieuw bestand in."
    if opgave.beginwaarde is None:
        return "Er is nog geen beginwaarde. Wijzig de opgave en sla haar op: dan meet netwerk die."
    if (opgave.begindatum or "") >= desk.today.isoformat():
        return "De beginwaarde is van vandaag. Vanaf morgen kun je zien wat er is veranderd."
    return (
        "Er is nog te weinig om verschil te zien. Vraag wie toen is gevraagd opnieuw naar hun "
        "contacten, en meet daarna."
    )


def _meting(
    opgave: Opgave,
    token: str,
    day: str,
    value: float,
    bounds: tuple[float | None, float | None],
    bron: str,
) -> Meting:
    return Meting(
        id=f"meting-{opgave.id}-{token[:8]}",
        opgave=opgave.id,
        jaar=int(day[:4]),
        waarde=value,
        datum=day,
        ondergrens=bounds[0],
        bovengrens=bounds[1],
        bron=bron,
    )
