"""A preview of an import: what it would do, before anything is stored."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from netwerk.exchange.mapping.file_mapping import FileMapping
from netwerk.exchange.report import ImportPlan
from netwerk.model import Item


@dataclass(frozen=True)
class Preview:
    """What an import would do, and the versions of the stored items it was based on.

    seen: how the items that it changes stood. why: what history says of it, '' for lists. The token
    makes accepting it twice harmless. mapping: what the user and earlier choices say that the files
    mean; remembered: a sentence when earlier choices were used, else empty.
    """

    plan: ImportPlan
    versions: Mapping[tuple[str, str], int]
    seen: Mapping[tuple[str, str], Item]
    why: str = ""
    token: str = field(default_factory=lambda: uuid.uuid4().hex)
    mapping: FileMapping = field(default_factory=FileMapping)
    remembered: str = ""
