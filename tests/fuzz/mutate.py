"""Makes bad files of good ones: bytes, words, lines, values of JSON, and parts of a zip changed.

The same number gives the same file, on any machine.
"""

from __future__ import annotations

import io
import json
import random
import re
import zipfile
from collections.abc import Sequence
from typing import Any

LARGEST = 40_000
"""Bytes of a mutated file: what grows is cut, so that each input takes a moment."""
WORDS = [b"", b"\0", b'"', b"'", b"<", b">", b"[", b"]", b"{", b"}", b"-1", b"99999999999", b"0", b"\xff", b"\n", b"\r", b"\t", b" ",
         b";", b",", b"*", b"null", b"&#0;", b"&amp;", b"]]>", b"<![CDATA[", b"\xc3\xa9", b"id", b"naam", b"\xf0\x9f\x98\x80", b"e5", b"=",
         b"1e999", b"nan", b"-0", b"4294967296", b"true", b"\xed\xa0\x80", b"\xe2\x80\xa8", b"\x1a", b"\xc2\xa0", b"()", b"\\", b"%", b"/", b":", b"..",
         b"&#x110000;", b"\xef\xbb\xbf", b"\xff\xfe", "\u0660\u0661".encode(), "\u00b2".encode(), b"0x1F", b"1_0", b"31-02-2024", b"A1048577", b"XFE1"]  # fmt: skip
VALUES: list[Any] = [None, True, -1, 0, 2**63, 1e300, "", "x", [], {}, [[]], [{}], {"id": 1}, ["a", "b"], "1", "\ud800", "\0"]  # fmt: skip


def mutated(seeds: Sequence[bytes], chance: random.Random) -> bytes:
    """A file made of these good ones."""
    seed = chance.choice(seeds)
    if seed.startswith(b"PK") and chance.random() < 0.9:
        return _of_zip(seed, chance)
    if seed[:1] in (b"{", b"[") and chance.random() < 0.5:
        return _of_json(seed, chance)
    if chance.random() < 0.1:
        return _joined(seed, chance.choice(seeds), chance)
    return _of_bytes(seed, chance)


def _of_bytes(seed: bytes, chance: random.Random) -> bytes:
    content = bytearray(seed)
    for _ in range(chance.randint(1, 5)):
        chance.choice((_piece, _piece, _line, _number, _one_byte))(content, chance)
    if chance.random() < 0.25:
        del content[chance.randrange(len(content) + 1) :]
    return bytes(content[:LARGEST]) or b"x"


def _piece(content: bytearray, chance: random.Random) -> None:
    """A piece is cut, doubled, turned around, or gets a word in its place."""
    place, length = chance.randrange(len(content) + 1), chance.choice((0, 0, 1, 2, 8, 40))
    piece = bytes(content[place : place + length])
    content[place : place + length] = chance.choice(
        (chance.choice(WORDS), piece * chance.choice((2, 50)), piece[::-1])
    )


def _line(content: bytearray, chance: random.Random) -> None:
    """A line goes somewhere else, or stands there twice, or is gone."""
    lines = bytes(content).splitlines(keepends=True)
    if len(lines) < 2:
        return
    line = lines.pop(chance.randrange(len(lines)))
    for _ in range(chance.choice((0, 1, 2))):
        lines.insert(chance.randrange(len(lines) + 1), line)
    content[:] = b"".join(lines)


def _number(content: bytearray, chance: random.Random) -> None:
    """A number or a name becomes another word."""
    found = list(re.finditer(rb"\d+|[A-Za-z_:]{2,}", bytes(content)))
    if found:
        here = chance.choice(found)
        other = chance.choice((chance.choice(WORDS), chance.choice(found)[0]))
        content[here.start() : here.end()] = other


def _one_byte(content: bytearray, chance: random.Random) -> None:
    if content:
        content[chance.randrange(len(content))] = chance.randrange(256)


def _joined(one: bytes, other: bytes, chance: random.Random) -> bytes:
    """The start of a file with the end of another."""
    return one[: chance.randrange(1, len(one) + 1)] + other[chance.randrange(len(other) + 1) :]


def _of_zip(seed: bytes, chance: random.Random) -> bytes:
    """A zip of which one or two parts are changed; whole otherwise, so that it is opened."""
    with zipfile.ZipFile(io.BytesIO(seed)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(chance.choice((1, 1, 2))):
        name = chance.choice(list(parts))
        change = chance.random()
        if change < 0.05:
            del parts[name]
        elif change < 0.1:
            parts[chance.choice((name.upper(), name + "x", "x"))] = parts.pop(name)
        else:
            parts[name] = _of_bytes(parts[name] or b"x", chance)
        if not parts:
            break
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", chance.choice((0, zipfile.ZIP_DEFLATED))) as archive:
        for name, data in parts.items():
            part = zipfile.ZipInfo(name)  # of a fixed day, so that the same number is the same file
            part.compress_type = archive.compression
            archive.writestr(part, data)
    return out.getvalue()


def _of_json(seed: bytes, chance: random.Random) -> bytes:
    """JSON that is whole, with other values or keys in it."""
    try:
        value = json.loads(seed)
    except ValueError:
        return _of_bytes(seed, chance)
    for _ in range(chance.randint(1, 4)):
        value = _other(value, chance)
    return json.dumps(value).encode()[:LARGEST]


def _other(value: Any, chance: random.Random) -> Any:
    if chance.random() < 0.12 or not isinstance(value, dict | list) or not value:
        return chance.choice(VALUES)
    if isinstance(value, list):
        at = chance.randrange(len(value))
        if chance.random() < 0.15:
            return [*value, *value[at:]][:200]
        return [*value[:at], _other(value[at], chance), *value[at + 1 :]]
    key = chance.choice(list(value))
    if chance.random() < 0.15:
        return {name: inner for name, inner in value.items() if name != key}
    return {**value, key: _other(value[key], chance)}
