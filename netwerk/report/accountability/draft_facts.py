"""On what the drafts rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from netwerk.access.own_gemeente import OwnGemeente
from netwerk.schema import Schema


@dataclass(frozen=True)
class DraftFacts:
    """On what a draft rests: the schema, the municipality, the day, and what is said of chances.

    terms: how long the municipality keeps a kind of thing, where its settings say so: by the name
    of a label in lower case, or else 'gestopt', 'geschiedenis', 'contact' or 'logboek'.
    listed: what the yearly list names once it is past its term, by the same names.
    fair: the conclusion of the equal chance report, and its lines. applications: who asks the API,
    each in words.
    """

    schema: Schema
    of: OwnGemeente
    today: date
    terms: Mapping[str, str]
    fair: tuple[str, ...] = ()
    applications: tuple[str, ...] = ()
    listed: frozenset[str] = frozenset()
