"""What stands beside a column with relations about these: how strong, how often, since when."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from netwerk.exchange.headers import TieColumn
from netwerk.exchange.meaning.cells import read_cell
from netwerk.exchange.meaning.label_plans import header_word, plans
from netwerk.exchange.meaning.word_lists import is_no_contact
from netwerk.exchange.table import Cells
from netwerk.model import Value
from netwerk.schema import schema

_VELDEN = ("sterkte", "frequentie", "sinds", "tot")
_WEIGHED = ("sterkte", "frequentie")


@dataclass
class Weighed:
    """What a row says of its relations. remarks: (column, sentence) for the user."""

    values: dict[str, Value] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    remarks: list[tuple[int, str]] = field(default_factory=list)
    no_contact: bool = False


def weighing(cells: Cells, taken: Collection[int]) -> tuple[tuple[int, str], ...]:
    """The columns that say something of a relation, each with the property."""
    words = plans()["Relatie"].words
    found: dict[str, int] = {}
    for i, header in enumerate(cells):
        veld = words.get(header_word(header), ("", 0))[0] if header and i not in taken else ""
        if veld in _VELDEN:
            found.setdefault(veld, i)
    return tuple((i, veld) for veld, i in found.items())


def weighed(tie: TieColumn, cells: Cells) -> Weighed:
    """What the columns beside ``tie`` say of the relations of one row."""
    out = Weighed()
    for i, naam in tie.weighs:
        text = cells[i] if i < len(cells) else ""
        if not text:
            continue
        veld = schema().labels["Relatie"].velden[naam]
        cell = read_cell(veld, "Relatie", text, "Toelichting", False)
        out.remarks += [(i, remark) for remark in cell.remarks]
        if naam in _WEIGHED and cell.value is None and is_no_contact(text, strength=True):
            out.no_contact = True
        if cell.value not in (None, ()):
            out.values[naam] = cell.value
        if cell.keep:
            out.kept.append(cell.keep)
    return out
