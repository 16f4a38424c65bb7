"""A line of the log: who did what, to what, when, from where, and whether it was done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

AANMELDEN, AFMELDEN, WIJZIGEN = "aanmelden", "afmelden", "wijzigen"
CONTACT_ZIEN, EXPORTEREN, INZIEN = "contact zien", "exporteren", "inzien"
WISSEN, BEHEER, OPVRAGEN = "wissen", "beheer", "opvragen"
WHAT = (
    AANMELDEN,
    AFMELDEN,
    WIJZIGEN,
    CONTACT_ZIEN,
    EXPORTEREN,
    INZIEN,
    WISSEN,
    BEHEER,
    OPVRAGEN,
)
"""All that is logged: sign in and out, change, see a phone number or mail address, export, look up
everything about one person, erase, manage (backup, restore, settings), and ask by the API."""


@dataclass(frozen=True)
class LogLine:
    """One line, of six fields and no text of anybody's notes.

    wie: as in the history. wat: one of WHAT. waarop: "Label id", or the name of a file or a list.
    wanneer: ISO moment in UTC. waarvandaan: see `User.waarvandaan`. gelukt: False when refused.
    """

    wie: str
    wat: str
    waarop: str
    wanneer: str
    waarvandaan: str
    gelukt: bool


class Log(Protocol):
    """Where lines are written. A line that cannot be written stops what it is about."""

    def write(self, line: LogLine) -> None:
        """Keep one line for good. Raises StoreUnavailable when it cannot."""
