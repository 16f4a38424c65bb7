"""What may be said about how certain a finding is: no figure, then never the highest band."""

from __future__ import annotations

from dataclasses import replace

from netwerk.insight.certainty import BANDS
from netwerk.insight.finding import Finding

HIGHEST_WITHOUT_FIGURE, HIGHEST = BANDS[-2:]
IF_ALL_KNOWN = "als we alles wisten"
"""A reason with these words tells the chance itself."""


def never_too_sure(finding: Finding) -> Finding:
    """The finding, with the band below the highest when nobody could work out a chance."""
    if finding.holds is not None or finding.certainty.band != HIGHEST:
        return finding
    return replace(finding, certainty=replace(finding.certainty, band=HIGHEST_WITHOUT_FIGURE))


def holds_words(holds: float | None) -> str:
    """A chance as a reader takes it: 'in 8 van de 10 gevallen'; '' without one, never 0 or 10."""
    if holds is None:
        return ""
    tenths = min(10, max(0, int(holds * 10 + 0.5)))
    often = {0: "minder dan 1", 10: "meer dan 9"}.get(tenths, str(tenths))
    return f"Dit zou in {often} van de 10 gevallen ook gelden {IF_ALL_KNOWN}."


def grounds_words(finding: Finding) -> str:
    """Why a finding is as certain as it is: the chance first, told once."""
    reason = finding.certainty.sentence
    told = "" if IF_ALL_KNOWN in reason.lower() else holds_words(finding.holds)
    return " ".join(part for part in (told, reason) if part)
