"""How much of the network was asked for, and how old what is recorded is."""

from __future__ import annotations

import numpy as np

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.certainty import BANDS, SHAKY, Ground
from netwerk.insight.finding import Certainty, Finding, actor_refs
from netwerk.insight.kinds import Kind, Question
from netwerk.insight.standing.fading import OLD_MONTHS

COVERAGE = Kind("coverage", kinds.COMPLETE, 700, kinds.the_whole)


def find_coverage(ground: Ground) -> tuple[Finding, ...]:
    """How much was asked and how old it is: one finding, none for an empty net."""
    net = ground.net
    if not net.n:
        return ()
    of = ground.counted
    never, total = np.flatnonzero(~ground.asked & of), int(of.sum())
    asked = total - len(never)
    dated = ground.months[ground.months >= 0]
    old = int((dated > OLD_MONTHS).sum())
    parts = [w.sentence(f"aan {w.of_all(asked, total)} is gevraagd met wie zij contact hebben")]
    if net.m:
        long_ago = (
            f"; bij {w.whole(old)} is dat meer dan {OLD_MONTHS // 12} jaar geleden" if old else ""
        )
        parts.append(
            w.sentence(
                f"van {w.of_all(len(dated), net.m, w.RELATIE)} is bekend wanneer die is "
                f"bevestigd{long_ago}"
            )
        )
    band = BANDS[int(ground.coverage >= SHAKY)]
    return (
        Finding(
            COVERAGE.name,
            " ".join(parts),
            actor_refs(net, never),
            certainty=Certainty(
                band, "Wat niet is gevraagd, is niet bekend: het hoeft niet te ontbreken."
            ),
            numbers={
                "asked": asked,
                "never_asked": len(never),
                "dated": len(dated),
                "old": old,
                "one_sided": one_sided(ground),
            },
            about="alles",
        ),
    )


def one_sided(ground: Ground) -> int:
    """How many contact ties are known from one end only: exactly one of the two was asked."""
    net = ground.net
    return int((net.contact & (ground.asked[net.van] != ground.asked[net.naar])).sum())


COMPLETENESS = Question(find_coverage, (COVERAGE,))
