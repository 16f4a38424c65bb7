"""What a file gives, for tests of the formats: its points and lines as plain values. Names are invented."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pytest

from netwerk.errors import InputError
from netwerk.exchange.formats.registry import read_tables
from netwerk.exchange.table import RawTable


@dataclass(frozen=True)
class Found:
    """The points by id, the lines as pairs, and all that is said."""

    tables: Sequence[RawTable]
    points: Mapping[str, Mapping[str, str]]
    lines: Sequence[Mapping[str, str]]
    said: str

    @property
    def names(self) -> list[str]:
        return [point["naam"] for point in self.points.values()]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return [(line["van"], line["naar"]) for line in self.lines]


def records(table: RawTable) -> list[dict[str, str]]:
    if not table.rows:
        return []
    headers = table.rows[0][1]
    return [dict(zip(headers, cells, strict=False)) for _, cells in table.rows[1:]]


def read(content: str | bytes, name: str = "bestand.txt") -> Found:
    """A file that is read; its name says nothing on purpose."""
    tables = read_tables(name, content.encode() if isinstance(content, str) else content)
    points = [row for table in tables for row in records(table) if "naam" in row]
    lines = [row for table in tables for row in records(table) if "van" in row]
    said = "\n".join(message.text for table in tables for message in table.messages)
    return Found(tables, {point["id"]: point for point in points if "id" in point}, lines, said)


def refused(content: str | bytes, name: str = "bestand.txt") -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(InputError) as refusal:
        read_tables(name, content.encode() if isinstance(content, str) else content)
    sentence = str(refusal.value)
    assert sentence.startswith(name)
    assert sentence.endswith(".")
    return sentence


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    return out.getvalue()
