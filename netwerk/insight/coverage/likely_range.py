"""The range in which a number likely lies if everything were known, as a sentence."""

from __future__ import annotations

from netwerk.insight import wording as w

Range = tuple[float, float] | None
"""From and up to; None where no range can be given."""
WIDEST = 0.9
KNOWING_ALL = "als we alles wisten, ligt dit waarschijnlijk"


def share_range(between: Range, now: float, what: str = KNOWING_ALL) -> str:
    """A sentence on a share, '' without a range or when it is what is known ``now`` already.

    And '' for a range that leaves nearly everything open: it says nothing.
    """
    if between is None or between[1] - between[0] > WIDEST:
        return ""
    low, high = (round(100 * value) for value in between)
    return _sentence(low, high, round(100 * now), f"{what} {{}}%")


def count_range(between: Range, now: int, what: str = KNOWING_ALL) -> str:
    """A sentence on a number, as `share_range`."""
    if between is None:
        return ""
    return _sentence(round(between[0]), round(between[1]), now, f"{what} {{}}")


def range_numbers(between: Range, digits: int = 4) -> dict[str, float]:
    """The range for a table, nothing without one."""
    if between is None:
        return {}
    return {"low": round(between[0], digits), "high": round(between[1], digits)}


def _sentence(low: int, high: int, now: int, text: str) -> str:
    if low == high == now:
        return ""
    return w.sentence(text.format(f"tussen {low} en {high}" if low < high else f"rond {low}"))
