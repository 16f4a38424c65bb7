"""How a description writes numbers and names: 'geen', 'één', 'twee' to 'twaalf', then 13.

A count and its noun always go together, so that one and many are right in one place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from netwerk.insight import wording as w
from netwerk.model import fold
from netwerk.typed.articles import the

NAMED = 4
"""How many names a sentence holds before it counts the others."""
KERN = ("kern", "kernen")
SIGNAL = ("signaal", "signalen")
_END = re.compile(r"(?<=[.!?])\s+")
_MARK = r"[ \t]*(?:[-*+•–◦‣▪o]|(?:\d{1,2}\.)+\d{1,2}|\d{1,2}[.)]|[a-z]\))[ \t]+"
"""What somebody types before a line of a list: '- ', '* ', '1. ', 'a) ', 'o '."""
_ONE_AT_THE_START = re.compile("^Één")


def number(count: int) -> str:
    """'geen', 'één', 'twee' to 'twaalf', then figures: '13', '1.250'."""
    return "geen" if count == 0 else w.number_word(count)


def many(count: int, words: tuple[str, str]) -> str:
    """A count with its noun: 'geen actoren', 'één actor', '13 actoren'."""
    return f"{number(count)} {words[count != 1]}"


def part_of(part: int, total: int, words: tuple[str, str]) -> str:
    """A part of a whole: 'drie van de 47 actoren', 'beide kernen', 'geen van de vier kernen'.

    Of a single one 'de enige kern', 'het enige tweetal', 'geen enkele kern'.
    """
    if total == 1 and the(words[0]) == "het":
        return f"het enige {words[0]}" if part else f"geen enkel {words[0]}"
    if total == 1:
        return f"de enige {words[0]}" if part else f"geen enkele {words[0]}"
    if part == total:
        count = w.number_word(total)
        every = f"alle {count} {words[1]}" if count[0].isdigit() else f"alle {count} de {words[1]}"
        return f"beide {words[1]}" if total == 2 else every
    return f"{number(part)} van de {w.number_word(total)} {words[1]}"


def named(names: Sequence[str], limit: int = NAMED, rest: tuple[str, str] = w.OTHERS) -> str:
    """'A, B en C', or 'A, B, C, D en twaalf anderen' with more than ``limit`` names.

    One name too many is still named: 'en één ander' says less than the name.
    """
    if len(names) > limit + 1:
        return f"{', '.join(names[:limit])} en {many(len(names) - limit, rest)}"
    return w.listing(names, limit=len(names)) if names else "niemand"


def sentence(*parts: str) -> str:
    """Parts as one sentence: a capital in front ('Eén'), one full stop behind."""
    return _ONE_AT_THE_START.sub("Eén", w.sentence(*parts))


def as_written(text: str | None) -> str:
    """Text that somebody typed, on one line and with an end; '' for nothing."""
    return w.sentence(" ".join((text or "").split()))


def whole_title(titel: str, omschrijving: str | None) -> str:
    """A title in full: one that was cut when it was typed stands whole in the rest.

    On a page who reads can open it; on paper nobody can.
    """
    start = titel.rstrip(" .…")
    first = (omschrijving or "").strip().partition("\n")[0].strip()
    cut = titel.rstrip().endswith(("...", "…"))
    return first if cut and start and fold(first).startswith(fold(start)) else titel


def first_of(text: str | None) -> str:
    """The first sentence of what somebody typed, '' for nothing."""
    return _END.split(as_written(text), maxsplit=1)[0]


def paragraphs(text: str | None) -> tuple[str, ...]:
    """What somebody typed by paragraph, each on one line; so is each line with a list mark.

    A line that begins with a capital at the edge, after a list, is no part of its last point.
    """
    typed: list[str] = []
    listed = False
    for line in (text or "").splitlines():
        marked = re.match(_MARK, line) is not None
        ends_list = listed and not marked and line[:1].isupper()
        if not line.strip() or marked or ends_list or not typed:
            typed.append("")
        listed = bool(line.strip()) and not ends_list and (marked or listed)
        typed[-1] = f"{typed[-1]} {line}"
    return tuple(line for part in typed if (line := " ".join(part.split())))


def without_mark(line: str) -> str:
    """A line without the list mark that somebody typed before it."""
    return re.sub(f"^{_MARK}", "", line)


def without_end(text: str) -> str:
    """A sentence as a part of another: no full stop behind."""
    return text.rstrip(".")


def on_day(iso: str | None) -> str:
    """'op 3 mei 2026', 'in april 2025' or 'in 2024', as much as is known of a date."""
    return f"{'op' if iso and len(iso) == len('2026-05-03') else 'in'} {w.day_words(iso)}"


def euros(value: float) -> str:
    """An amount of money: '€ 12.500', '€ 99,50'."""
    return f"€ {w.whole(int(value)) if float(value).is_integer() else w.decimal(value, 2)}"


def small_label(label: str) -> str:
    """A label of a list within a sentence: 'Sport & spel' becomes 'sport en spel'."""
    return label[:1].lower() + label[1:].replace(" & ", " en ")
