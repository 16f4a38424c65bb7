"""A preview of an import: what it would do, before anything is stored."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from netwerk.exchange.mapping.file_mapping import FileMapping, TableMapping
from netwerk.exchange.mapping.seen_files import SeenTable
from netwerk.exchange.report import ImportPlan
from netwerk.model import Item


@dataclass(frozen=True)
class Preview:
    """What an import would do, and the versions of the stored items it was based on.

    seen: how the items that it changes stood. why: what history says of it, '' for lists. The token
    makes accepting it twice harmless. mapping: what the user says that the files mean; earlier:
    what was said before and counts too; remembered: a sentence when it was used, else empty.
    partner: whom the files come from.
    """

    plan: ImportPlan
    versions: Mapping[tuple[str, str], int]
    seen: Mapping[tuple[str, str], Item]
    why: str = ""
    token: str = field(default_factory=lambda: uuid.uuid4().hex)
    mapping: FileMapping = field(default_factory=FileMapping)
    earlier: FileMapping = field(default_factory=FileMapping)
    remembered: str = ""
    partner: str | None = None

    def told_of(self, seen: SeenTable) -> TableMapping | None:
        """What is said of a table: now, or else before."""
        place = (seen.where.file, seen.where.sheet, seen.headers)
        return self.mapping.of_table(*place) or self.earlier.of_table(*place)

    @property
    def used(self) -> FileMapping:
        """All that was used: what is said now, and what was said before of these tables."""
        tables = []
        for seen in self.plan.questions.tables:
            told = self.told_of(seen)
            if told is not None and told not in self.mapping.tables:
                tables.append(replace(told, file=seen.where.file, sheet=seen.where.sheet))
        keys = {(word.label, word.veld, word.word) for word in self.plan.questions.words}
        before = {key: said for key, said in self.earlier.words.items() if key in keys}
        return replace(
            self.mapping,
            tables=(*self.mapping.tables, *tables),
            words={**before, **self.mapping.words},
        )
