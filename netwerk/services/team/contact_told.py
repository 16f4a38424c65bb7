"""That somebody was shown a phone number or mail address, in the log: once a day of each actor."""

from __future__ import annotations

from netwerk.access.contact_data import CONTACT_FIELDS, holds_contact
from netwerk.access.log_line import CONTACT_ZIEN, item_words
from netwerk.access.rights import LEZEN
from netwerk.model import Actor, Item
from netwerk.services.changes import resource
from netwerk.services.desk import Desk


def tell_contact_seen(desk: Desk, *items: Item) -> None:
    """Write down that the user of this desk gets to see the contact data of these actors.

    Nothing for an actor of which nothing is known or seen, nor a second time that day: the log
    stays readable. Raises StoreUnavailable when the log cannot be written, AccessDenied.
    """
    for item in items:
        desk.require(LEZEN, resource(desk, item))
        if desk.log is None or not isinstance(item, Actor) or not holds_contact(item):
            continue
        day, key = desk.today.isoformat(), (desk.user.naam, item.id)
        told = desk.told_today.setdefault(day, set())
        if key not in told:
            desk.record(CONTACT_ZIEN, item_words(Actor.__name__, item.id))
            told.add(key)
            for other in [d for d in desk.told_today if d != day]:
                desk.told_today.pop(other, None)


def hidden_fields(desk: Desk, item: Item) -> tuple[str, ...]:
    """The properties of an item that this user may not see, so that no form asks for them."""
    desk.require(LEZEN, resource(desk, item))
    hidden = isinstance(item, Actor) and not desk.sees_contact(item)
    return CONTACT_FIELDS if hidden else ()
