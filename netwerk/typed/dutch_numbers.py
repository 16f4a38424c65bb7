"""Numbers as a Dutch reader writes them: dots between thousands, a comma before decimals."""

from __future__ import annotations


def whole(count: int) -> str:
    """A whole number: 1.250."""
    return f"{count:,}".replace(",", ".")


def decimal(value: float, digits: int = 1) -> str:
    """A number rounded to so many decimals: 1.234,6. What rounds to nothing has no minus: 0,0."""
    before, _, after = f"{round(value, digits) + 0.0:,.{digits}f}".partition(".")
    return f"{before.replace(',', '.')},{after}" if after else before.replace(",", ".")


def exact(value: float) -> str:
    """A number with all of its decimals, as it is typed: 25,5, 1250 and 7."""
    return f"{value:.15g}".replace(".", ",")
