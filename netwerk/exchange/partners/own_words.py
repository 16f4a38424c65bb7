"""What somebody wrote in a reply: without what is quoted, the signature and our own question."""

from __future__ import annotations

import re

from netwerk.exchange.partners.html_text import RULE
from netwerk.exchange.partners.mail_draft import OPENING

_QUOTED = re.compile(r"\s*[>|]")
_WROTE = re.compile(
    r"\s*(?:(?:op|on|am|le)\b.{4,200}\b(?:schreef|geschreven|wrote|schrieb|a écrit)\b.{0,120}|"
    r"\S.{0,120}\b(?:schreef op|wrote on)\b.{4,60}):\s*$",
    re.I | re.S,
)
_WROTE_LINES = 4
"""A mail program may break 'Op ... schreef ...:' over so many lines."""
_FORWARDED = re.compile(
    r"\s*[-_*\s]*(?:oorspronkelijk(?:e)? bericht|original message|doorgestuurd bericht|"
    r"begin doorgestuurd bericht|forwarded message|begin forwarded message)",
    re.I,
)
_HEAD = re.compile(r"\s*>?\s*\*?(?:van|from|von|de)\s*:\*?\s", re.I)
_HEAD_TOO = re.compile(
    r"\s*\*?(?:verzonden|datum|aan|onderwerp|sent|date|to|subject|cc|gesendet)\s*:\*?", re.I
)
_RULE = re.compile(r"\s*_{10,}\s*$")
_SIGNED = re.compile(
    r"\s*(?:--\s*$|(?:met\s+)?(?:vriendelijke|hartelijke|sportieve|muzikale|collegiale|warme|lieve)?\s*"
    r"(?:groet(?:en|jes)?|gr\.?|mvg)\b[\s,.!]*|m\.?v\.?g\.?\b|hoogachtend|"
    r"(?:kind|best|warm)\s+regards|regards\b|cheers\b)",
    re.I,
)
_SIGNED_MOST = 60
"""A longer line is a sentence in which somebody greets."""
_BY_MACHINE = re.compile(
    r"\s*(?:verstuurd|verzonden|sent|get outlook|outlook voor|download outlook|send from)\b.{0,60}"
    r"(?:iphone|ipad|android|samsung|outlook|mail|mobiel|telefoon|galaxy|yahoo|tablet)",
    re.I,
)


def own_words(text: str) -> list[str]:
    """The lines that count; '' stands between two that a blank line keeps apart."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept: list[str] = []
    at = 0
    signed = False
    while at < len(lines):
        if OPENING.casefold() in lines[at].casefold():
            break
        if (after := _past_quote_head(lines, at)) is not None:
            if after == len(lines):
                break
            at, signed = after, False
            continue
        line = lines[at]
        at += 1
        if _QUOTED.match(line):
            signed = False  # below a quote the writer goes on
            continue
        signed = signed or _is_signature(line)
        if signed or _BY_MACHINE.match(line):
            continue
        if line.strip() or (kept and kept[-1]):
            kept.append(line.strip())
    return kept[:-1] if kept and not kept[-1] else kept


def _is_signature(line: str) -> bool:
    return len(line.strip()) <= _SIGNED_MOST and _SIGNED.match(line) is not None


def _past_quote_head(lines: list[str], at: int) -> int | None:
    """Where to read on when a quote is announced here; None when it is not.

    What is quoted with marks ends with the marks; else everything below it is quoted.
    """
    if not lines[at].strip():
        return None
    for count in range(1, _WROTE_LINES + 1):
        if _WROTE.fullmatch("\n".join(lines[at : at + count])):
            return _past_marks(lines, at + count)
    if _FORWARDED.match(lines[at]) or _RULE.match(lines[at]) or lines[at].strip() == RULE:
        return len(lines)
    below = lines[at + 1 : at + 6]
    if _HEAD.match(lines[at]) and sum(1 for line in below if _HEAD_TOO.match(line)) >= 2:
        return len(lines)
    return None


def _past_marks(lines: list[str], at: int) -> int:
    """The first line below what is quoted with marks; the end when there are no marks."""
    while at < len(lines) and not lines[at].strip():
        at += 1
    if at == len(lines) or not _QUOTED.match(lines[at]):
        return len(lines)
    return at
