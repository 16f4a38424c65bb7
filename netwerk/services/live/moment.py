"""A store as it stood at one moment, with all that was worked out from it."""

from __future__ import annotations

from netwerk.services.live.jobs import Jobs
from netwerk.services.live.slots import Slots
from netwerk.store.values import Head

RESULTS = 64
"""Nets, findings, pictures, tables: at most so many of one moment."""
ANSWERS = 512
"""Small answers of the store: at most so many of one moment."""


class Moment:
    """What is kept of one head of the store and one day.

    The newest one is held by `Networks`, an older one only by who still works with it: all that was
    worked out from it goes when that is done.
    """

    def __init__(self, head: Head, day: str) -> None:
        self.head = head
        self.day = day
        self.name = self.named(head, day)
        self.results = Slots(RESULTS)
        self.answers = Slots(ANSWERS)
        self.jobs = Jobs()

    @staticmethod
    def named(head: Head, day: str) -> str:
        """What a moment is known by: no other store, revision or day has it."""
        return f"{day} {head.revision} {head.seal}"
