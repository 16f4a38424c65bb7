"""A mail that was dragged in, as .eml or .msg: subject, day, text, and whether a machine wrote it.

What a file is follows from its content. Nothing of the sender is kept.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import Message
from email.parser import HeaderParser
from email.policy import default
from email.utils import parsedate_to_datetime

from netwerk.errors import InputError
from netwerk.exchange.partners.html_text import text_of
from netwerk.exchange.partners.ole import MAGIC, OleBroken, root_streams
from netwerk.typed.text import tidy

AWAY = "een automatisch antwoord"
NOT_DELIVERED = "een melding dat de mail niet is aangekomen"
LARGEST_MAIL = 30 * 1024 * 1024
_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}")
_OF_MAIL = re.compile(
    rb"^(?:From|Received|Return-Path|Message-ID|MIME-Version|X-Unsent):", re.I | re.M
)
_OF_MAILS = re.compile(rb"^(?:Subject|Date|To|Content-Type|MIME-Version):", re.I | re.M)
_AWAY = re.compile(
    r"^\W*(?:automati(?:sch|c|sche) (?:antwoord|reply|reactie|beantwoording)|afwezig|"
    r"out of (?:the )?office|autoreply|auto[- ]?reply|niet aanwezig|vakantie)\b",
    re.I,
)
_BOUNCE = re.compile(
    r"^\W*(?:undeliver|onbestelbaar|mail delivery|delivery status|returned mail|niet bezorgd)", re.I
)
_PROPERTIES = "__properties_version1.0"
_TEXTS = {"subject": "0037", "class": "001A", "body": "1000", "html": "1013", "headers": "007D"}
_TIMES = (0x0039, 0x0E06)  # when it was sent, when it came in
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Letter:
    """A mail. day: None when it does not say when it was sent.

    automatic: what a machine made of it, as words; None for a mail that somebody wrote.
    """

    subject: str
    day: str | None
    text: str
    automatic: str | None = None


def is_letter(content: bytes) -> bool:
    """Whether this is a mail, of Outlook or of any other program."""
    if content.startswith(MAGIC):
        return _PROPERTIES.encode("utf-16-le") in content
    head = content[:65_536].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    match = _HEADER.match(head)
    if match is None:
        return False
    return bool(_OF_MAIL.search(match[0]) and _OF_MAILS.search(match[0]))


def read_letter(name: str, content: bytes) -> Letter:
    """The mail in this file. Raises InputError when it cannot be read."""
    if len(content) > LARGEST_MAIL:
        raise InputError(f"{name} is te groot voor een mail. Sla hem op zonder de bijlagen.")
    try:
        return _outlook(content) if content.startswith(MAGIC) else _mail(content)
    except (OleBroken, LookupError, ValueError, AttributeError, TypeError) as error:
        raise InputError(
            f"{name} is als mail niet te lezen; hij is beschadigd of anders opgebouwd. Sla hem in "
            "je mailprogramma opnieuw op, als .eml of .msg."
        ) from error


def _mail(content: bytes) -> Letter:
    message = message_from_bytes(
        content.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"), policy=default
    )
    body = message.get_body(("plain", "html"))
    text = _decoded(body) if body is not None else ""
    if body is not None and body.get_content_subtype() == "html":
        text = text_of(text)
    elif not text.strip():
        html = message.get_body(("html",))
        text = text_of(_decoded(html)) if html is not None else ""
    subject = tidy(str(message.get("Subject", "")))
    return Letter(subject, _day(message), tidy(text), _automatic(message, subject))


def _decoded(part: Message) -> str:
    raw = part.get_payload(decode=True)
    data = raw if isinstance(raw, bytes) else b""
    for encoding in (part.get_content_charset() or "utf-8", "utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeError):
            continue
    return data.decode("utf-8", "replace")


def _day(message: Message) -> str | None:
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _automatic(message: Message, subject: str) -> str | None:
    """What a machine made of it, by its headers or else its subject."""
    kind = message.get_content_type()
    if kind == "multipart/report" or _BOUNCE.match(subject):
        return NOT_DELIVERED
    said = str(message.get("Auto-Submitted", "no")).casefold().strip()
    others = ("X-Autoreply", "X-Autorespond", "X-Auto-Reply")
    precedence = str(message.get("Precedence", "")).casefold()
    if (
        not said.startswith("no")
        or any(name in message for name in others)
        or precedence in ("auto_reply", "auto-reply", "bulk", "junk")
        or _AWAY.match(subject)
    ):
        return AWAY
    return None


def _outlook(content: bytes) -> Letter:
    wanted = [f"__substg1.0_{tag}" for tag in _TEXTS.values()]
    streams = root_streams(content, [*wanted, _PROPERTIES])
    text = _property(streams, "body")
    if not text.strip():
        text = text_of(_property(streams, "html"))
    if not text.strip():
        raise OleBroken("a mail without a text that can be read")
    subject = tidy(_property(streams, "subject"))
    kind = _property(streams, "class").casefold()
    headers = HeaderParser().parsestr(_property(streams, "headers"))
    automatic = _automatic(headers, subject)
    if kind.startswith("report"):
        automatic = NOT_DELIVERED
    elif "ooftemplate" in kind:
        automatic = AWAY
    return Letter(subject, _day_of(streams) or _day(headers), tidy(text), automatic)


def _property(streams: Mapping[str, bytes], name: str) -> str:
    """A text of the mail, in whichever of the three ways it is kept."""
    stem = f"__substg1.0_{_TEXTS[name]}"
    if (wide := streams.get(f"{stem}001F")) is not None:
        return wide.decode("utf-16-le", "replace")
    narrow = streams.get(f"{stem}001E", streams.get(f"{stem}0102", b""))
    try:
        return narrow.decode("utf-8")
    except UnicodeError:
        return narrow.decode("cp1252", "replace")


def _day_of(streams: Mapping[str, bytes]) -> str | None:
    """When it was sent, or came in, by the fixed properties of an Outlook mail."""
    data = streams.get(_PROPERTIES, b"")[32:]
    times: dict[int, int] = {}
    for at in range(0, len(data) - 15, 16):
        kind, tag = struct.unpack_from("<HH", data, at)
        if kind == 0x0040 and tag in _TIMES:
            times[tag] = struct.unpack_from("<Q", data, at + 8)[0]
    for tag in _TIMES:
        if times.get(tag):
            try:
                return (_EPOCH + timedelta(microseconds=times[tag] // 10)).date().isoformat()
            except OverflowError:
                continue
    return None
