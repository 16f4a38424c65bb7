"""A store as it stood at one moment, with all that was worked out from it."""

from __future__ import annotations

from netwerk.services.live.jobs import Jobs
from netwerk.services.live.slots import Slots
from netwerk.store.values import Head

RESULTS = 512
"""Nets, findings, pictures, tables: at most so many of one moment. A team that opens every page in
every gebied asks for some hundred; the largest are a few MB in a network of 1,500."""
ANSWERS = 2048
"""Small answers of the store: at most so many of one moment."""


class WorkedOut:
    """What was worked out from the store under one name, and what is being worked out.

    read: whether the network was read under this name.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.results = Slots(RESULTS)
        self.jobs = Jobs()
        self.read = False


class Moment:
    """What is kept of one head of the store and one day.

    The newest one is held by `Networks`, an older one only by who still works with it: all that was
    worked out from it goes when that is done. before: the moment before it when the network is the
    same as then, since only what stands beside the network was changed (`live/same_network.py`):
    what was worked out from the network goes on to hold.
    """

    def __init__(self, head: Head, day: str, before: Moment | None = None) -> None:
        self.head = head
        self.day = day
        self.own = WorkedOut(self.named(head, day))
        self.network: WorkedOut = self.own if before is None else before.network
        self.answers = Slots(ANSWERS)

    @property
    def name(self) -> str:
        """What this very moment is known by, for what follows from all that is stored."""
        return self.own.name

    @staticmethod
    def named(head: Head, day: str) -> str:
        """What a moment is known by: no other store, revision or day has it."""
        return f"{day} {head.revision} {head.seal}"
