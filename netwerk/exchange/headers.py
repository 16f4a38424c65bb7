"""What a row of headers says: which label the rows under it are, and what each column means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from netwerk.exchange.meaning.label_plans import (
    PLACES,
    LabelPlan,
    all_words,
    header_word,
    is_name_header,
    plans,
)
from netwerk.exchange.table import Cells
from netwerk.exchange.where import Where
from netwerk.model import fold

LONGEST_HEADER = 80
_WEAK_ENDS = frozenset({"start", "end", "doel"})
# 'bron' is also where a fact comes from
_MAYBE_ENDS = frozenset({"bron", "bestemming", "herkomst"})
_WEAK_NAMES = frozenset({"label", "titel", "title"})
_ACTOR_WORDS = frozenset(
    {"nodes", "node", "knopen", "elements", "elementen", "organisaties", "actoren", "actor"}
)
_RELATIE_WORDS = frozenset(
    {"edges", "edge", "connections", "ties", "links", "verbindingen", "relaties", "relatie"}
)
_KERN_ONLY = frozenset({"cbs_codes", "cbs_jaar", "inwoners"})

Mapped = Mapping[int, str]
"""Column index -> property."""


@dataclass(frozen=True)
class Hint:
    """What the name of a sheet or file says; ``certain`` when the name is just that of a label."""

    label: str
    certain: bool = False


@dataclass(frozen=True)
class TieColumn:
    """A column of a list of actors that says with whom they have a relation.

    soort: the kind of relation, None when no word says it. target: whom a mark in the column means;
    empty when the cells name them. employer: whom a person works for or a group belongs to. mutual:
    the column stands in a table of who knows whom, so that both sides were asked. weighs: columns
    beside it that say something of its relations, each with the property.
    """

    index: int
    header: str
    soort: str | None
    target: str = ""
    employer: bool = False
    mutual: bool = False
    weighs: tuple[tuple[int, str], ...] = ()

    @property
    def by_key(self) -> bool:
        """Whether the cells hold keys: the column is 'organization_id'."""
        return self.employer and header_word(self.header).endswith(" id")


@dataclass(frozen=True)
class Meaning:
    """What a row of headers means.

    label None: the headers fit several labels (``maybe``) equally well. ties: the columns with
    relations. name_parts: the columns that make up a name together, of each part the first that is
    filled. persons: the rows are people at work. personal: columns about who filled in a form.
    contact: the columns with the name of a contact person and the function. kept: columns that are
    kept as they are, as a feature or a remark. house: the columns with the house number and what
    comes behind it.
    """

    label: str | None
    mapping: Mapped
    maybe: tuple[str, ...] = ()
    ties: tuple[TieColumn, ...] = ()
    name_parts: tuple[tuple[int, ...], ...] = ()
    persons: bool = False
    personal: tuple[int, ...] = ()
    contact: tuple[int, int | None] | None = None
    kept: tuple[tuple[int, str], ...] = ()
    house: tuple[int, ...] = ()

    @property
    def known(self) -> int:
        """How many columns are known."""
        return len(self.mapping) + len(self.ties) + len(self.kept)


def header_score(cells: Iterable[str]) -> int:
    """How many of these cells are headers that the schema knows."""
    words = all_words()
    return sum(1 for cell in cells if len(cell) < LONGEST_HEADER and header_word(cell) in words)


def meaning_of(
    cells: Cells, hint: Hint | None, chosen: Mapping[str, str], told: str = ""
) -> Meaning | None:
    """What these cells mean as headers, None when they are no headers.

    chosen: the property that the user gave to a header; told: the label that the user gave.
    """
    if told in plans():
        return Meaning(told, _match(plans()[told], cells, chosen))
    mapped = {label: _match(plan, cells, chosen) for label, plan in plans().items()}
    label = _decide(cells, hint, mapped)
    if isinstance(label, tuple):
        return Meaning(None, mapped[label[0]], label)
    return Meaning(label, mapped[label]) if label else None


def is_header(cells: Cells) -> bool:
    """Whether these cells are surely the headers of a table: two are known, or it is 'Naam'."""
    meaning = meaning_of(cells, None, {})
    if meaning is None or meaning.label is None:
        return False
    filled = [cell for cell in cells if cell]
    return len(meaning.mapping) > 1 or (len(filled) == 1 and is_name_header(filled[0]))


def hint_of(where: Where) -> Hint | None:
    """What the name of the sheet or file says, when it is clear; in a zip, of the file in it."""
    name = fold(where.sheet or PurePath(where.file.rpartition(" > ")[2]).stem)
    for label, plan in plans().items():
        if name in (fold(plan.label.meervoud), fold(plan.label.enkel)):
            if label in PLACES and name != fold(plan.label.meervoud):
                continue
            return Hint(label, certain=True)
    words = set(re.split(r"[^a-z]+", name))
    hints = [label for label, plan in plans().items() if _words_of(plan) & words]
    return Hint(hints[0]) if len(hints) == 1 else None


def _words_of(plan: LabelPlan) -> frozenset[str]:
    """Words in the name of a sheet that say what it holds; a place must be its whole name."""
    if plan.naam in PLACES:
        return frozenset()
    if plan.naam == "Actor":
        return _ACTOR_WORDS
    if plan.naam == "Relatie":
        return _RELATIE_WORDS
    return frozenset({fold(plan.label.meervoud), fold(plan.label.enkel)})


def _decide(
    cells: Cells, hint: Hint | None, mapped: Mapping[str, Mapped]
) -> str | tuple[str, ...] | None:
    """The label; several when the headers fit them equally; None when they fit none."""
    ends = {
        veld: header_word(cells[i])
        for i, veld in mapped["Relatie"].items()
        if veld in ("van", "naar")
    }
    names = {header_word(cells[i]) for i, veld in mapped["Actor"].items() if veld == "naam"}
    certain_name, certain_ends = bool(names - _WEAK_NAMES), set(ends.values()) - _WEAK_ENDS
    hinted = hint.label if hint else None
    if hint and hinted not in ("Actor", "Relatie") and _fits_hint(hint, mapped):
        return hint.label
    if hinted == "Actor" and certain_name:
        return "Actor"
    if len(ends) == 2 and (certain_ends or not certain_name):
        return "Relatie"
    fitting = _other_labels(mapped, certain_name) if hinted != "Relatie" else ()
    if fitting:
        return fitting[0] if len(fitting) == 1 else fitting
    maybe_ends = certain_ends or _MAYBE_ENDS & {header_word(cell) for cell in cells}
    if hinted == "Relatie" or (maybe_ends and not certain_name):
        return None  # half a list of relations is never read as a list of actors
    if _KERN_ONLY & set(mapped["Kern"].values()) and _is_complete("Kern", mapped):
        return "Kern"
    if not names and {"naam", "nummer"} <= set(mapped["Gebied"].values()):
        return "Gebied"
    return "Actor" if names else None


def _fits_hint(hint: Hint, mapped: Mapping[str, Mapped]) -> bool:
    """Whether the headers hold what the label of the name cannot do without.

    A name that says more than the label, or that of a place, must fit as well as an actor does.
    """
    if not _is_complete(hint.label, mapped):
        return False
    sure = hint.certain and hint.label not in PLACES
    return sure or len(mapped[hint.label]) >= len(mapped["Actor"])


def _is_complete(label: str, mapped: Mapping[str, Mapped]) -> bool:
    return {veld.naam for veld in plans()[label].required} <= set(mapped[label].values())


def _other_labels(mapped: Mapping[str, Mapped], certain_name: bool) -> tuple[str, ...]:
    """The labels, other than actors, relations and places, that these headers fit best.

    They fit when nothing that is required is missing and more columns are known than for a list of
    actors; two more when there is a certain name of an actor.
    """
    others = {
        label: len(mapping)
        for label, mapping in mapped.items()
        if label not in ("Actor", "Relatie", *PLACES) and _is_complete(label, mapped)
    }
    most = max(others.values(), default=0)
    least = max(len(mapped["Actor"]) + (2 if certain_name else 1), 2)
    if most < max(least, *(len(mapped[label]) for label in ("Relatie", *PLACES))):
        return ()
    return tuple(label for label, count in others.items() if count == most)


def _match(plan: LabelPlan, cells: Cells, chosen: Mapping[str, str]) -> dict[int, str]:
    """Column index -> property; of several headers for one the most fitting, then the first."""
    best: dict[str, tuple[int, int]] = {}
    for i, cell in enumerate(cells):
        if not cell or (len(cell) >= LONGEST_HEADER and cell not in chosen):
            continue
        veld, rank = (
            (chosen[cell], -1) if cell in chosen else plan.words.get(header_word(cell), ("", 0))
        )
        if veld in plan.velden and (veld not in best or (rank, i) < best[veld]):
            best[veld] = (rank, i)
    return {i: veld for veld, (_, i) in best.items()}
