"""A phone number, mail address or website as a link in HTML; what is none stays text."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import quote, urlsplit

from netwerk.typed.phone_to_call import to_call
from netwerk.typed.reach_written import is_site

CLASS = "nw-uit"
"""Looks as a link of ours, and is left to the browser."""


def phone(number: str) -> str:
    """A number that calls when it is one, with all that was typed as its words."""
    figures = to_call(number)
    return _link(f"tel:{figures}", number) if figures else _text(number)


def mail(address: str) -> str:
    """An address that writes a mail when it is one; else as it was typed."""
    if not re.fullmatch(r"[^\s@<>\"'?&]+@[^\s@<>\"'?&]+", address):
        return _text(address)
    return mail_link(address, address)


def mail_link(address: str, words: str) -> str:
    """Words that write a mail to this address."""
    return _link(f"mailto:{quote(address, safe='@.+-_')}", words)


def site(address: str) -> str:
    """A web address that opens in a new tab when it is one; else as it was typed."""
    full = address if "://" in address else f"https://{address}"
    try:
        parts = urlsplit(full)
    except ValueError:
        return _text(address)
    if (
        not is_site(address)
        or parts.scheme not in ("http", "https")
        or not parts.netloc
        or " " in full
    ):
        return _text(address)
    return _link(full, address, ' target="_blank" rel="noopener"')


def _link(address: str, words: str, more: str = "") -> str:
    return f'<a class="{CLASS}" href="{escape(address)}"{more}>{_text(words)}</a>'


def _text(words: str) -> str:
    return escape(" ".join(words.split()))
