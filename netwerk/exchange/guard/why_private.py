"""Why what stands in one property looks private, for rows of files and for what is typed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from netwerk.access.phone_numbers import mobile_in
from netwerk.exchange.guard.function_named import name_said, names_somebody_in
from netwerk.exchange.guard.privacy_words import privacy_words
from netwerk.exchange.guard.private_facts import (
    PROFESSIONAL,
    every_reason,
    mail_of,
    names_a_person,
    private_mail_in,
    told_in,
)
from netwerk.model import Item
from netwerk.schema import Veld, schema

_NUMBERS = ("telefoon", "email")
_CODED = ("id", "van", "naar", "postcode", "postcodes", "cbs_codes", "kvk")
"""Texts that are keys and codes; whom a relation names is looked at elsewhere."""
_IS_LINK = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
"""The numbers in a link are nobody's."""


def may_be_private(veld: Veld) -> bool:
    """Whether a property holds texts that people write themselves, so that they can be private."""
    if veld.keuzes:
        return schema().keuzelijst(veld).vrij
    return veld.type in ("tekst", "teksten") and veld.naam not in _CODED


def why_private(veld: Veld, text: str, label: str, name: str, soort: str | None) -> str | None:
    """Every reason why a text looks private, as part of a sentence.

    label, name, soort: of the item that it stands with; soort only of an actor.
    """
    found: list[str | None] = []
    of_people = label != "Actor" or soort is None
    if of_people or soort in privacy_words().soorten:
        if veld.naam != "adres" and mobile_in(text):
            found.append("er staat een 06-nummer, dat lijkt van één mens")
        if mail := private_mail_in(text, name):
            found.append(f"'{mail[:60]}' lijkt een privéadres")
    if veld.naam not in _NUMBERS and not _IS_LINK.match(text):
        found.append(told_in(text, soort == PROFESSIONAL))
    return every_reason(found)


def why_value(
    veld: Veld, value: object, label: str, name: str, soort: str | None
) -> tuple[object, str | None]:
    """What of a value may go in (None for nothing), and why something of it may not."""
    texts = value if isinstance(value, tuple) else (value,)
    found = [
        why_private(veld, text, label, name, soort) if isinstance(text, str) else None
        for text in texts
    ]
    why = every_reason(found)
    if why is None or not isinstance(value, tuple):
        return (None if why else value), why
    return tuple(t for t, private in zip(texts, found, strict=True) if not private) or None, why


def why_of_contact(contact: str, values: Mapping[str, object], naam: str) -> str | None:
    """Why the mail address or mobile number of an organisation is that of its contact person.

    A mobile number is when the contact is somebody ('dhr. Bos'), or the mail beside it is of them.
    """
    name = str(values.get("naam") or "")
    mail = mail_of(contact, str(values.get("email") or ""), name)
    if naam == "email" and mail:
        return f"'{mail[:60]}' {_OF_CONTACT}"
    number = str(values.get(naam) or "")
    if naam == "telefoon" and mobile_in(number) and (mail or names_a_person(contact, None)):
        return f"'{number[:60]}' {_OF_CONTACT}"
    return None


_OF_CONTACT = "is van de contactpersoon, niet van de organisatie"


def private_facts_of(item: Item, before: Item | None) -> tuple[tuple[str, str], ...]:
    """What looks private in an item and is new since ``before``: each property, and why."""
    label = type(item).__name__
    # the address of an organisation is known by its name; what else is called so has no address
    name, soort = str(getattr(item, "naam", None) or "") if label == "Actor" else "", None
    found: list[tuple[str, str]] = []
    if label == "Actor":
        soort = str(getattr(item, "soort", ""))
        if name != getattr(before, "naam", None) and names_a_person(name, soort):
            why = f"'{name[:40]}' lijkt de naam van een mens, geen groep of organisatie"
            found.append((schema().labels[label].velden["naam"].label, why))
        elif name != getattr(before, "naam", None) and _has_no_function(item, name):
            why = f"'{name[:40]}' lijkt een mens zonder functie. Vul de rol in"
            found.append((schema().labels[label].velden["naam"].label, why))
    found += _by_name(item, before)
    for veld in schema().labels[label].velden.values():
        value = getattr(item, veld.naam, None)
        old = getattr(before, veld.naam, None)
        if not value or value == old or not may_be_private(veld) or _is_name(label, veld):
            continue
        new = tuple(v for v in value if v not in (old or ())) if isinstance(value, tuple) else value
        _, why_this = why_value(veld, new, label, name, soort)
        contact = getattr(item, "contact", None)
        if why_this is None and contact and soort != PROFESSIONAL:
            said = {key: getattr(item, key, None) for key in ("naam", "email", "telefoon")}
            why_this = why_of_contact(contact, said, veld.naam)
        if why_this:
            found.append((veld.label, why_this))
    return tuple(found)


_BY_FUNCTION = (("Opgave", "trekker"), ("Actor", "contact"))


def _by_name(item: Item, before: Item | None) -> list[tuple[str, str]]:
    """That the trekker of an opgave, or whom to ask for, is named where a function belongs."""
    found = []
    for label, name in _BY_FUNCTION:
        said = str(getattr(item, name, None) or "") if type(item).__name__ == label else ""
        if not said or said == getattr(before, name, None):
            continue
        if names_somebody_in(said) or (label == "Opgave" and names_a_person(said, None)):
            found.append((schema().labels[label].velden[name].label, name_said(said)))
    return found


def _has_no_function(item: Item, name: str) -> bool:
    """Whether this is a professional of whom only a greeting and a name are known."""
    known = getattr(item, "rol", None) or getattr(item, "contact", None)
    return getattr(item, "soort", "") == PROFESSIONAL and not known and names_a_person(name, None)


def _is_name(label: str, veld: Veld) -> bool:
    return label == "Actor" and veld.naam == "naam"
