"""Makes a mail as Outlook saves it (.msg): an OLE file with small and large streams, for tests."""

from __future__ import annotations

import struct

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR, MINI, CUTOFF = 512, 64, 4096


def outlook_file(streams: dict[str, bytes]) -> bytes:
    """The streams as those of the root; at most one sector of numbers (128 sectors) in all."""
    sectors: list[bytes] = []
    fat: list[int] = []

    def put(data: bytes) -> int:
        """Add a chain of sectors; its first number."""
        first = len(sectors)
        parts = [data[i : i + SECTOR].ljust(SECTOR, b"\0") for i in range(0, len(data), SECTOR)]
        for i, part in enumerate(parts):
            sectors.append(part)
            fat.append(END if i == len(parts) - 1 else first + i + 1)
        return first if parts else END

    mini, mini_fat, places = b"", [], {}
    for name, data in streams.items():
        if len(data) >= CUTOFF:
            places[name] = put(data)
            continue
        count = -(-len(data) // MINI)
        places[name] = len(mini_fat) if count else END
        mini_fat += [len(mini_fat) + i + 1 for i in range(count - 1)] + [END] * (count > 0)
        mini += data.ljust(count * MINI, b"\0")
    mini_start = put(mini)
    mini_fat_start = put(struct.pack(f"<{len(mini_fat)}I", *mini_fat).ljust(SECTOR, b"\xff"))
    names = list(streams)
    entries = [_entry("Root Entry", 5, mini_start, len(mini), child=1 if names else FREE)]
    for i, name in enumerate(names, 1):
        right = i + 1 if i < len(names) else FREE
        entries.append(_entry(name, 2, places[name], len(streams[name]), right=right))
    directory = put(b"".join(entries))
    at = len(sectors)
    fat.append(FAT)
    assert at < SECTOR // 4
    numbers = struct.pack(f"<{len(fat)}I", *fat).ljust(SECTOR, b"\xff")
    header = struct.pack(
        "<8s16sHHHHHHIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0, 1, directory, 0, CUTOFF,
        mini_fat_start, 1, END, 0,
    )  # fmt: skip
    header += struct.pack("<109I", at, *[FREE] * 108)
    return header + b"".join(sectors) + numbers


def _entry(
    name: str, kind: int, start: int, size: int, *, child: int = FREE, right: int = FREE
) -> bytes:
    wide = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16sIQQIQ",
        wide,
        len(wide),
        kind,
        1,
        FREE,
        right,
        child,
        b"",
        0,
        0,
        0,
        start,
        size,
    )


def outlook_mail(
    body: str, subject: str = "", day: int | None = None, kind: str = "IPM.Note", html: bytes = b""
) -> bytes:
    """A mail with this text. day: days since 1601."""
    streams = {
        "__properties_version1.0": b"\0" * 32,
        "__substg1.0_0037001F": subject.encode("utf-16-le"),
        "__substg1.0_001A001F": kind.encode("utf-16-le"),
    }
    if day is not None:
        streams["__properties_version1.0"] += struct.pack("<HHIQ", 0x40, 0x39, 6, day * 864 * 10**9)
    if body:
        streams["__substg1.0_1000001F"] = body.encode("utf-16-le")
    if html:
        streams["__substg1.0_10130102"] = html
    return outlook_file(streams)
