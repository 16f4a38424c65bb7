"""The range in which a number likely lies if everything were known, as a sentence."""

from __future__ import annotations

from netwerk.insight import wording as w

Range = tuple[float, float] | None
"""From and up to; None where no range can be given."""
KNOWING_ALL = "als we alles wisten, ligt dit waarschijnlijk"


def share_range(between: Range, what: str = KNOWING_ALL) -> str:
    """A sentence on a share, '' without a range."""
    if between is None:
        return ""
    low, high = (round(100 * value) for value in between)
    return w.sentence(f"{what} {_words(low, high)}%")


def count_range(between: Range, what: str = KNOWING_ALL) -> str:
    """A sentence on a number, '' without a range."""
    if between is None:
        return ""
    low, high = (round(value) for value in between)
    return w.sentence(f"{what} {_words(low, high)}")


def range_numbers(between: Range, digits: int = 4) -> dict[str, float | None]:
    """The range for a table."""
    low, high = between or (None, None)
    return {
        "low": None if low is None else round(low, digits),
        "high": None if high is None else round(high, digits),
    }


def _words(low: int, high: int) -> str:
    return f"tussen {low} en {high}" if low < high else f"rond {low}"
