"""The range in which a number likely lies if everything were known, as a sentence."""

from __future__ import annotations

from netwerk.insight import wording as w

Range = tuple[float, float] | None
"""From and up to; None where no range can be given."""
WIDEST = 0.9
"""A wider range of a share leaves nearly everything open: it is not said."""
LIKELY = "niet alles is vastgelegd: in het echt zijn het er waarschijnlijk"


def count_range(between: Range, now: int) -> str:
    """A sentence on a number, '' without a range or when it is what is known ``now`` already."""
    if between is None:
        return ""
    low, high = round(between[0]), round(between[1])
    if low == high == now:
        return ""
    lies = f"tussen {w.whole(low)} en {w.whole(high)}" if low < high else f"{w.whole(low)}"
    return w.sentence(f"{LIKELY} {lies}")


def reached_on_average(share: float, others: int) -> int:
    """How many of these others an actor reaches when this share of the pairs reach each other."""
    return round(share * others)


def others_range(between: Range, now: float, others: int) -> str:
    """A sentence on how many others an actor reaches, from a share of pairs; as `count_range`."""
    if between is None or between[1] - between[0] > WIDEST:
        return ""
    counts = (between[0] * others, between[1] * others)
    return count_range(counts, reached_on_average(now, others))


def range_numbers(between: Range, digits: int = 4) -> dict[str, float]:
    """The range for a table, nothing without one."""
    if between is None:
        return {}
    return {"low": round(between[0], digits), "high": round(between[1], digits)}
