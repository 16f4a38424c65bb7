"""Phone numbers and mail addresses: what of an item is hidden from who may not see them.

One place for the rule; `services.live.contact_hidden` holds it before everything that is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeVar

from netwerk.access.phone_numbers import without_phones
from netwerk.access.rights import CONTACT, Resource, User, allowed
from netwerk.errors import AccessDenied
from netwerk.model import Actor, Item
from netwerk.schema import schema

I = TypeVar("I", bound=Item)  # noqa: E741 (an item)

CONTACT_FIELDS = ("telefoon", "email")
"""Of an actor: hidden whole, also whether they are known."""
NO_TEXT: Mapping[tuple[str, str], str] = {
    ("*", "id"): "a key: everything that refers to it has the same",
    ("Actor", "naam"): "what it is called on the map and in every sentence, which is of everybody",
    ("Gebied", "naam"): "the name of a place, on the map of everybody",
    ("Kern", "naam"): "the name of a place, on the map of everybody",
    ("Kern", "andere_namen"): "names of a place, by which an import finds it",
    ("Kern", "cbs_codes"): "codes, by which figures are put with their place",
    ("Relatie", "van"): "the key of an actor",
    ("Relatie", "naar"): "the key of an actor",
    ("Verbindkans", "via"): "keys of actors",
    ("Navraag", "relaties"): "keys of relations",
    ("Afspraak", "bevinding"): "the key of a finding",
    ("Peilmoment", "tijdstip"): "a moment that netwerk wrote",
    ("Weergave", "inhoud"): "data that netwerk wrote: places are numbers",
    ("Leesafspraak", "toewijzing"): "data that netwerk wrote about columns",
    ("Leesafspraak", "koppen"): "heads of a file, by which it is known again",
    ("Huisstijl", "kleur"): "the code of a colour",
    ("Huisstijl", "logo"): "the bytes of a picture",
    ("Wissing", "sporen"): "traces of what was erased, that say nothing themselves",
    ("Cijfer", "*"): "public figures: nobody types there",
    ("Grens", "*"): "public borders: nobody types there",
}
"""Texts in which nothing is hidden, by label and property (``*``: every one), and why."""
OF_ACCOUNTS = frozenset(
    {
        *(("Afspraak", "wie"), ("Afspraak", "eigenaar"), ("Stap", "eigenaar")),
        *(("Gesprek", "door"), ("Weergave", "eigenaar"), ("Peilmoment", "eigenaar")),
        *(("Doelgroep", "eigenaar"), ("Uitgave", "maker"), ("Wissing", "door")),
    }
)
"""Whose something is, by the name of an account: that may be a mail address, so only a number in it
is hidden."""
NOT_SEEN = "niet te zien met jouw rol"
"""What stands in the place of a number or address for who may not see it."""
DOTS = "(…)"
_MAIL = re.compile(
    r"[^\s@<>(),;:\[\]]{0,79}[^\s@<>(),;:\[\]/](?:[@\uff20]| ?[(\[]at[)\]] ?)[^\s@<>(),;:]{1,200}",
    re.IGNORECASE,
)
_ANYTHING = re.compile(r"[@\uff20]|[(\[]at[)\]]|[+0]", re.IGNORECASE)
"""Without one of these there is no number or address in a text."""
_DOUBLED = re.compile(rf"\({re.escape(DOTS)}([^()]*)\)")


@cache
def contact_texts(label: str) -> tuple[str, ...]:
    """The texts of a label in which people may type a number or an address: that is hidden.

    Every text of the schema, but what stands in NO_TEXT and what is hidden whole.
    """
    whole = CONTACT_FIELDS if label == Actor.__name__ else ()
    return tuple(
        naam
        for naam, veld in schema().labels[label].velden.items()
        if veld.type in ("tekst", "teksten")
        and naam not in whole
        and not {(label, naam), ("*", naam), (label, "*")} & NO_TEXT.keys()
    )


@dataclass(frozen=True)
class ContactSeen:
    """Of which actors somebody sees the contact data; two with the same see the same.

    outside: of those in no gebied, and in one that is not among ``others``. others: gebieden where
    it is the other way round.
    """

    outside: bool
    others: tuple[str, ...] = ()

    def sees(self, gebieden: Collection[str]) -> bool:
        """Whether those of an actor in these gebieden are seen: one of them is enough."""
        return any((g in self.others) != self.outside for g in gebieden) or (
            not gebieden and self.outside
        )


def contact_seen(user: User) -> ContactSeen | None:
    """Of whom this user sees the contact data; None: of everybody."""
    outside = allowed(user, CONTACT)
    others = tuple(
        sorted(g for g in user.rollen if allowed(user, CONTACT, Resource("", (g,))) != outside)
    )
    return None if outside and not others else ContactSeen(outside, others)


def without_contact(item: I) -> I:
    """The item as it is shown to who may not see phone numbers and mail addresses."""
    label = type(item).__name__
    values: dict[str, Any] = dict.fromkeys(CONTACT_FIELDS) if label == Actor.__name__ else {}
    for n in contact_texts(label):
        hide = _without_number if (label, n) in OF_ACCOUNTS else without_contact_in
        values[n] = _without(getattr(item, n), hide)
    if all(getattr(item, naam) == value for naam, value in values.items()):
        return item
    return replace(item, **values)


def with_hidden_told(actor: Actor) -> Actor:
    """The actor as a file holds it for who may not see its phone number and mail address."""
    told: dict[str, Any] = dict.fromkeys(CONTACT_FIELDS, NOT_SEEN)
    return replace(without_contact(actor), **told)


def holds_contact(item: Item) -> bool:
    """Whether there is anything of it to hide."""
    return without_contact(item) is not item


def without_contact_in(text: str) -> str:
    """A text without the numbers and addresses in it."""
    return _without_number(_MAIL.sub(DOTS, text)) if _ANYTHING.search(text) else text


def is_mask(text: str) -> bool:
    """Whether a text is what stood in the place of something hidden, and so says nothing itself."""
    return DOTS in text or NOT_SEEN in text


def with_hidden_kept(typed: I, stored: I, *, worked_out: bool = False) -> I:
    """What somebody typed who does not see the contact data of a stored item, with those kept.

    A hidden value that was left as it was shown, stays as it is stored. worked_out: it follows from
    the store itself (undoing, merging), so that it may also be what is stored. Raises AccessDenied
    when another value is given: nobody changes what he cannot see, whatever is known.
    """
    seen = without_contact(stored)
    kept: dict[str, Any] = {}
    whole = CONTACT_FIELDS if isinstance(stored, Actor) else ()
    for naam in (*whole, *contact_texts(type(stored).__name__)):
        value, there, shown = (getattr(one, naam) for one in (typed, stored, seen))
        hides = naam in whole or there != shown
        if value == shown:
            kept[naam] = there
        elif hides and not (worked_out and value == there):
            raise AccessDenied(_not_changed(stored))
    return replace(typed, **kept) if kept else typed


def _not_changed(stored: Item) -> str:
    if isinstance(stored, Actor):
        return (
            f"De telefoon en e-mail van {stored.naam} zijn {NOT_SEEN}. Je kunt ze dus ook niet "
            "wijzigen. Laat ze leeg, of vraag iemand die ze wel ziet."
        )
    return (
        f"In deze tekst staat een nummer of adres dat {NOT_SEEN} is. Laat de tekst zoals hij is, "
        "of vraag iemand die het wel ziet."
    )


def _without(
    value: str | tuple[str, ...] | None, hide: Callable[[str], str]
) -> str | tuple[str, ...] | None:
    if isinstance(value, tuple):
        return tuple(map(hide, value))
    return hide(value) if value else value


def _without_number(text: str) -> str:
    hidden = without_phones(text, _dots)
    return _DOUBLED.sub(rf"{DOTS}\1", hidden) if DOTS in hidden else hidden


def _dots(number: str) -> str:
    """In the place of a number: a bracket before it stays when it is closed further on."""
    opened = number.startswith("(") and number.count("(") > number.count(")")
    return f"({DOTS}" if opened else DOTS
