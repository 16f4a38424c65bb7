"""An afspraak is put right: its words, who does it and when; and what was done is open again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from netwerk.access.rights import BEWERKEN, LEZEN, allowed
from netwerk.errors import InputError
from netwerk.exchange.guard.why_private import private_facts_of
from netwerk.model import Afspraak
from netwerk.schema import schema
from netwerk.services.changes import apply, done_already, resource
from netwerk.services.day.agreements import (
    A_WEEK,
    DOEN,
    GEDAAN,
    OPEN,
    VERVALLEN,
    WORK,
    from_today,
    gebied_of_kern,
    stored_agreement,
    who,
)
from netwerk.services.desk import Desk
from netwerk.services.rules.label_rules import cleaned, rules_of
from netwerk.services.rules.private import stranger_named, unless_private, with_private
from netwerk.store.port import Change, Put
from netwerk.store.values import Revision, Stored


@dataclass(frozen=True)
class AgreementSaid:
    """How an afspraak should be, whole.

    voor: ISO day, None when it has none. uitkomst: what came of it, of one that is done. reden: why
    it was not needed any more, of one that lapsed.
    """

    titel: str
    wie: str | None = None
    voor: str | None = None
    kern: str | None = None
    actoren: tuple[str, ...] = ()
    uitkomst: str | None = None
    reden: str | None = None


def change_agreement(
    desk: Desk,
    seen: Stored[Afspraak],
    said: AgreementSaid,
    token: str,
    private: bool = False,
    over: bool = False,
) -> Revision:
    """Change what differs from ``seen``, the afspraak as the user looked at it; the rest stays.

    What a colleague changed meanwhile in something else stays too. over: put it over what stands
    there now. Raises Conflict naming both values, InputError (nothing is different, no title, a day
    in the past), LooksPrivate, NotFound, AccessDenied.
    """
    if (done := done_already(desk, token)) is not None:
        return done
    held = stored_agreement(desk, seen.item.id)
    desk.require(BEWERKEN, resource(desk, held.item))
    changed = _changed(desk, seen.item, said)
    if not changed:
        raise InputError("Er is niets veranderd.")
    based = held.item if over else seen.item
    new: Any = cleaned(replace(based, **changed))
    rules_of("Afspraak").checked(desk.store, new, based)
    asked = [*private_facts_of(new, based)]
    if "wie" in changed:
        known = {desk.user.naam, *(e.item.eigenaar for e in desk.reads.all(Afspraak))}
        asked += stranger_named(new.wie, known)
    why = unless_private(f"Afspraak {new.titel} gewijzigd", asked, private)
    put = Put(new, held.version) if over else Put(new, seen.version, seen.item)
    return apply(desk, Change((put,), desk.user.naam, why, token=token))


def reopen_agreement(desk: Desk, id: str, version: int) -> Revision:
    """Say that something has to be done after all. Its day stays, and what came of it so far.

    Raises InputError when it is open, or was never to be done; Conflict, NotFound, AccessDenied.
    """
    before = stored_agreement(desk, id).item
    desk.require(BEWERKEN, resource(desk, before))
    if not may_be_open_again(before):
        stand = schema().toon("Afspraak", "stand", before.stand).lower()
        already = f"De afspraak '{before.titel}' is {stand} en kan niet weer open."
        raise InputError(f"{already} Ververs de pagina en kijk wat er staat.")
    new = replace(before, stand=OPEN, gedaan_op=None)
    if before.stand == VERVALLEN:
        new = replace(new, reden=None)  # why it was not needed; it is needed now
    why = with_private(f"Afspraak {before.titel} weer open", new, before, True)
    return apply(desk, Change((Put(new, version),), desk.user.naam, why))


def may_be_open_again(item: Afspraak) -> bool:
    """Whether it was work that is done or lapsed; contact that was made cannot be undone so."""
    return item.beslissing == DOEN and item.stand in (GEDAAN, VERVALLEN)


def may_hand_over(desk: Desk, item: Afspraak) -> bool:
    """Whether the user may say who else does it: not when it is only given to him to do.

    Raises AccessDenied for who may not read it.
    """
    where = resource(desk, item)
    desk.require(LEZEN, where)
    return allowed(desk.user, BEWERKEN, replace(where, given_to=None))


def _changed(desk: Desk, seen: Afspraak, said: AgreementSaid) -> dict[str, Any]:
    """The properties that become another, each as it is kept.

    Whom it is about keeps its order; of a finding it is part of what was decided, and stays.
    """
    if seen.beslissing not in WORK:
        raise InputError("Dit is geen afspraak om te doen. Maak het besluit eerst weer open.")
    if not said.titel.strip():
        raise InputError("Zeg wat je afspreekt, en bewaar opnieuw.")
    stay = [id for id in seen.actoren if id in said.actoren]
    wanted: dict[str, Any] = {
        "titel": " ".join(said.titel.split()),
        "wie": said.wie,
        "voor": said.voor,
        "kern": said.kern,
        "actoren": tuple(dict.fromkeys((*stay, *said.actoren))),
        "uitkomst": (said.uitkomst or "").strip() or None,
        "reden": (said.reden or "").strip() or None,
    }
    if seen.bevinding:
        del wanted["actoren"]
    changed = {name: value for name, value in wanted.items() if value != getattr(seen, name)}
    if "wie" in changed:
        changed["wie"] = who(desk, said.wie or "")
    if "voor" in changed:
        changed["voor"] = from_today(desk, said.voor or "", A_WEEK)
    if changed.get("kern") and seen.gebied is None:
        changed["gebied"] = gebied_of_kern(desk, said.kern)
    return changed
