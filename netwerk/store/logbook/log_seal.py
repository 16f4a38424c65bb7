"""The seal of a line: a keyed hash over the line and over the seal of the line before it.

Of who and to what it covers a keyed mark and not the text, so that an erasure may put other words
there and every seal still fits. Who has not the key cannot do that unseen.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass, replace

from netwerk.access.log_line import LogLine

WIPED = "gewist:"


@dataclass(frozen=True)
class FieldMark:
    """What the seal covers of a text.

    proof: a salt of this text alone, with which the mark was made; after an erasure "gewist" and a
    hash over what stands there now: of the text that went nothing can be tried any more.
    """

    mark: str
    proof: str

    @property
    def wiped(self) -> bool:
        """Whether an erasure put other words there."""
        return self.proof.startswith(WIPED)


@dataclass(frozen=True)
class SealedLine:
    """A line of the log with its number, its seal (64 hexadecimal digits) and its marks.

    wie, waarop: what the seal covers of these two texts.
    """

    number: int
    line: LogLine
    seal: str
    wie: FieldMark
    waarop: FieldMark


@dataclass(frozen=True)
class LogBegin:
    """Where a log begins: after line ``number`` with seal ``after``; 0 and "" when none is gone.

    log: what tells this log from every other one. seal: over these three.
    """

    log: str
    number: int
    after: str
    seal: str


def sealed_line(key: bytes, previous: str, number: int, line: LogLine) -> SealedLine:
    """A line that follows a line with the seal ``previous``."""
    wie, waarop = _new_mark(key, line.wie), _new_mark(key, line.waarop)
    return SealedLine(number, line, _seal(key, previous, number, line, wie, waarop), wie, waarop)


def fits(key: bytes, previous: str, found: SealedLine) -> bool:
    """Whether a line is as it was written after ``previous``, but for what was erased in it."""
    texts = ((found.wie, "wie", found.line.wie), (found.waarop, "waarop", found.line.waarop))
    if not all(_stands(key, found.number, *one) for one in texts):
        return False
    seal = _seal(key, previous, found.number, found.line, found.wie, found.waarop)
    return hmac.compare_digest(found.seal, seal)


def wiped(key: bytes, found: SealedLine, wie: str, waarop: str) -> SealedLine:
    """The same line, under the same seal, with other words in it."""
    line = replace(found.line, wie=wie, waarop=waarop)
    marks = (
        _wiped(key, found.number, found.wie, "wie", found.line.wie, wie),
        _wiped(key, found.number, found.waarop, "waarop", found.line.waarop, waarop),
    )
    return replace(found, line=line, wie=marks[0], waarop=marks[1])


def _wiped(
    key: bytes, number: int, mark: FieldMark, field: str, before: str, after: str
) -> FieldMark:
    if before == after:
        return mark
    return FieldMark(mark.mark, _proof(key, number, mark.mark, field, after))


def _new_mark(key: bytes, text: str) -> FieldMark:
    salt = secrets.token_hex(16)
    return FieldMark(_keyed(key, ["tekst", salt, text]), salt)


def _stands(key: bytes, number: int, mark: FieldMark, field: str, text: str) -> bool:
    if mark.wiped:
        return hmac.compare_digest(mark.proof, _proof(key, number, mark.mark, field, text))
    return hmac.compare_digest(mark.mark, _keyed(key, ["tekst", mark.proof, text]))


def _proof(key: bytes, number: int, mark: str, field: str, text: str) -> str:
    return f"{WIPED}{_keyed(key, ['gewist', number, field, mark, text])}"


def _seal(
    key: bytes, previous: str, number: int, line: LogLine, wie: FieldMark, waarop: FieldMark
) -> str:
    fields = [wie.mark, line.wat, waarop.mark, line.wanneer, line.waarvandaan, bool(line.gelukt)]
    return _keyed(key, ["regel", previous, number, *fields])


def begin_of(key: bytes, log: str, number: int, after: str) -> LogBegin:
    """The sealed beginning of a log."""
    return LogBegin(log, number, after, _keyed(key, ["begin", log, number, after]))


def is_sealed(key: bytes, begin: LogBegin) -> bool:
    """Whether this beginning was made with this key and left as it was."""
    return hmac.compare_digest(begin.seal, begin_of(key, begin.log, begin.number, begin.after).seal)


def _keyed(key: bytes, values: list[object]) -> str:
    text = json.dumps(values, ensure_ascii=True, separators=(",", ":"))
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
