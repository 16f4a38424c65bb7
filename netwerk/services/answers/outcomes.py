"""What came of the proposals that were taken up, and what that teaches."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from netwerk.access.rights import LEZEN
from netwerk.insight.catalogue import every_kind
from netwerk.insight.openings.misfit import misfit_sentences, unfit_ways
from netwerk.insight.openings.outcome import Hits, TakenUp, hits
from netwerk.insight.openings.why import worked_before
from netwerk.model import Afspraak, Initiatief, Verbindkans
from netwerk.net.selection import Selection
from netwerk.net.shared_settings import settings_of
from netwerk.schema import schema
from netwerk.services.desk import Desk
from netwerk.typed.dates import whole_day

MOST_DAYS, ISO = 12, "2026-01-31"
"""So many networks of the past are read at most: older days stand for the days after them.

ISO: how a whole day is written."""


@dataclass(frozen=True)
class WhatCameOf:
    """hits: of all, then by gebied; learned: what counts more or less because of it."""

    hits: tuple[Hits, ...]
    learned: tuple[str, ...]

    def sentences(self, gebied: str | None = None) -> tuple[str, ...]:
        """How it went with all, or in this gebied (its id), and what was learned from all."""
        told = [one.sentence for one in self.hits if one.gebied == (gebied or "")]
        where = "in dit gebied " if gebied else ""
        nothing = f"Er is {where}nog geen voorstel opgepakt waarvan de uitkomst te zien is."
        return (*(told or [nothing]), *self.learned)


def outcome_of_proposals(desk: Desk) -> WhatCameOf:
    """Whether proposals that were taken up led to contact, against random pairs; from history."""
    desk.require(LEZEN)
    now = desk.networks.net()
    return desk.networks.kept((now.moment, "outcome", desk.today), lambda: _outcome(desk))


def _day_before(day: str) -> str:
    """The network before a decision: what came later that day came of it, or with it."""
    whole = whole_day(day)
    return (date.fromisoformat(whole) - timedelta(days=1)).isoformat()


def _outcome(desk: Desk) -> WhatCameOf:
    now = desk.networks.net()
    choices = [entry.item for entry in desk.reads.all(Verbindkans)]
    together = [entry.item for entry in desk.reads.all(Initiatief)]
    doing = [  # a decision of which the day is not known cannot be followed
        c for c in choices if c.besluit == "doen" and c.datum and len(c.datum) == len(ISO)
    ]
    days = sorted({_day_before(str(choice.datum)) for choice in doing})
    read = days[:: -(-len(days) // MOST_DAYS)] if days else []
    taken = []
    for choice in doing:
        day = max(one for one in read if one <= _day_before(str(choice.datum)))
        one, other = choice.actoren
        taken.append(TakenUp((one, other), desk.networks.net(Selection(op=day))))
    worked = worked_before(now, choices, settings_of(now, together), desk.today)
    said = [entry.item for entry in desk.reads.all(Afspraak)]
    kinds = (kind.name for kind in every_kind() if kind.decidable)
    lower = misfit_sentences(schema(), unfit_ways(now, said), kinds)
    return WhatCameOf(hits(now, taken), (*worked.sentences, *lower))
