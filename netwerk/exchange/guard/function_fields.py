"""Which columns ask for a function, so that a name in them is pointed out."""

from __future__ import annotations

from netwerk.exchange.meaning.label_plans import header_word
from netwerk.exchange.reading.drafts import Draft

ALWAYS = frozenset(
    {
        ("Actor", "contact"),
        ("Opgave", "trekker"),
        ("Stap", "van"),
        ("Stap", "naar"),
        ("Stap", "terugverteld_aan"),
    }
)
"""Properties that say who by function, whatever the header: 'contactpersoon' too."""
BY_HEADER = frozenset({("Actor", "rol")})
"""Of these a function is asked when the header says so."""


def asks_function(draft: Draft, naam: str) -> bool:
    """Whether the column of a property is for a function."""
    key = (draft.sheet.label or "", naam)
    if key in ALWAYS:
        return True
    header = draft.sheet.header(naam) if key in BY_HEADER else None
    return header is not None and "functie" in header_word(header)
