"""What an insight is: one Dutch sentence with its evidence, certainty and a possible next step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from netwerk.net.net import Net


@dataclass(frozen=True)
class ActorRef:
    """An actor by id and naam."""

    id: str
    naam: str


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
    """How sure a finding is: a band ('stevig', 'redelijk', 'onzeker') and why, in one Dutch sentence."""

    band: str
    sentence: str


@dataclass(frozen=True)
class Finding:
    """One finding. ``kind`` is a stable key for scripts; ``numbers`` holds what a table shows; ``key`` is stable over runs."""

    kind: str
    sentence: str
    actors: tuple[ActorRef, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    certainty: Certainty = Certainty("redelijk", "")
    next_step: str = ""
    gebied: str | None = None
    kern: str | None = None
    numbers: Mapping[str, float | int | str | None] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Names this finding as long as it is about the same actors."""
        return ":".join((self.kind, self.gebied or "", self.kern or "", *(a.id for a in self.actors)))


def actor_ref(net: Net, i: int) -> ActorRef:
    """Actor ``i`` of a net as a reference."""
    return ActorRef(str(net.actors["id"][i]), str(net.actors["naam"][i]))


def evidence_of(net: Net, rows: Iterable[int]) -> tuple[Evidence, ...]:
    """The relations in these rows of ``net.relaties`` as evidence, in the order given."""
    columns = net.relaties
    return tuple(
        Evidence(
            str(columns["id"][r]),
            actor_ref(net, int(net.van[r])),
            actor_ref(net, int(net.naar[r])),
            str(columns["soort"][r]),
            _int(columns["sterkte"][r]),
            _text(columns["bron"][r]),
            _text(columns["laatst_bevestigd"][r]),
        )
        for r in rows
    )


def _int(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
