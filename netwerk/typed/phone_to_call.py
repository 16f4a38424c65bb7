"""The number to call in what somebody typed for a phone, which may have a remark beside it."""

from __future__ import annotations

import re

_SIGN = r"[ ()./\u00a0\u2010-\u2015-]{0,5}"
_ABROAD_SIGN = r"[ ./\u00a0\u2010-\u2015-]{0,5}"
_FORMS = re.compile(
    r"(?<![\w+])(?:"
    rf"(?:\+|00)31{_SIGN}(?:\(0\))?{_SIGN}[1-9](?:{_SIGN}\d){{8}}"
    rf"|0[89]00(?:{_SIGN}\d){{7}}(?!\w)|0[89]00(?:{_SIGN}\d){{4}}"
    rf"|0[1-9](?:{_SIGN}\d){{8}}"
    r"|14 ?0\d{2,3}"
    rf"|(?:\+|00)(?!31)[1-9]\d{{0,2}}{_ABROAD_SIGN}(?:\(0\))?(?:{_ABROAD_SIGN}\d){{6,12}}"
    r")(?!\w)"
)
"""Dutch numbers have a known length, so that figures behind one are not taken for a part of it."""
_BARE = re.compile(r"\+?\d{6,15}")


def to_call(text: str) -> str | None:
    """The figures to call: '0315 - 12 34 56 (na 19u)' is 0315123456; None when that is unsure."""
    found = _FORMS.search(text)
    number = found[0].replace("(0)", "") if found else text
    figures = re.sub(r"[^\d+]", "", number)
    if found:
        return figures
    only = not re.search(r"[^\W\d_]", text)
    return figures if only and _BARE.fullmatch(figures) else None
