"""Which facts may leave the house: what is public of an organisation, and never a person's own.

Notes (omschrijving, toelichting, labels), sources, and who confirmed something stay inside. Of a
professional only the name, function and place go out, and only to the organisation that he or she
works for. A number or address that looks like somebody's own is left out too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from netwerk.access.phone_numbers import mobile_in
from netwerk.exchange.guard.privacy_words import privacy_words
from netwerk.exchange.guard.private_facts import (
    names_a_person,
    private_mail_in,
    told_in,
)
from netwerk.model import Actor, Relatie, Value
from netwerk.schema import schema

PERSON = "professional"
OF_ORGANISATIONS = (
    "naam",
    "andere_namen",
    "soort",
    "categorie",
    "kern",
    "gebieden",
    "adres",
    "postcode",
    "telefoon",
    "email",
    "website",
    "kvk",
    "status",
)
OF_PERSONS = ("naam", "soort", "kern", "gebieden", "rol", "status")
OF_TIES = ("van", "naar", "soort", "frequentie", "sinds", "tot")
GONE = ("gestopt", "opgegaan_in")


def is_person(actor: Actor) -> bool:
    """Whether this actor is somebody and no organisation."""
    return actor.soort == PERSON


def looks_private(veld: str, value: Value, naam: str) -> bool:
    """Whether a number is a mobile one, or an address that of a private mail box."""
    text = str(value or "")
    if veld == "telefoon":
        return mobile_in(text)
    return veld == "email" and private_mail_in(text, naam) is not None


def may_come(actor: Actor, veld: str, text: str) -> bool:
    """Whether somebody may change this property of this actor to this, by mail or on a sheet.

    The rules for what looks private are those of any import.
    """
    if is_person(actor) and veld not in OF_PERSONS:
        return False
    if veld == "naam" and names_a_person(text, actor.soort):
        return False
    if actor.soort in privacy_words().soorten and looks_private(veld, text, actor.naam):
        return False
    return told_in(text, is_person(actor)) is None


def may_show(actor: Actor, veld: str) -> bool:
    """Whether this property of this actor may leave, as it is filled now."""
    names = OF_PERSONS if is_person(actor) else OF_ORGANISATIONS
    return veld in names and not looks_private(veld, getattr(actor, veld), actor.naam)


def is_over(relatie: Relatie, today: str) -> bool:
    """Whether a relation is known to have ended."""
    return relatie.tot is not None and relatie.tot <= today


def public_ties(
    actor: Actor, relaties: Iterable[Relatie], actors: Mapping[str, Actor], today: str
) -> list[Relatie]:
    """The ties of an organisation with other organisations that go on.

    The longest ago confirmed come first, those nobody confirmed before all.
    """
    kinds = schema().relaties
    held = [
        relatie
        for relatie in relaties
        if (other := actors.get(relatie.naar if relatie.van == actor.id else relatie.van))
        and not is_person(other)
        and other.status not in GONE
        and relatie.soort in kinds
        and not is_over(relatie, today)
    ]
    return sorted(
        held,
        key=lambda r: (not kinds[r.soort].is_contact, r.laatst_bevestigd or "", r.id),
    )


def tie_words(actor: Actor, relatie: Relatie, actors: Mapping[str, Actor]) -> str:
    """A tie as its actor sees it: 'werkt samen met Koor', or 'Koor verwijst naar jullie'."""
    kind = schema().relaties[relatie.soort]
    if relatie.van == actor.id or not kind.richting:
        other = relatie.naar if relatie.van == actor.id else relatie.van
        return f"{kind.label} {actors[other].naam}"
    return f"{actors[relatie.van].naam} {kind.label} jullie"
