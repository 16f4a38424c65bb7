"""What an import is asked to do: what is stored already, and the user's choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from netwerk.model import Actor, Gebied, Kern, Relatie


@dataclass(frozen=True)
class Existing:
    """What is stored now, by id."""

    actors: Mapping[str, Actor] = field(default_factory=dict)
    relaties: Mapping[str, Relatie] = field(default_factory=dict)
    gebieden: Mapping[str, Gebied] = field(default_factory=dict)
    kernen: Mapping[str, Kern] = field(default_factory=dict)


@dataclass(frozen=True)
class ImportOptions:
    """The choices of the user.

    soort, relatie: for rows that name none or one that the schema does not know; create_missing:
    make actors of ends of relations that are in no list; bron: source of rows that name none;
    columns: the property a column means, by (file, sheet, header), an empty property leaves the
    column out.
    """

    soort: str | None = None
    relatie: str | None = None
    create_missing: bool = False
    bron: str | None = None
    columns: Mapping[tuple[str, str | None, str], str] | None = None
