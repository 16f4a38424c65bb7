"""A line of the log: who did what, to what, when, from where, and whether it was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote, unquote

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


_ENDS_A_KEY = frozenset(" ,%(…")
"""What in a line stands behind a key, or makes other signs."""


def item_words(label: str, id: str) -> str:
    """An item in a line, 'Actor smid': of its key no part reads as something else in the line."""

    def written(sign: str) -> str:
        odd = sign in _ENDS_A_KEY or not sign.isprintable()
        return quote(sign, safe="", errors="surrogatepass") if odd else sign

    return f"{label} {''.join(map(written, id))}"


def id_written(written: str) -> str:
    """The key that `item_words` wrote so."""
    return unquote(written, errors="surrogatepass")


NAMED_ITEMS = 3
"""Items of a change that are named; the rest is counted."""


def items_words(named: Sequence[str], count: int) -> str:
    """'Actor smid', and of several '5 items: Actor smid, Actor koor, Relatie r1 en nog 2'."""
    few = ", ".join(named[:NAMED_ITEMS])
    more = count - min(len(named), NAMED_ITEMS)
    return few if count == 1 else f"{count} items: {few}{f' en nog {more}' if more > 0 else ''}"


class Log(Protocol):
    """Where lines are written. A line that cannot be written stops what it is about."""

    def write(self, line: LogLine) -> None:
        """Keep one line for good. Raises StoreUnavailable when it cannot."""

    def ready(self) -> None:
        """Raise StoreUnavailable when no line can be written now.

        Asked before what cannot be taken back when its line turns out not to be written.
        """

    def close(self) -> None:
        """Let go of where the lines are."""
