"""The first day of a network: what was recorded at once is a beginning, and no growth.

And before it: where nobody is recorded, nothing can have changed.
"""

from __future__ import annotations

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.certainty import Ground, judged
from netwerk.insight.finding import Finding
from netwerk.insight.kinds import Kind

NOBODY_YET = Kind("nobody_yet", kinds.CHANGED, 798, kinds.the_whole)
NETWORK_BEGUN = Kind("network_begun", kinds.CHANGED, 799, kinds.the_whole)
KINDS = (NOBODY_YET, NETWORK_BEGUN)


def begun(ground: Ground, day: str) -> Finding:
    """That the network began, with how many in the part looked at; day: since when, in words."""
    many = f"{w.counted(ground.net.n)}{w.here(ground.net)}"
    text = w.sentence(f"het netwerk is {day} begonnen: {many}")
    return Finding(
        NETWORK_BEGUN.name, text, certainty=judged(ground), numbers={"count": ground.net.n}
    )


def nobody_yet(ground: Ground, day: str) -> Finding:
    """That nobody is recorded in the part looked at; day: when in words, '' for now."""
    when = f"was op {day}" if day else "is"
    text = w.sentence(w.here(ground.net) or "er", when, "nog niemand vastgelegd")
    return Finding(NOBODY_YET.name, text, certainty=judged(ground), numbers={"count": 0})
