"""Everything that a description is made of, as frozen values: chapters read nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from netwerk.insight.finding import Finding
from netwerk.model import (
    Afspraak,
    Gesprek,
    Huisstijl,
    Initiatief,
    Opgave,
    Signaal,
    Stap,
    Uitgave,
    Vraagstuk,
)
from netwerk.net.net import Net
from netwerk.report.description import Beeld
from netwerk.schema import Schema


@dataclass(frozen=True, kw_only=True)
class FigureTold:
    """One figure of the gebied, ready to be told.

    maat: its key. naam: what is counted. sentence: the figure in one sentence. shown: its value in
    words. beside: the same for the gemeente and a comparable kern ('' for none). value and
    gemeente: the numbers, None for not known. bron: source and year in words. note: what else must
    be said, as '4 van 5 buurten'. of_place: about the place itself (people, houses, distances), not
    about how it goes. where: the kern it is about, '' for the gebied.
    """

    maat: str
    naam: str
    sentence: str
    shown: str
    jaar: int
    bron: str
    value: float | None = None
    gemeente: float | None = None
    beside: str = ""
    licentie: str = ""
    note: str = ""
    domeinen: tuple[str, ...] = ()
    modelled: bool = False
    of_place: bool = False
    where: str = ""


@dataclass(frozen=True, kw_only=True)
class OpgaveTold:
    """An opgave with how far it is.

    now: the newest measured value, with its day (ISO, may be partial). unit: what a value counts,
    behind the number ('' or '%' or 'contacten'). progress: how it goes in one sentence, from who
    measured it ('' when nobody did). rests_on: what changed in the network among who was asked
    twice. warnings: what the measure cannot show.
    """

    item: Opgave
    now: float | None = None
    now_day: str | None = None
    unit: str = ""
    progress: str = ""
    rests_on: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Since:
    """What changed since a kept moment: its name, its day (ISO) and a sentence for each change."""

    naam: str
    dag: str
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class GebiedFacts:
    """What is known of one gebied (None: the whole municipality) on ``today``.

    net, findings and numbers are of the selection with this gebied; findings come most important
    first. The items of the agenda are those a reader of this gebied may see. inwoners: by id of a
    kern, where a figure says it; else what the list of places holds. figures: at most twelve, of
    the gebied; every_figure: all there are, also by kern. own: the team's own text by key of a
    chapter. spoken_via: by id of an actor the function of whom to speak to there.
    kernen_not_told: ids of kernen in gebieden that the reader may not read.
    known_as: by every name of any actor, also of who this reader may not see and also a name beside
    its own, the id of that actor: only to leave names out.
    agreed: by domein whether the figures agree with the signalen about it, and why.
    beeld: the network with its names. kaartje: the same small and without names, for page 1.
    labels: by id what an actor is called where no name may be told; empty: by its name.
    """

    gebied: str | None
    today: date
    net: Net
    schema: Schema = field(repr=False)
    findings: tuple[Finding, ...] = field(default=(), repr=False)
    numbers: Mapping[str, float | int] = field(default_factory=dict, repr=False)
    gemeente: str = ""
    inwoners: Mapping[str, int] = field(default_factory=dict)
    inwoners_bron: str = ""
    kernen_not_told: frozenset[str] = frozenset()
    figures: tuple[FigureTold, ...] = ()
    every_figure: tuple[FigureTold, ...] = ()
    signalen: tuple[Signaal, ...] = ()
    vraagstukken: tuple[Vraagstuk, ...] = ()
    initiatieven: tuple[Initiatief, ...] = ()
    stappen: tuple[Stap, ...] = ()
    spoken_via: Mapping[str, str] = field(default_factory=dict)
    afspraken: tuple[Afspraak, ...] = ()
    gesprekken: tuple[Gesprek, ...] = ()
    opgaven: tuple[OpgaveTold, ...] = ()
    since: Since | None = None
    known_as: Mapping[str, str] = field(default_factory=dict, repr=False)
    labels: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, str] = field(default_factory=dict)
    uitgave: Uitgave | None = None
    huisstijl: Huisstijl | None = None
    beeld: Beeld | None = None
    kaartje: Beeld | None = None
    agreed: Mapping[str, str] = field(default_factory=dict)
