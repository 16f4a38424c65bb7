"""What a sheet is and what its columns mean.

Headers in any case, order and language that the schema knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath

from netwerk.exchange.notes import Notes
from netwerk.exchange.report import RowLabel
from netwerk.exchange.request import ImportOptions
from netwerk.exchange.table import Cells, Table
from netwerk.model import fold
from netwerk.schema import schema

OWN_KEY = "Sleutel"
"""The header of the id column in our own files.

Ids under it are those of this network, so that a name may change.
"""
OWN_NAMES = ("Naam van", "Naam naar")
"""Columns that our own list of relations has for the reader only."""

HEADER_ROWS = 20
LABELS: tuple[RowLabel, ...] = ("Actor", "Relatie", "Gebied", "Kern")
_WEAK_ENDS = frozenset({"start", "end", "doel"})
_MAYBE_ENDS = frozenset(
    {"bron", "bestemming", "herkomst"}
)  # 'bron' is also where a fact comes from
_WEAK_NAMES = frozenset({"label", "titel", "title"})
_ACTOR_WORDS = frozenset(
    {"nodes", "node", "knopen", "elements", "elementen", "organisaties", "actoren", "actor"}
)
_RELATIE_WORDS = frozenset(
    {"edges", "edge", "connections", "ties", "links", "verbindingen", "relaties", "relatie"}
)
_KERN_ONLY = frozenset({"cbs_codes", "cbs_jaar", "inwoners"})


@dataclass(frozen=True)
class Column:
    """One column: its place, its header as written, and the property it means (None: not taken)."""

    index: int
    header: str
    veld: str | None


@dataclass(frozen=True)
class Sheet:
    """A sheet with its meaning: label None when it cannot be told; ``rows`` are the data rows."""

    table: Table
    label: RowLabel | None
    columns: tuple[Column, ...]
    rows: tuple[tuple[int, Cells], ...]
    own_keys: bool = False

    def header(self, veld: str) -> str | None:
        """The header of the column that means this property."""
        return next((c.header for c in self.columns if c.veld == veld), None)


def header_score(cells: Iterable[str]) -> int:
    """How many of these cells are headers that the schema knows."""
    words = _all_words()
    return sum(1 for cell in cells if len(cell) < 80 and _word(cell) in words)


def understand(table: Table, options: ImportOptions, notes: Notes) -> Sheet:
    """Find the header row, decide what the sheet holds and what each column means.

    Say what is not understood.
    """
    chosen = {
        header: veld
        for (file, sheet, header), veld in (options.columns or {}).items()
        if (file, sheet) == (table.file, table.sheet)
    }
    best: tuple[int, int, RowLabel, dict[int, str]] | None = None
    for i, (_, cells) in enumerate(table.rows[:HEADER_ROWS]):
        found = _candidate(cells, _hint(table), chosen)
        if found and (best is None or len(found[1]) > best[0]):
            best = (len(found[1]), i, *found)
    if best is None:
        return _not_understood(table, notes)
    _, i, label, mapping = best
    header_cells = table.rows[i][1]
    columns = tuple(
        Column(n, header, mapping.get(n)) for n, header in enumerate(header_cells) if header
    )
    rows = table.rows[i + 1 :]
    if not rows:
        notes.note(
            table.file,
            table.sheet,
            None,
            None,
            "er staan wel koppen in maar geen rijen met gegevens.",
        )
    _say_left_out(table, columns, rows, chosen, notes)
    own = any(c.veld == "id" and _word(c.header) == _word(OWN_KEY) for c in columns)
    return Sheet(table, label, columns, rows, own)


def _candidate(
    cells: Cells, hint: RowLabel | None, chosen: Mapping[str, str]
) -> tuple[RowLabel, dict[int, str]] | None:
    found = {label: _match(label, cells, chosen) for label in LABELS}
    label = _decide(cells, hint, found)
    return (label, found[label]) if label else None


def _decide(
    cells: Cells, hint: RowLabel | None, found: Mapping[RowLabel, dict[int, str]]
) -> RowLabel | None:
    ends = {
        veld: _word(cells[i]) for i, veld in found["Relatie"].items() if veld in ("van", "naar")
    }
    names = {_word(cells[i]) for i, veld in found["Actor"].items() if veld == "naam"}
    certain_name, certain_ends = bool(names - _WEAK_NAMES), set(ends.values()) - _WEAK_ENDS
    if hint in ("Gebied", "Kern") and _is_place(hint, found):
        return hint
    if hint == "Actor" and certain_name:
        return "Actor"
    if len(ends) == 2 and (certain_ends or not certain_name):
        return "Relatie"
    maybe_ends = certain_ends or _MAYBE_ENDS & {_word(cell) for cell in cells}
    if hint == "Relatie" or (maybe_ends and not certain_name):
        return None  # half a list of relations is never read as a list of actors
    if _KERN_ONLY & set(found["Kern"].values()) and _is_place("Kern", found):
        return "Kern"
    if not names and {"naam", "nummer"} <= set(found["Gebied"].values()):
        return "Gebied"
    return "Actor" if names else None


def _is_place(label: RowLabel, found: Mapping[RowLabel, dict[int, str]]) -> bool:
    needed = {"naam", "gebied"} if label == "Kern" else {"naam"}
    return needed <= set(found[label].values()) and len(found[label]) >= len(found["Actor"])


def _match(label: RowLabel, cells: Cells, chosen: Mapping[str, str]) -> dict[int, str]:
    """Column index -> property.

    Of several headers for one property the most fitting, then the first.
    """
    words = _words(label)
    best: dict[str, tuple[int, int]] = {}
    for i, cell in enumerate(cells):
        if not cell or len(cell) >= 80:
            continue
        veld, rank = (chosen[cell], -1) if cell in chosen else words.get(_word(cell), ("", 0))
        if veld in schema().labels[label].velden and (veld not in best or (rank, i) < best[veld]):
            best[veld] = (rank, i)
    return {i: veld for veld, (_, i) in best.items()}


@cache
def _words(label: RowLabel) -> Mapping[str, tuple[str, int]]:
    """Header word -> (property, rank); a lower rank fits better."""
    words: dict[str, tuple[str, int]] = {_word(OWN_KEY): ("id", 0)}
    for veld in schema().labels[label].velden.values():
        for rank, word in enumerate((veld.label, veld.naam, *veld.koppen)):
            words.setdefault(_word(word), (veld.naam, rank))
    return words


@cache
def _all_words() -> frozenset[str]:
    return frozenset(word for label in LABELS for word in _words(label)) - {""}


def _word(header: str) -> str:
    """A header as it is compared.

    No case, accents, underscores, hyphens, stars, colons or remarks in brackets.
    """
    plain = re.sub(r"\(.*?\)|[_*:.\-]", " ", header)
    return fold(plain)


def _hint(table: Table) -> RowLabel | None:
    """What the name of the sheet or file says, when it is clear."""
    name = fold(table.sheet or PurePath(table.file).stem)
    places: tuple[RowLabel, ...] = ("Gebied", "Kern")
    for label in places:
        if name == fold(schema().labels[label].meervoud):
            return label
    words = set(re.split(r"[^a-z]+", name))
    is_actor, is_relatie = bool(words & _ACTOR_WORDS), bool(words & _RELATIE_WORDS)
    if is_actor == is_relatie:
        return None
    return "Actor" if is_actor else "Relatie"


def _not_understood(table: Table, notes: Notes) -> Sheet:
    headers = table.rows[0][1] if table.rows else ()
    named = ", ".join(f"'{header[:40]}'" for header in headers if header)[:400] or "geen"
    notes.problem(
        table.file,
        table.sheet,
        table.rows[0][0] if table.rows else None,
        None,
        f"niet duidelijk wat hierin staat. Gevonden koppen: {named}. Nodig is een kolom Naam "
        "(lijst van actoren) "
        "of de kolommen Van en Naar (lijst van relaties). Pas de koppen aan of kies zelf wat "
        "elke kolom betekent.",
    )
    return Sheet(
        table, None, tuple(Column(i, h, None) for i, h in enumerate(headers) if h), table.rows[1:]
    )


def _say_left_out(
    table: Table,
    columns: Sequence[Column],
    rows: Sequence[tuple[int, Cells]],
    chosen: Mapping[str, str],
    notes: Notes,
) -> None:
    used = {c.veld: c for c in columns if c.veld}
    first: dict[str, Column] = {}
    for column in columns:
        same = first.setdefault(_word(column.header), column)
        if column.veld or column.header in OWN_NAMES or chosen.get(column.header) == "":
            continue
        notes.note(table.file, table.sheet, None, None, _why_left_out(column, same, used))
    headed = {c.index for c in columns}
    bare = sorted(
        {i for _, cells in rows for i, cell in enumerate(cells) if cell and i not in headed}
    )
    for i in bare[:20]:
        notes.note(
            table.file,
            table.sheet,
            None,
            None,
            f"kolom {_letter(i)} heeft geen kop en is niet overgenomen.",
        )


def _why_left_out(column: Column, same: Column, used: Mapping[str, Column]) -> str:
    if same is not column:
        kept = next((c for c in used.values() if _word(c.header) == _word(column.header)), None)
        which = f"kolom {_letter(kept.index)} is gebruikt en " if kept else ""
        return (
            f"de kop '{column.header}' staat er twee keer; {which}kolom "
            f"{_letter(column.index)} is niet overgenomen."
        )
    for label in LABELS:
        meant = _words(label).get(_word(column.header))
        if meant and meant[0] in used:
            other = used[meant[0]].header
            return (
                f"kolom '{column.header}' is niet overgenomen, want kolom '{other}' betekent "
                "hetzelfde en is al gebruikt."
            )
    return f"kolom '{column.header}' is niet overgenomen."


def _letter(index: int) -> str:
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
