"""The seal of a line: a keyed hash over the line and over the seal of the line before it."""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass

from netwerk.access.log_line import LogLine


@dataclass(frozen=True)
class SealedLine:
    """A line of the log with its number and its seal (64 hexadecimal digits)."""

    number: int
    line: LogLine
    seal: str


@dataclass(frozen=True)
class LogBegin:
    """Where a log begins: after line ``number`` with seal ``after``; 0 and "" when none is gone.

    log: what tells this log from every other one. seal: over these three.
    """

    log: str
    number: int
    after: str
    seal: str


def seal_of(key: bytes, previous: str, number: int, line: LogLine) -> str:
    """The seal of a line that follows a line with the seal ``previous``."""
    fields = [line.wie, line.wat, line.waarop, line.wanneer, line.waarvandaan, bool(line.gelukt)]
    return _keyed(key, [previous, number, *fields])


def begin_of(key: bytes, log: str, number: int, after: str) -> LogBegin:
    """The sealed beginning of a log."""
    return LogBegin(log, number, after, _keyed(key, ["begin", log, number, after]))


def is_sealed(key: bytes, begin: LogBegin) -> bool:
    """Whether this beginning was made with this key and left as it was."""
    return hmac.compare_digest(begin.seal, begin_of(key, begin.log, begin.number, begin.after).seal)


def _keyed(key: bytes, values: list[object]) -> str:
    text = json.dumps(values, ensure_ascii=True, separators=(",", ":"))
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
