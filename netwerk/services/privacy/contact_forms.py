"""Which words of an actor are contact data of somebody: a number, a mail address, a name.

A function is none: 'coördinator uitgifte' stays, and of 'Jan Bos, penningmeester' only the name
goes.
"""

from __future__ import annotations

import re

from netwerk.exchange.guard.bare_name import names_somebody
from netwerk.model import Actor
from netwerk.store.erasing.spoken_forms import (
    Form,
    forms_of_address,
    forms_of_mail,
    forms_of_name,
    forms_of_phone,
    spans,
)
from netwerk.store.erasing.without import INSTEAD

_BEHIND = re.compile(r"\s*[,;(/]|\s[-–]\s")
"""What stands behind a name is its function or organisation."""
_NUMBER = re.compile(r"\+?\d[\d ()/.-]{7,}\d")


def contact_forms(actor: Actor) -> frozenset[Form]:
    """The forms in which contact data of this actor are written; none when there are none."""
    contact = actor.contact or ""
    numbers = (actor.telefoon or "", *_NUMBER.findall(contact))
    forms = frozenset(form for number in numbers for form in _of_number(number))
    return forms | forms_of_mail(actor.email or "") | _of_name(contact, actor.naam)


def _of_number(number: str) -> frozenset[Form]:
    """Also of a number of elsewhere, as it is written."""
    return forms_of_phone(number) or forms_of_address(number)


def _of_name(contact: str, naam: str) -> frozenset[Form]:
    name = _BEHIND.split(_NUMBER.sub("", contact).strip(), maxsplit=1)[0]
    if INSTEAD in contact or not names_somebody(_NUMBER.sub("", contact)):
        return frozenset()
    forms = forms_of_name(name)
    # One word that is in the name of the actor itself says too little to take it out there.
    return frozenset(f for f in forms if len(f) > 1 or not spans(naam, [1], {f}.__contains__))
