"""What an insight is: one Dutch sentence with its evidence, certainty and a possible next step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from netwerk.net.net import Net

EVIDENCE = 20
"""At most so many relations as evidence; ``numbers['evidence']`` has the real count."""
EACH, ORGANISATION = LEVELS = ("actor", "organisatie")
"""What is counted: every actor by itself, or people with the organisation they work for."""
MORE = "more"
"""What the rest of a long list is about."""


@dataclass(frozen=True)
class ActorRef:
    """An actor by id and naam."""

    id: str
    naam: str


@dataclass(frozen=True)
class Subject:
    """What is told about: an actor, a tie, a kern, a gebied, groups, or the whole.

    ids are stable: of the actor, of both ends of the tie (ascending), of the place, of one or two
    groups ('categorie:sport'), and for the whole the question that is answered. name: for a reader.
    """

    kind: str
    ids: tuple[str, ...]
    name: str

    @property
    def key(self) -> str:
        """Stable over runs, and the same for all that is said about it."""
        return ":".join((self.kind, *self.ids))


@dataclass(frozen=True)
class Evidence:
    """One relation a finding rests on, with its source and date (None: niet bekend)."""

    relatie: str
    van: ActorRef
    naar: ActorRef
    soort: str
    sterkte: int | None
    bron: str | None
    datum: str | None


@dataclass(frozen=True)
class Certainty:
    """How sure a finding is: a band ('stevig', 'redelijk', 'onzeker') and why, in Dutch."""

    band: str
    sentence: str


@dataclass(frozen=True)
class Finding:
    """One finding. ``kind`` names its record (see `kinds`); ``numbers`` holds what a table shows.

    about: what makes its key when that is less, or other, than its actors: the two groups of a gap,
    the one on whom others depend; MORE for the rest of a long list. selection: the part of the
    network that was looked at, in words. subject: whom or what it is told about; a finder gives it
    when the rule of the kind cannot know. `all_findings` fills selection and subject. holds: the
    chance, 0..1, that it would still be so if everything were known; None when no figure can be
    given, and then it is never 'stevig'. level: what is counted, see LEVELS. scope: of what is said
    of groups or of a network as such, which part was looked at, as it stands in its key: what holds
    of one gebied is another finding than what holds of the next; `all_findings` fills it.
    """

    kind: str
    sentence: str
    actors: tuple[ActorRef, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    certainty: Certainty = Certainty("redelijk", "")
    next_step: str = ""
    gebied: str | None = None
    kern: str | None = None
    numbers: Mapping[str, float | int | str | None] = field(default_factory=dict)
    about: str = ""
    selection: str = ""
    subject: Subject | None = None
    holds: float | None = None
    level: str = EACH
    scope: str = ""

    @property
    def key(self) -> str:
        """The same as long as it is about the same: ``about``, else actors and place; and scope."""
        within = f"@{self.scope}" if self.scope else ""
        if self.about:
            return f"{self.kind}:{self.about}{within}"
        ids = (self.kind, self.gebied or "", self.kern or "", *(a.id for a in self.actors))
        return ":".join(ids) + within


def actor_ref(net: Net, i: int) -> ActorRef:
    """Actor ``i`` of a net as a reference."""
    return ActorRef(str(net.actors["id"][i]), str(net.actors["naam"][i]))


def actor_refs(net: Net, actors: Iterable[int]) -> tuple[ActorRef, ...]:
    """These actors as references, in the order given."""
    return tuple(actor_ref(net, i) for i in actors)


def subject_of_actor(net: Net, i: int) -> Subject:
    """Actor ``i`` as what is told about."""
    actor = actor_ref(net, i)
    return Subject("actor", (actor.id,), actor.naam)


def by_naam(net: Net, actors: Iterable[int]) -> list[int]:
    """Actors in order of naam, then as they stand in the net."""
    names = net.actors["naam"]
    return sorted(actors, key=lambda i: (str(names[i]).casefold(), i))


def evidence_of(net: Net, rows: Iterable[int]) -> tuple[Evidence, ...]:
    """The relations in these rows of ``net.relaties`` as evidence, in the order given."""
    columns = net.relaties
    return tuple(
        Evidence(
            relatie=str(columns["id"][r]),
            van=actor_ref(net, int(net.van[r])),
            naar=actor_ref(net, int(net.naar[r])),
            soort=str(columns["soort"][r]),
            sterkte=_int(columns["sterkte"][r]),
            bron=_text(columns["bron"][r]),
            datum=_text(columns["laatst_bevestigd"][r]),
        )
        for r in rows
    )


@dataclass(frozen=True, eq=False)
class TieRows:
    """Which rows of ``net.relaties`` an actor takes part in, without a scan (see `tie_rows`)."""

    net: Net
    indptr: NDArray[np.int64]
    rows: NDArray[np.int64]

    def of(self, i: int) -> NDArray[np.int64]:
        """The relations of actor ``i``, ascending; a relation with itself twice."""
        rows: NDArray[np.int64] = self.rows[self.indptr[i] : self.indptr[i + 1]]
        return rows

    def contacts_of(self, i: int) -> NDArray[np.int64]:
        """The contact ties of actor ``i`` with others, ascending."""
        return self._among(self.of(i), contact=True)

    def affiliations_of(self, i: int) -> NDArray[np.int64]:
        """The affiliation ties of actor ``i`` with others, ascending."""
        return self._among(self.of(i), contact=False)

    def contacts_between(self, i: int, j: int) -> NDArray[np.int64]:
        """The contact ties between two actors in either direction, ascending."""
        degrees = self.indptr[i + 1] - self.indptr[i], self.indptr[j + 1] - self.indptr[j]
        here, there = (i, j) if degrees[0] <= degrees[1] else (j, i)
        rows = self.contacts_of(here)
        picked: NDArray[np.int64] = rows[
            (self.net.van[rows] == there) | (self.net.naar[rows] == there)
        ]
        return picked

    def _among(self, rows: NDArray[np.int64], contact: bool) -> NDArray[np.int64]:
        net = self.net
        picked: NDArray[np.int64] = rows[
            (net.contact[rows] == contact) & (net.van[rows] != net.naar[rows])
        ]
        return picked


def tie_rows(net: Net) -> TieRows:
    """The look-up of a net's relations by actor."""
    ends = np.concatenate((net.van, net.naar)).astype(np.int64)
    rows = np.tile(np.arange(net.m, dtype=np.int64), 2)
    indptr = np.zeros(net.n + 1, np.int64)
    np.cumsum(np.bincount(ends, minlength=net.n), out=indptr[1:])
    return TieRows(net, indptr, rows[np.lexsort((rows, ends))])


def _int(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
