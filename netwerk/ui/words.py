"""Text from users, made safe to stand in Markdown: it is shown as typed and does nothing."""

from __future__ import annotations

import re
import string

from netwerk.typed.dates import day_in_figures
from netwerk.typed.dutch_numbers import whole
from netwerk.typed.moments import day_of

_TO_WHO_TYPES = re.compile(r" \((?:bij een opdracht: )?--[^()]*\)|, of --[a-z-]+(?=\))")
_ESCAPED = str.maketrans({mark: f"\\{mark}" for mark in string.punctuation})


def plain(text: object) -> str:
    """Text in which no Markdown, HTML, emoji code or formula works; line breaks become spaces."""
    return " ".join(str(text).split()).translate(_ESCAPED)


def on_page(sentence: str) -> str:
    """A sentence of netwerk without what it says to who types a command instead."""
    return _TO_WHO_TYPES.sub("", sentence)


def known(value: object) -> str:
    """A value for a table: absent is 'niet bekend'."""
    return "niet bekend" if value in (None, "", ()) else str(value)


def on_day(date: str) -> str:
    """An ISO time or (partial) date as a Dutch reader writes it: 17-05-2024, 05-2024 or 2024.

    Of a time it is the day in the Netherlands.
    """
    return day_in_figures(day_of(date))


def number(value: float) -> str:
    """A count as a Dutch reader writes it: 1.283."""
    return whole(round(value))
