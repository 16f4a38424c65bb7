"""Numbers as a Dutch reader writes them: dots between thousands, a comma before decimals."""

from __future__ import annotations

import re

from netwerk.errors import InputError

_MONEY = re.compile(r"^(?:€|eur(?:o)?\b)|(?:euro?\b|€|,-+)$", re.IGNORECASE)
_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"-?\d{1,15}(?:[.,]\d{1,9})?")


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


def typed_number(text: str) -> float:
    """The number that somebody typed: '1.500' is 1500, '€ 1.500,50' and '1500.50' have cents.

    Three figures behind a dot are thousands, as a Dutch writer means them. Raises InputError.
    """
    bare = re.sub(r"\s", "", text)
    bare = _MONEY.sub("", _MONEY.sub("", bare))
    if _THOUSANDS.fullmatch(bare):
        bare = bare.replace(".", "")
    if not _PLAIN.fullmatch(bare):
        raise InputError(f"'{text[:60]}' is geen getal. Schrijf bijvoorbeeld 1500 of 12,50.")
    return float(bare.replace(",", "."))


def typed_count(text: str) -> int:
    """The whole number that somebody typed: '1.500' is 1500. Raises InputError."""
    value = typed_number(text)
    if value != int(value):
        raise InputError(f"'{text[:60]}' is geen heel getal. Schrijf bijvoorbeeld 1500.")
    return int(value)


def typed_euros(amount: str | float) -> float:
    """An amount as it was typed. Raises InputError, also for '1,500': that may be two amounts."""
    if isinstance(amount, int | float):
        return float(amount)
    value = typed_number(amount)
    if match := re.search(r"(\d+),(\d{3,})\D*$", amount):
        either = f"{match[1]}{match[2]} of {exact(value)}"
        raise InputError(f"'{amount[:60]}' is niet duidelijk. Bedoel je {either}? Schrijf dat.")
    return value
