"""Which facts may leave the house: what is public of an organisation, and never a person's own.

Notes (omschrijving, toelichting, labels), sources, and who confirmed something stay inside. Of a
professional only the name, function and place go out, and only to the organisation that he or she
works for. A number or address that looks like somebody's own is left out too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

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
_MOBILE = re.compile(r"(?:\+|00)31\s*\(?0?\)?[\s-]*6|0?6[\s-]?\d")
_OWN_MAIL = re.compile(
    r"@(?:gmail|hotmail|outlook|live|msn|yahoo|icloud|me|ziggo|kpnmail|kpnplanet|planet|hetnet|"
    r"home|xs4all|casema|chello|upcmail|online|tele2|telfort|solcon|caiway|proton|protonmail)\."
    r"[a-z.]+$",
    re.I,
)
GONE = ("gestopt", "opgegaan_in")


def is_person(actor: Actor) -> bool:
    """Whether this actor is somebody and no organisation."""
    return actor.soort == PERSON


def looks_private(veld: str, value: Value) -> bool:
    """Whether a number is a mobile one, or an address that of a private mail box."""
    text = str(value or "").strip()
    if veld == "telefoon":
        return _MOBILE.match(text) is not None
    return veld == "email" and _OWN_MAIL.search(text) is not None


def may_show(actor: Actor, veld: str) -> bool:
    """Whether this property of this actor may leave, as it is filled now."""
    names = OF_PERSONS if is_person(actor) else OF_ORGANISATIONS
    return veld in names and not looks_private(veld, getattr(actor, veld))


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
