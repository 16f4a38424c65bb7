"""Text of one cell: cleaned on the way in, safe for a spreadsheet on the way out; lists."""

from __future__ import annotations

import re
from collections.abc import Iterable

from netwerk.model import fold

# Everything that is no text: control characters (tab and newline are text), lone surrogates,
# non-characters, the BOM, and what cannot be seen but makes two names of one (soft hyphens, blanks
# without width, signs that turn the direction). The joiners U+200C and U+200D stay:
# letters and emoji are made with them.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ufeff]"
)
_NEWLINE = re.compile("\r\n?|[\x85\u2028\u2029]")
_TRIGGER = re.compile(r"'*[=+\-@\t\r]")
_QUOTED_TRIGGER = re.compile(r"'+[=+\-@\t\r]")
# A phone number and a plain number are no formulas: they stay usable.
_HARMLESS = re.compile(r"\+\d[\d ()]*|-\d+(,\d+)?")

LIST_SEPARATOR = "; "
_LIST_ITEM = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([^;|\n]*))\s*(?:[;|\n]|$)')


def has_control(text: str) -> bool:
    """Whether there are characters in it that `clean` takes out."""
    return _CONTROL.search(text) is not None


def tidy(text: str) -> str:
    """The text without control characters, with one kind of newline and no blanks around it."""
    plain = (
        text
        if text.isascii() and text.isprintable()
        else _CONTROL.sub("", _NEWLINE.sub("\n", text))
    )
    return plain.strip()


def clean(text: str) -> str:
    """The text of a cell in a file: tidy, and without the quote that `neutral` put before it."""
    plain = tidy(text)
    return plain[1:] if plain.startswith("'") and _QUOTED_TRIGGER.match(plain) else plain


def one_line(text: str) -> str:
    """The text with every run of blanks and newlines as one blank."""
    return " ".join(text.split())


def slug(text: str, otherwise: str = "actor") -> str:
    """A readable part of an id: lower-case letters, digits and single hyphens, at most 40.

    ``otherwise`` when nothing of the text can be part of an id.
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:40].strip("-") or otherwise


def neutral(text: str) -> str:
    """The text as a CSV cell that no spreadsheet takes for a formula; `clean` undoes it."""
    if not _TRIGGER.match(text) or _HARMLESS.fullmatch(text):
        return text
    return f"'{text}"


def keeps_quote(text: str) -> str:
    """The text as a cell of a real text type; a quote that `clean` takes for ours is doubled."""
    return f"'{text}" if _QUOTED_TRIGGER.match(text) else text


def join_list(items: Iterable[str]) -> str:
    """Several texts as one cell; what holds a separator is quoted. Inverse of `split_list`."""
    return LIST_SEPARATOR.join(
        f'"{item.replace(chr(34), chr(34) * 2)}"' if re.search(r'[;|,/"\n]', item) else item
        for item in items
    )


def split_list(text: str, more: str = ",") -> list[tuple[str, bool]]:
    """The items of a list cell, and whether each was quoted: then it is not to be split further.

    Items stand between ``;`` ``|`` or newlines; only when none of these is there, between the
    characters ``more``.
    """
    items: list[tuple[str, bool]] = []
    position = 0
    while position < len(text):
        match = _LIST_ITEM.match(text, position)
        if match is None:  # a quote that is no quoting: take the rest as it is
            items.append((text[position:].strip(), False))
            break
        quoted = match[1] is not None
        items.append((match[1].replace('""', '"') if quoted else match[2].strip(), quoted))
        position = max(match.end(), position + 1)
    if len(items) == 1 and not items[0][1]:
        items = _parted(items[0][0], more)
    return [item for item in items if item[0]]


def _parted(text: str, more: str) -> list[tuple[str, bool]]:
    """The items between the characters ``more``; what stands in quotes is one item."""
    sign = re.escape(more)
    pattern = re.compile(rf'\s*"((?:[^"]|"")*)"\s*(?:[{sign}]|$)|([^{sign}]*)(?:[{sign}]|$)')
    items, position = [], 0
    while position < len(text):
        match = pattern.match(text, position)
        if match is None:
            break
        quoted = match[1] is not None
        items.append((match[1].replace('""', '"') if quoted else match[2].strip(), quoted))
        position = max(match.end(), position + 1)
    return items


def said_once(why: str) -> str:
    """A sentence of which the beginning stands there twice, with it once: 'Later: Later: x'."""
    first, colon, rest = why.partition(": ")
    return rest if colon and rest.startswith(f"{first}: ") else why
