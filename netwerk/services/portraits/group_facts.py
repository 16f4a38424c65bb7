"""What is known of some actors together: who they are, how they hang together, whom to ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from netwerk.insight import wording as w
from netwerk.insight.counts import standing, twice
from netwerk.insight.finding import ActorRef, actor_ref
from netwerk.net.net import Net
from netwerk.schema import schema

FEW = 2
"""With fewer who were asked nothing is said of a place."""
HEADS, ASKED_FIRST = 2, 3
PROFESSIONAL = "professional"


@dataclass(frozen=True)
class Member:
    """One of them: its contacts with others of them (inside) and with anybody else (outside).

    asked: when it was asked for its contacts (ISO, None: never).
    """

    ref: ActorRef
    kind: str
    inside: int
    outside: int
    asked: str | None

    @property
    def contacts(self) -> int:
        """With how many it has contact."""
        return self.inside + self.outside


@dataclass(frozen=True)
class GroupFacts:
    """Some actors together.

    members: most contacts first. soorten: how many of each in words. inside, outside: contacts
    among them, and of them with others. gates: who of them has contact with others. alone: without
    any contact, as everywhere (see `insight.counts.standing`). asked: how many were ever asked.
    never: who was not. ask: whom to ask first. doubles: how many of them may be there twice: they
    stand among the members here, and do not count in a description.
    """

    members: tuple[Member, ...]
    soorten: tuple[str, ...]
    inside: int
    outside: int
    gates: tuple[ActorRef, ...]
    alone: tuple[ActorRef, ...]
    asked: int
    never: tuple[ActorRef, ...]
    ask: tuple[ActorRef, ...]
    doubles: int = 0

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.members)

    @property
    def heads(self) -> tuple[ActorRef, ...]:
        """Who of them has the most contacts."""
        return tuple(member.ref for member in self.members[:HEADS] if member.contacts)

    @property
    def too_little(self) -> bool:
        """Whether too few were asked to say anything of them together."""
        return self.asked < FEW

    @property
    def sentence(self) -> str:
        """How many they are, of each soort, and how many of them may be there twice."""
        there = w.counted(self.count)
        if len(self.soorten) == 1:
            told = self.soorten[0]
        else:
            told = f"{there}: {w.listing(self.soorten)}" if self.soorten else there
        stand = w.verb(self.doubles, "staat", "staan")
        double = f"Daarvan {stand} er {self.doubles} misschien dubbel in."
        return f"{w.sentence(told)} {double}" if self.doubles else w.sentence(told)


def group_facts(net: Net, rows: Sequence[int], today: date) -> GroupFacts:
    """The facts of the actors in these rows of a whole net."""
    here = np.zeros(net.n, np.bool_)
    here[list(rows)] = True
    without = standing(net).without_contact
    lone = {str(net.actors["id"][i]) for i in rows if without[i]}
    members = [_member(net, i, here) for i in rows]
    members.sort(key=lambda m: (-m.contacts, m.ref.naam.casefold(), m.ref.id))
    counts = Counter(str(net.actors["soort"][i]) for i in rows)
    never = [m for m in members if not m.asked]
    longest = sorted(
        (m for m in members if m.asked), key=lambda m: (m.asked or "", -m.contacts, m.ref.id)
    )
    old = [m for m in longest if (w.months_old(m.asked, today) or 0) > 0]
    return GroupFacts(
        members=tuple(members),
        soorten=tuple(
            w.counted(counts[soort], w.soort_words(soort))
            for soort in schema().keuzes["soort"].keuzes
            if counts[soort]
        ),
        inside=sum(m.inside for m in members) // 2,
        outside=sum(m.outside for m in members),
        gates=tuple(m.ref for m in members if m.outside),
        alone=tuple(m.ref for m in members if m.ref.id in lone),
        asked=len(members) - len(never),
        never=tuple(m.ref for m in never),
        ask=tuple(m.ref for m in (never or old)[:ASKED_FIRST]),
        doubles=int(twice(net)[list(rows)].sum()),
    )


def _member(net: Net, i: int, here: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Member:
    near = net.neighbours(i)
    inside = int(here[near].sum())
    asked, categorie = net.actors["gevraagd"][i], net.actors["categorie"][i]
    soort = str(net.actors["soort"][i])
    words = schema().toon("Actor", "categorie", categorie) if categorie else ""
    return Member(
        ref=actor_ref(net, i),
        kind=words or schema().keuzes["soort"].label(soort),
        inside=inside,
        outside=int(net.all_contacts[i]) - inside,
        asked=str(asked) if asked else None,
    )
