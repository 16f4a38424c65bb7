"""What can be exchanged: one `LabelPlan` for each label that users enter, made from the schema.

A label that is added to graph_schema and the model is read and written without an edit here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from netwerk.model import ITEM_TYPES, Item, fold, item_name
from netwerk.schema import Label, Schema, Veld, schema

KEY_HEADER = "Sleutel"
"""The header of the id column in our own files.

Ids under it are those of this network, so that a name may change.
"""
READER_HEADERS = ("Naam van", "Naam naar")
"""Columns that our own list of relations has for the reader only."""
PLACES = ("Gebied", "Kern")
"""Labels that say where something is; the other labels may refer to them in many words."""
_NO_LETTERS = str.maketrans("_*:.-", "     ")
_DATE = "datum"
"""The property of a date on which something was seen or made: another date is another thing."""


@dataclass(frozen=True)
class LabelPlan:
    """How the items of one label are recognised, referred to and written."""

    label: Label

    @property
    def naam(self) -> str:
        """The label itself."""
        return self.label.naam

    @property
    def title(self) -> str:
        """The name of its sheet in our own files: 'Signalen'."""
        return self.label.meervoud.capitalize()

    @property
    def velden(self) -> Mapping[str, Veld]:
        """Its properties by name."""
        return self.label.velden

    @cached_property
    def name_veld(self) -> Veld | None:
        """The property by which people call it; a measurement and a relation have none."""
        return next((self.velden[n] for n in ("naam", "titel") if n in self.velden), None)

    @cached_property
    def references(self) -> tuple[Veld, ...]:
        """The properties that hold keys of other items."""
        return tuple(veld for veld in self.velden.values() if veld.verwijst_naar)

    @cached_property
    def required(self) -> tuple[Veld, ...]:
        """What an item cannot do without, its key left out."""
        return tuple(v for v in self.velden.values() if v.verplicht and v.naam != "id")

    @cached_property
    def called(self) -> tuple[Veld, ...]:
        """What a row must say the same to mean the same item: its name, or all that is required."""
        return (self.name_veld,) if self.name_veld else self.required

    @cached_property
    def apart(self) -> tuple[Veld, ...]:
        """What tells items of one name apart, where it is filled: the place and the date."""
        if self.naam in PLACES or not self.name_veld:
            return ()
        return tuple(
            veld
            for veld in self.velden.values()
            if (veld.type == "verwijzing" and veld.verwijst_naar in PLACES) or veld.naam == _DATE
        )

    @cached_property
    def words(self) -> Mapping[str, tuple[str, int]]:
        """Header word -> (property, rank); a lower rank fits better."""
        words: dict[str, tuple[str, int]] = {header_word(KEY_HEADER): ("id", 0)}
        for veld in self.velden.values():
            for rank, word in enumerate((veld.label, veld.naam, *veld.koppen)):
                words.setdefault(header_word(word), (veld.naam, rank))
        if self.name_veld and self.naam not in ("Actor", "Relatie"):
            words.setdefault(header_word(self.label.enkel), (self.name_veld.naam, len(words)))
        return words

    def shown(self, item: Item) -> str:
        """What an item is called in a sentence."""
        name = item_name(item)
        return name if self.name_veld else f"{self.label.enkel} {name}"


class _Key:
    """A schema and the labels of the model, the same only when it is the very same schema."""

    def __init__(self, schema: Schema, labels: tuple[str, ...]) -> None:
        self.schema = schema
        self.labels = labels

    def __hash__(self) -> int:
        return id(self.schema)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Key):
            return False
        return other.schema is self.schema and other.labels == self.labels


def plans() -> Mapping[str, LabelPlan]:
    """By label, what is referred to before what refers to it.

    What netwerk keeps for itself (kept views, decisions on proposals) is not exchanged.
    """
    return _plans(_Key(schema(), tuple(ITEM_TYPES)))


@lru_cache(maxsize=2)
def _plans(key: _Key) -> Mapping[str, LabelPlan]:
    labels = key.schema.labels
    return {
        naam: LabelPlan(labels[naam])
        for naam in key.labels
        if naam in labels and labels[naam].scherm
    }


def not_exchanged() -> tuple[Label, ...]:
    """The labels that are in no export; only a backup holds them."""
    exchanged = plans()
    return tuple(schema().labels[naam] for naam in ITEM_TYPES if naam not in exchanged)


def all_words() -> frozenset[str]:
    """Every word that is a header of some label."""
    return _words(_Key(schema(), tuple(ITEM_TYPES)))


@lru_cache(maxsize=2)
def _words(key: _Key) -> frozenset[str]:
    return frozenset(word for plan in _plans(key).values() for word in plan.words) - {""}


def is_name_header(cell: str) -> bool:
    """Whether a cell is the very word for the name of an actor ('Naam'), in no other wording."""
    veld = plans()["Actor"].velden["naam"]
    return header_word(cell) in (header_word(veld.label), header_word(veld.naam))


def header_word(header: str) -> str:
    """A header as it is compared.

    Without case, accents, underscores, hyphens, stars, colons and remarks in brackets.
    """
    if "(" in header:
        header = re.sub(r"\(.*?\)", " ", header)
    return fold(header.translate(_NO_LETTERS))
