"""What is said about a decision on a proposal: whether it comes back, and when."""

from __future__ import annotations

from datetime import date, timedelta

from netwerk.ui.words import on_day

OUTCOME = "Wat leverden voorstellen op?"
"""Under these words it stands what came of proposals."""
KNOWN = "kennen_al"
"""The decision that two know each other already."""
LATER = timedelta(days=90)
"""How long a proposal that was put on 'later' stays away."""


def returns_on(besluit: str, today: date) -> str | None:
    """The day (ISO) from which the pair is proposed again; None when it is not by itself."""
    return (today + LATER).isoformat() if besluit == "later" else None


def consequence(besluit: str, tot: str | None, contact: bool = False) -> str:
    """What a decision does with its proposal, as a sentence for the user.

    tot: the day (ISO) from which it is proposed again. 'later' without a day never ends. contact:
    whether contact of the two is recorded.
    """
    if besluit == "later" and tot:
        return f"Dit voorstel komt terug op {on_day(tot)}."
    if besluit == "doen":
        return f"Dit voorstel is opgepakt. Of er contact komt, zie je onder '{OUTCOME}'"
    if besluit == KNOWN and contact:
        return "Hun contact staat erin."
    if besluit == KNOWN:
        return "Leg hun contact vast, dan staat het ook op de kaart en in de lijsten."
    return "Dit voorstel komt niet vanzelf terug."
