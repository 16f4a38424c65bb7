"""A row of headers as the user says it is: his word goes before what netwerk makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from netwerk.exchange.headers import Meaning, TieColumn
from netwerk.exchange.mapping.file_mapping import FEATURE, REMARK, SKIP, TIE, TableMapping
from netwerk.exchange.table import Cells


def chosen_velden(told: TableMapping | None, cells: Cells) -> dict[str, str]:
    """Header -> property, of the headers that the user speaks of; empty for what is no property."""
    if told is None or not told.columns:
        return {}
    said = ((cell, told.meaning(cell)) for cell in cells if cell)
    return {cell: _veld(meaning) for cell, meaning in said if meaning}


def as_told(meaning: Meaning, cells: Cells, told: TableMapping) -> Meaning:
    """The meaning of headers, with the columns of which the user says something as he says."""
    said = {i: found for i, cell in enumerate(cells) if cell and (found := told.meaning(cell))}
    if not said:
        return meaning
    parts = (tuple(i for i in part if i not in said) for part in meaning.name_parts)
    return replace(
        meaning,
        mapping={i: v for i, v in meaning.mapping.items() if i not in said or _veld(said[i])},
        ties=_ties(meaning.ties, cells, said) if meaning.label == "Actor" else (),
        name_parts=tuple(filter(None, parts)),
        personal=tuple(i for i in meaning.personal if i not in said),
        contact=None if meaning.contact and meaning.contact[0] in said else meaning.contact,
        kept=tuple((i, kind) for i, kind in said.items() if kind in (FEATURE, REMARK)),
    )


def _ties(
    found: tuple[TieColumn, ...], cells: Cells, said: Mapping[int, str]
) -> tuple[TieColumn, ...]:
    """The columns with relations; one that was found already stays what it is."""
    kept = []
    for tie in found:
        told = said.get(tie.index)
        if told is None or told == f"{TIE}{tie.soort or ''}":
            weighs = tuple((i, veld) for i, veld in tie.weighs if i not in said)
            kept.append(replace(tie, weighs=weighs))
    there = {tie.index for tie in kept}
    new = [
        TieColumn(i, cells[i], meaning.removeprefix(TIE) or None)
        for i, meaning in said.items()
        if meaning.startswith(TIE) and i not in there
    ]
    return (*kept, *new)


def _veld(meaning: str) -> str:
    """The property that a meaning is; empty when it is none."""
    is_none = meaning.startswith(TIE) or meaning in (FEATURE, REMARK, SKIP)
    return "" if is_none else meaning
