"""What asking showed: findings that were told before somebody was asked, and whether they fell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from netwerk.access.rights import LEZEN
from netwerk.net.selection import Selection
from netwerk.services.desk import Desk
from netwerk.services.live.what_fell import what_fell

if TYPE_CHECKING:
    from netwerk.insight.standing.recalibration import Tried


def tried_findings(desk: Desk) -> tuple[Tried, ...]:
    """Findings about who was asked, as told the day before, and whether they fell soon after."""
    desk.require(LEZEN)
    return what_fell(desk.store, lambda day: desk.networks.net(Selection(op=day)), desk.clock())


def corrections_now(desk: Desk) -> Mapping[str, float]:
    """By kind of finding what asking showed so far; nothing for a kind that was tried too little.

    What `ground_of` takes as ``corrections``.
    """
    from netwerk.insight.standing.recalibration import corrections

    return corrections(tried_findings(desk))
