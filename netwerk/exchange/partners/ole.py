"""An OLE compound file (what Outlook saves a mail in): its streams, read without trust.

Only what is needed: the streams of the root, none of the storages below it (attachments, people).
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST = 0xFFFFFFFA
"""From here on a number of a sector means something else than a sector."""
_FREE = 0xFFFFFFFF
_ENTRY = 128
_STREAM, _ROOT = 2, 5
_LIMIT = 64 * 1024 * 1024


class OleBroken(ValueError):
    """The file contradicts itself."""


def root_streams(content: bytes, wanted: Sequence[str]) -> Mapping[str, bytes]:
    """The streams of the root whose name starts with one of ``wanted``, by name.

    Raises OleBroken.
    """
    try:
        return _OleFile(content).streams(tuple(wanted))
    except (struct.error, IndexError, UnicodeError) as error:
        raise OleBroken(str(error)) from error


class _OleFile:
    def __init__(self, content: bytes) -> None:
        if not content.startswith(MAGIC) or len(content) < 512:
            raise OleBroken("no compound file")
        shift, mini_shift = struct.unpack_from("<HH", content, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise OleBroken("sectors of an unknown size")
        self._content = content
        self._size, self._mini_size = 1 << shift, 1 << mini_shift
        directory, self._cutoff, mini_fat = (
            struct.unpack_from("<I", content, at)[0] for at in (48, 56, 60)
        )
        self._fat = self._numbers(self._fat_sectors())
        self._mini_fat = self._numbers(self._chain(mini_fat, self._fat))
        self._entries = self._joined(directory)
        start, size = self._where(0)
        self._mini = self._joined(start)[:size]

    def streams(self, wanted: tuple[str, ...]) -> Mapping[str, bytes]:
        found: dict[str, bytes] = {}
        seen: set[int] = set()
        ahead = [struct.unpack_from("<I", self._entries, 76)[0]]  # the tree below the root
        while ahead:
            number = ahead.pop()
            at = number * _ENTRY
            if number == _FREE or number in seen:
                continue
            seen.add(number)
            if at + _ENTRY > len(self._entries):
                raise OleBroken("an entry outside the directory")
            length, kind = struct.unpack_from("<HB", self._entries, at + 64)
            ahead += struct.unpack_from("<II", self._entries, at + 68)
            name = self._entries[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le")
            if kind == _STREAM and name.startswith(wanted):
                found[name] = self._stream(number)
        return found

    def _stream(self, number: int) -> bytes:
        start, size = self._where(number)
        if size > _LIMIT:
            raise OleBroken("a stream that is too long")
        if size >= self._cutoff:
            return self._joined(start)[:size]
        parts = (
            self._mini[sector * self._mini_size : (sector + 1) * self._mini_size]
            for sector in self._chain(start, self._mini_fat)
        )
        return b"".join(parts)[:size]

    def _where(self, number: int) -> tuple[int, int]:
        """First sector and length of a stream."""
        start, size = struct.unpack_from("<II", self._entries, number * _ENTRY + 116)
        return start, size

    def _fat_sectors(self) -> list[int]:
        header = [*struct.unpack_from("<109I", self._content, 76)]
        sector = struct.unpack_from("<I", self._content, 68)[0]
        per_sector = self._size // 4
        seen: set[int] = set()
        while sector < _LAST:
            if sector in seen:
                raise OleBroken("a chain in a circle")
            seen.add(sector)
            numbers = struct.unpack(f"<{per_sector}I", self._sector(sector))
            header += numbers[:-1]
            sector = numbers[-1]
        return [number for number in header if number < _LAST]

    def _numbers(self, sectors: Sequence[int]) -> tuple[int, ...]:
        data = b"".join(map(self._sector, sectors))
        return struct.unpack(f"<{len(data) // 4}I", data)

    def _joined(self, start: int) -> bytes:
        return b"".join(map(self._sector, self._chain(start, self._fat)))

    def _chain(self, start: int, table: Sequence[int]) -> list[int]:
        sectors: list[int] = []
        while start < _LAST:
            if len(sectors) > len(table) or start >= len(table):
                raise OleBroken("a chain in a circle, or outside the file")
            sectors.append(start)
            start = table[start]
        return sectors

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        data = self._content[at : at + self._size]
        if not data:
            raise OleBroken("a sector outside the file")
        return data.ljust(self._size, b"\0")
