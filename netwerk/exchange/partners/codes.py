"""The code of a question: short enough to copy by hand, and a slip of the pen is noticed."""

from __future__ import annotations

import hashlib
import re

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No 0, 1, I, L or O: nobody takes one for another. Their number is prime, see `_check`."""
_CODE = re.compile(
    rf"\bNW[-\u2010-\u2015 ]?([{ALPHABET}]{{4}})[-\u2010-\u2015 ]?([{ALPHABET}]{{4}})\b", re.I
)


def make_code(seed: str) -> str:
    """The code that belongs to this seed: 'NW-7K3P-92FQ'."""
    number = int.from_bytes(hashlib.sha256(seed.encode()).digest(), "big")
    signs = ""
    for _ in range(7):
        number, place = divmod(number, len(ALPHABET))
        signs += ALPHABET[place]
    signs += _check(signs)
    return f"NW-{signs[:4]}-{signs[4:]}"


def codes_in(text: str) -> tuple[str, ...]:
    """The codes in a text, each once, in the order in which they come."""
    found = ((match[1] + match[2]).upper() for match in _CODE.finditer(text))
    whole = (signs for signs in found if _check(signs[:7]) == signs[7])
    return tuple(dict.fromkeys(f"NW-{signs[:4]}-{signs[4:]}" for signs in whole))


def _check(signs: str) -> str:
    """The last sign: another one when any sign is wrong or two stand the other way round."""
    total = sum((i + 2) * ALPHABET.index(sign) for i, sign in enumerate(signs))
    return ALPHABET[total % len(ALPHABET)]
