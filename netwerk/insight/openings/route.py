"""The routes between two actors as values."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk.insight.finding import (
    ActorRef,
    Evidence,
)


@dataclass(frozen=True)
class Step:
    """One step: ``words`` says the tie, ``freshness`` how old it is; affiliation is no contact.

    is_work: between a person and the organisation that this one works for.
    """

    van: ActorRef
    naar: ActorRef
    is_contact: bool
    words: str
    freshness: str
    evidence: tuple[Evidence, ...]
    is_work: bool = False


@dataclass(frozen=True)
class Route:
    """One way to get to somebody. ``guessed`` counts the steps whose strength is not known."""

    steps: tuple[Step, ...]
    cost: int
    guessed: int
    sentence: str

    @property
    def via(self) -> tuple[ActorRef, ...]:
        """Who is in between."""
        return tuple(step.naar for step in self.steps[:-1])


@dataclass(frozen=True)
class Routes:
    """The routes between two actors, best first; the sentence says why there is none."""

    van: ActorRef
    naar: ActorRef
    routes: tuple[Route, ...]
    sentence: str
    nearest: tuple[ActorRef, ...] = ()
    beyond_selection: bool = False
