"""Why what stands in one property looks private, for rows of files and for what is typed."""

from __future__ import annotations

from netwerk.exchange.guard.privacy_words import privacy_words
from netwerk.exchange.guard.private_facts import (
    PROFESSIONAL,
    mail_of,
    mobile_in,
    names_a_person,
    private_mail_in,
    told_in,
)
from netwerk.model import Item
from netwerk.schema import Veld, schema

_NUMBERS = ("telefoon", "email", "contact")
_FREE = ("contact", "adres", "bevestigd_door")
"""Short texts of people, besides the long ones."""


def may_be_private(veld: Veld) -> bool:
    """Whether a property holds texts that can be private."""
    return veld.lang or veld.naam in (*_NUMBERS, *_FREE)


def why_private(veld: Veld, text: str, label: str, name: str, soort: str | None) -> str | None:
    """Why a text looks private, as part of a sentence.

    label, name, soort: of the item that it stands with; soort only of an actor.
    """
    of_people = label != "Actor" or soort is None
    if of_people or soort in privacy_words().soorten:
        if veld.naam != "adres" and mobile_in(text):
            return "er staat een 06-nummer, dat lijkt van één mens"
        if mail := private_mail_in(text, name):
            return f"'{mail[:60]}' lijkt een privéadres"
    if veld.lang or veld.naam in _FREE:
        return told_in(text, soort == PROFESSIONAL)
    return None


def why_of_contact(contact: str, text: str, name: str) -> str | None:
    """Why a mail address of an organisation is that of its contact person."""
    mail = mail_of(contact, text, name)
    return f"'{mail[:60]}' is van de contactpersoon, niet van de organisatie" if mail else None


def private_facts_of(item: Item, before: Item | None) -> tuple[tuple[str, str], ...]:
    """What looks private in an item and is new since ``before``: each property, and why."""
    label = type(item).__name__
    name, soort = str(getattr(item, "naam", None) or ""), None
    found: list[tuple[str, str]] = []
    if label == "Actor":
        soort = str(getattr(item, "soort", ""))
        if name != getattr(before, "naam", None) and names_a_person(name, soort):
            why = f"'{name[:40]}' lijkt de naam van een mens, geen groep of organisatie"
            found.append((schema().labels[label].velden["naam"].label, why))
    for veld in schema().labels[label].velden.values():
        value = getattr(item, veld.naam, None)
        if not isinstance(value, str) or not may_be_private(veld):
            continue
        if value == getattr(before, veld.naam, None):
            continue
        why_this = why_private(veld, value, label, name, soort)
        contact = getattr(item, "contact", None)
        if why_this is None and veld.naam == "email" and contact and soort != PROFESSIONAL:
            why_this = why_of_contact(contact, value, name)
        if why_this:
            found.append((veld.label, why_this))
    return tuple(found)
