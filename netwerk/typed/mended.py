"""Text that a program spoilt on the way: HTML entities, and letters read in the wrong encoding."""

from __future__ import annotations

import html
import re

_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[A-Za-z][A-Za-z0-9]{1,24});")
_SPOILT = re.compile("[\u00c2-\u00c5][\u0080-\u00bf\u0152-\u2122]|\u00e2(?:\u20ac|\u0080).")
"""What utf-8 looks like when it was read as Windows text: 'CafÃ©', 'itâ€™s'."""
_TIMES = 3


def mended(text: str) -> str:
    """The text as it was meant: '&amp;' is '&' and 'CafÃ©' is 'Café'; a sound text as it is."""
    if "&" in text:
        for _ in range(_TIMES):  # some exports do it twice
            if not _ENTITY.search(text):
                break
            text = html.unescape(text)
    for _ in range(_TIMES):
        if text.isascii() or not _SPOILT.search(text):
            break
        again = _read_again(text)
        if again is None:
            break
        text = again
    return text.strip()


def _read_again(text: str) -> str | None:
    """The text read as utf-8, or None when that is not what it is."""
    try:
        return b"".join(map(_byte, text)).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None


def _byte(letter: str) -> bytes:
    """A letter as the byte it was read from; Windows leaves five bytes as they are."""
    return letter.encode("latin-1" if "\x80" <= letter <= "\x9f" else "cp1252")
