"""The first day of a network: what was recorded at once is a beginning, and no growth."""

from __future__ import annotations

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.certainty import Ground, judged
from netwerk.insight.finding import Finding
from netwerk.insight.kinds import Kind

NETWORK_BEGUN = Kind("network_begun", kinds.CHANGED, 799, kinds.the_whole)


def begun(ground: Ground, day: str) -> Finding:
    """That the network began, with how many; day: since when, in words."""
    text = w.sentence(f"het netwerk is {day} begonnen: {w.counted(ground.net.n)}")
    return Finding(
        NETWORK_BEGUN.name, text, certainty=judged(ground), numbers={"count": ground.net.n}
    )
