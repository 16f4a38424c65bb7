"""How certain a finding is: the chance that it would still hold if everything were known.

The chance comes from one model of what is not recorded (room `standing`). A finding without a
chance is never 'stevig'; what else it rests on can take it down: how many were asked, how old the
evidence is, whether there is enough to say anything (Borgatti, Carley & Krackhardt 2006).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from netwerk.insight import wording as w
from netwerk.insight.counts import counted
from netwerk.insight.finding import Certainty, TieRows, tie_rows
from netwerk.insight.standing.ask_next import Worth, in_order, worth_of
from netwerk.insight.standing.chances import Chances
from netwerk.insight.standing.fading import NEVER, OLD_MONTHS, asked_when
from netwerk.insight.standing.found import claims_of
from netwerk.insight.standing.made import chances_of
from netwerk.insight.standing.redrawn import LEVEL, LEVEL_IN_TWOS, Redrawn, redrawn
from netwerk.insight.two_mode import is_two_mode
from netwerk.net.arrays import Ints, Longs
from netwerk.net.csr import Bools
from netwerk.net.kernels import Fragility, fragility
from netwerk.net.net import Net
from netwerk.net.splitting import parts_without
from netwerk.schema import Schema

BANDS = ("onzeker", "redelijk", "stevig")
STEADY, SHAKY = 0.85, 0.60
"""From this chance on a finding is 'stevig'; below the second it is 'onzeker'."""
MISSING = 0.10
"""The share of ties that is left out in draws."""
MOST_REDRAWN = 10_000
"""Of more actors no networks are drawn with what is not recorded: there are no such figures."""
SMALL = 10
"""Below so many actors there is a list, but no more than a reasonable certainty."""
ASSUMED = (
    "aanname: er ontbreekt 10% van de contacten als beide pas gevraagd zijn, tot 60% als geen "
    "van beide is gevraagd"
)
"""What every chance rests on, said with each: a choice, see `standing.fading`."""
CHANGES = "als we alles wisten, ziet dit er misschien anders uit"
"""Of what is too unsure to give a figure."""


@dataclass(frozen=True, eq=False)
class Ground:
    """What all findings of one net rest on, made once by `ground_of`.

    asked bool (n,): was this actor asked for its contacts, ever. when int64 (n,): never, long ago
    or lately. months int32 (m,): age of each confirmation of a relation, -1 when there is no date.
    corrections: what asking again showed of earlier findings, by kind (`standing.recalibration`).
    """

    net: Net
    schema: Schema
    today: date
    rows: TieRows
    fragility: Fragility
    asked: Bools
    when: Longs
    months: NDArray[np.int32]
    corrections: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def two_mode(self) -> bool:
        """Whether this is a list with two sides: contact within a side is never recorded."""
        return is_two_mode(self.net, self.schema)

    @cached_property
    def sure(self) -> Chances:
        """The chance of each finding that it would still hold if everything were known."""
        held, told = self.fragility, self.corrections
        return chances_of(self.net, held, self.when, self.months, told, self.two_mode)

    @cached_property
    def redraws(self) -> Redrawn | None:
        """Networks with unrecorded contacts drawn in; None where they would say nothing."""
        sure = self.sure
        if not sure.given or self.net.n > MOST_REDRAWN:
            return None
        return redrawn(sure.rates.hidden, sure.keys)

    def between(
        self,
        measure: Callable[[Ints, Ints], float],
        known: float,
        level: float = LEVEL,
        in_twos: float = LEVEL_IN_TWOS,
        draws: int | None = None,
    ) -> tuple[float, float] | None:
        """Between which values ``measure(indptr, indices)`` likely lies; None without a figure.

        For what more contacts can only raise, so from what is ``known`` of it. ``level``: the share
        of the drawn networks that does not pass the other end; ``in_twos`` where actors with two
        contacts abound, as there the draws add too little. ``draws``: on so many of them.
        """
        redraws = self.redraws
        if redraws is None:
            return None
        level += (in_twos - level) * self.sure.in_twos
        return known, max(known, redraws.some(draws).at_most(measure, level))

    @cached_property
    def worth_asking(self) -> tuple[Longs, Worth]:
        """Who was not asked lately, what the answer is worth most first; and what it is worth."""
        sure, hidden = self.sure, self.sure.rates
        claims = claims_of(self.net, self.fragility, sure.keys, hidden)
        worth = worth_of(hidden, claims, self.when)
        return in_order(worth, self.when, hidden.of_each, sure.keys), worth

    def cut_point_stands(self, actor: int) -> float:
        """The chance of a cut point, 0 when no figure can be given."""
        parts = parts_without(self.net, [actor], self.fragility)
        return self.sure.cut_point(actor, parts) or 0.0

    @property
    def coverage(self) -> float:
        """The share of the actors that count that were asked, 0 for an empty net."""
        of = self.asked[self.counted]
        return float(of.mean()) if len(of) else 0.0

    @cached_property
    def counted(self) -> Bools:
        """Who counts among the asked and not asked, bool (n,)."""
        return counted(self.net)


def ground_of(
    net: Net, schema: Schema, today: date, corrections: Mapping[str, float] | None = None
) -> Ground:
    """Everything the findings of a net share, in an order of what actors are (`Net.by_content`).

    Deterministic: what is drawn is drawn by content.
    """
    net = net.by_content
    when = asked_when(net.actors["gevraagd"], today)
    ages = {
        value: w.months_old(str(value), today) if value else None
        for value in set(net.relaties["laatst_bevestigd"])
    }
    months = np.array(
        [-1 if (age := ages[value]) is None else age for value in net.relaties["laatst_bevestigd"]],
        np.int32,
    )
    return Ground(
        net=net,
        schema=schema,
        today=today,
        rows=tie_rows(net),
        fragility=fragility(net.indptr, net.indices),
        asked=when != NEVER,
        when=when,
        months=months,
        corrections=corrections or {},
    )


def bridge_entries(net: Net, held: Fragility) -> Bools:
    """Which CSR entries are bridges, bool (2p,)."""
    rows = np.repeat(np.arange(net.n), np.diff(net.indptr))
    child, other = (
        held.bridge[rows] & (held.parent[rows] == net.indices),
        held.bridge[net.indices],
    )
    entries: Bools = child | (other & (held.parent[net.indices] == rows))
    return entries


def judged(
    ground: Ground,
    *,
    actors: Sequence[int] = (),
    rows: Sequence[int] | NDArray[np.int64] = (),
    holds: float | None = None,
    stands: float | None = None,
    claim: str = "",
    absence: bool = False,
    several: int = 1,
    shaky: bool = False,
) -> Certainty:
    """The certainty of a finding about these actors, resting on these relations.

    ``holds``: the chance that it would still hold if everything were known, of a finding about
    ``several`` the share of them; the band follows from it. ``claim`` says what then holds.
    ``stands``: the share of draws in which it comes back, for what has no chance of its own.
    ``absence``: the finding says that something is not there, so what was never asked weighs most.
    ``shaky``: it seldom comes back in draws, but how seldom can't be said.
    """
    facts = [
        _by_asking_these(ground, actors) if absence else _by_asking(ground),
        _by_age(ground, rows),
        _by_sides(ground, rows),
        _by_size(ground),
    ]
    if holds is not None:
        words = [_by_chance(holds, claim, several), *(text for _, text in facts), ASSUMED]
        return Certainty(band_of(holds), " ".join(w.sentence(text) for text in words if text))
    verdicts = [(2, CHANGES) if shaky else _by_draws(stands, claim), *facts]
    down = max(1, sum(verdict[0] for verdict in verdicts))
    band = BANDS[max(0, len(BANDS) - 1 - down)]
    return Certainty(band, " ".join(w.sentence(verdict[1]) for verdict in verdicts if verdict[1]))


def band_of(holds: float) -> str:
    """The band of a chance."""
    return BANDS[2 if holds >= STEADY else 1 if holds >= SHAKY else 0]


def chance_words(holds: float) -> str:
    """A chance for a reader: 'in 8 van de 10 gevallen'."""
    tenths = int(holds * 10 + 0.5)
    if tenths >= 10:
        return "in meer dan 9 van de 10 gevallen"
    if tenths < 1:
        return "in minder dan 1 van de 10 gevallen"
    return f"in {tenths} van de 10 gevallen"


def _by_chance(holds: float, claim: str, several: int) -> str:
    if several > 1:
        count = int(holds * several + 0.5)
        many = f"alle {several}" if count == several else f"{count or 'geen'} van de {several}"
        return f"als we alles wisten, blijft dit voor ongeveer {many} zo"
    text = (claim or "is dit {chance} nog zo").replace("{chance}", chance_words(holds))
    return f"als we alles wisten, {text}"


def _by_draws(stands: float | None, claim: str) -> tuple[int, str]:
    if stands is None:
        return 0, ""
    down = 0 if stands >= STEADY else 1 if stands >= SHAKY else 2
    text = (claim or "klopt dit {chance}").replace("{chance}", chance_words(stands))
    return down, f"ontbreekt {w.percent(MISSING)} van de contacten, dan {text}"


def _by_asking(ground: Ground) -> tuple[int, str]:
    of = ground.asked[ground.counted]
    said = f"naar contacten gevraagd: {w.of_all(int(of.sum()), len(of))}"
    return int(ground.coverage < SHAKY), said


def _by_asking_these(ground: Ground, actors: Sequence[int]) -> tuple[int, str]:
    if not len(actors):
        return _by_asking(ground)
    asked = int(ground.asked[np.asarray(actors, np.int64)].sum())
    if len(actors) == 1:
        return (
            (0, "er is naar contacten gevraagd")
            if asked
            else (2, "er is nog niet naar contacten gevraagd")
        )
    down = 0 if asked == len(actors) else 1 if asked * 2 >= len(actors) else 2
    return (
        down,
        "naar contacten gevraagd: "
        f"{w.of_all(asked, len(actors), ('betrokken actor', 'betrokken actoren'))}",
    )


def _by_age(ground: Ground, rows: Sequence[int] | NDArray[np.int64]) -> tuple[int, str]:
    if not len(rows):
        return 0, ""
    months = ground.months[np.asarray(rows, np.int64)]
    unknown = int((months < 0).sum())
    if unknown == len(months):
        which = "deze relatie" if unknown == 1 else "deze relaties"
        return 1, f"wanneer {which} {w.verb(unknown, 'is', 'zijn')} bevestigd, is niet bekend"
    oldest = int(months.max())
    note = f", bij {w.of_all(unknown, len(months), w.RELATIE)} niet bekend" if unknown else ""
    return int(oldest > OLD_MONTHS), f"oudste bevestiging: {w.age_words(oldest)} geleden{note}"


def _by_sides(ground: Ground, rows: Sequence[int] | NDArray[np.int64]) -> tuple[int, str]:
    """Said, not weighed: whether the asked half told of it weighs in with the asking already."""
    if not len(rows):
        return 0, ""
    net, picked = ground.net, np.asarray(rows, np.int64)
    alone = int((ground.asked[net.van[picked]] != ground.asked[net.naar[picked]]).sum())
    if not alone:
        return 0, ""
    if len(picked) == 1:
        return 0, "alleen aan één kant van deze relatie is ernaar gevraagd"
    return 0, f"bij {w.of_all(alone, len(picked), w.RELATIE)} is maar aan één kant gevraagd"


def _by_size(ground: Ground) -> tuple[int, str]:
    n = ground.net.n
    return (
        (1, f"er {w.verb(n, 'staat', 'staan')} maar {w.counted(n)} in deze selectie")
        if n < SMALL
        else (0, "")
    )
