"""What can be asked about the files of an import, and the answers as a mapping."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from netwerk.access.rights import LEZEN
from netwerk.exchange.mapping.file_mapping import (
    AS_IS,
    AS_NOTHING,
    AS_TEXT,
    CROSS,
    FEATURE,
    NAMES,
    PAIRS,
    REMARK,
    SKIP,
    TIE,
    FileMapping,
    RowMend,
    TableMapping,
    WordKey,
)
from netwerk.exchange.mapping.seen_files import SeenTable, UnknownWord, UnreadRow
from netwerk.exchange.meaning.label_plans import plans
from netwerk.exchange.where import Where
from netwerk.model import Gebied, Kern
from netwerk.schema import Veld, schema
from netwerk.services.desk import Desk
from netwerk.services.mappings.preview import Preview
from netwerk.typed.shown import gebied_name

HOLDS = {
    NAMES: "namen, één op elke rij",
    PAIRS: "paren van namen met een relatie",
    CROSS: "een kruistabel: wie kent wie",
    SKIP: "overslaan",
}
BECOMES = {
    FEATURE: "maak er een nieuw kenmerk van",
    REMARK: "bewaar als opmerking",
    SKIP: "overslaan",
}
WORD_BECOMES = {
    AS_IS: "neem over zoals het er staat",
    AS_TEXT: "laat als tekst in de notitie",
    AS_NOTHING: "laat leeg",
}
_WORDED = ("soort", "categorie", "rol")
"""Properties of an actor whose words may stand under each other."""


@dataclass(frozen=True)
class PickOne:
    """One thing that can be chosen: how a mapping writes it, and how people read it."""

    value: str
    label: str


@dataclass(frozen=True)
class ColumnQuestion:
    """A column: what it means now (empty: it is not taken over), and what it can mean.

    used: what it is used for when it means no property of its own ('deel van de naam').
    """

    header: str
    meaning: str
    samples: tuple[str, ...]
    choices: tuple[PickOne, ...]
    used: str = ""


@dataclass(frozen=True)
class TableQuestion:
    """A table: what it holds now (empty: nobody knows), and what it can hold.

    key: how an answer names it. row: the number of the row of its headers. span: which columns of
    the sheet, for tables beside each other.
    """

    key: str
    file: str
    sheet: str | None
    span: str | None
    row: int | None
    rows: int
    holds: str
    choices: tuple[PickOne, ...]
    columns: tuple[ColumnQuestion, ...]


@dataclass(frozen=True)
class WordQuestion:
    """An unknown word; meaning: what the mapping makes of it, empty when nobody said it yet."""

    key: WordKey
    word: str
    under: str
    count: int
    where: str
    meaning: str
    choices: tuple[PickOne, ...]


@dataclass(frozen=True)
class RowQuestion:
    """A row that does not go in: what is the matter, and its cells to mend by header.

    No cells: the user may not store it, whatever stands in it.
    """

    file: str
    sheet: str | None
    row: int
    sentence: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ImportQuestions:
    """All that can be asked of a preview.

    more: rows with a problem that are not in ``rows``. remembered: the sentence that says that
    earlier choices were used; empty when there are none.
    """

    tables: tuple[TableQuestion, ...]
    words: tuple[WordQuestion, ...]
    rows: tuple[RowQuestion, ...]
    more: int = 0
    remembered: str = ""

    @property
    def open_words(self) -> tuple[WordQuestion, ...]:
        """The words about which nobody said anything yet."""
        return tuple(word for word in self.words if not word.meaning)


@dataclass(frozen=True)
class MappingAnswers:
    """What somebody answered: only what is to change; an empty answer lets netwerk decide again.

    tables: key of a table -> what it holds. columns: (key, header) -> what it means. words: key of
    a word -> what becomes of it. cells: (file, sheet, row, header) -> text. skipped: rows left out.
    """

    tables: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[tuple[str, str], str] = field(default_factory=dict)
    words: Mapping[WordKey, str] = field(default_factory=dict)
    cells: Mapping[tuple[str, str | None, int, str], str] = field(default_factory=dict)
    skipped: Sequence[tuple[str, str | None, int]] = ()


def import_questions(desk: Desk, preview: Preview) -> ImportQuestions:
    """What can be asked about the files of a preview; it holds what they mean now."""
    desk.require(LEZEN)
    asked = preview.plan.questions
    places = _places(desk)
    return ImportQuestions(
        tables=tuple(_table(i, seen) for i, seen in enumerate(asked.tables)),
        words=tuple(_word(word, places) for word in asked.words),
        rows=tuple(map(_row, asked.rows)),
        more=asked.more,
        remembered=preview.remembered,
    )


def with_answers(desk: Desk, preview: Preview, answers: MappingAnswers) -> FileMapping:
    """The mapping of a preview with these answers; read the files again with it."""
    desk.require(LEZEN)
    mapping = preview.mapping
    tables = []
    for i, seen in enumerate(preview.plan.questions.tables):
        key = table_key(i, seen.where)
        columns = {header: said for (one, header), said in answers.columns.items() if one == key}
        if key in answers.tables or columns:
            before = preview.told_of(seen)
            holds = answers.tables.get(key, before.holds if before else "")
            said = {**(before.columns if before else {}), **columns}
            said = {header: meaning for header, meaning in said.items() if meaning}
            if before and holds != before.holds and key in answers.tables:
                said = columns  # what its columns meant was said of something else
            tables.append(
                TableMapping(seen.where.file, seen.where.sheet, seen.headers, holds, said)
            )
    rows = {(one.file, one.sheet, one.row, one.column): one for one in mapping.rows}
    for (file, sheet, row, column), text in answers.cells.items():
        rows[(file, sheet, row, column)] = RowMend(file, sheet, row, column, text)
    for file, sheet, row in answers.skipped:
        rows[(file, sheet, row, "")] = RowMend(file, sheet, row)
    mapping = mapping.with_tables(tables)
    words = {**mapping.words, **answers.words}
    # what was said before is asked again; else nothing was said
    words = {key: said for key, said in words.items() if said or key in preview.earlier.words}
    return replace(mapping, words=words, rows=tuple(rows.values()))


def table_key(number: int, where: Where) -> str:
    """How an answer names a table: the same as long as the files are."""
    return f"{number}:{where.file}:{where.sheet or ''}:{where.span or ''}"


def _table(number: int, seen: SeenTable) -> TableQuestion:
    where = seen.where
    choices = _column_choices(seen.holds if seen.holds in plans() else "Actor")
    return TableQuestion(
        key=table_key(number, where),
        file=where.file,
        sheet=where.sheet,
        span=where.span,
        row=where.row,
        rows=seen.rows,
        holds=seen.holds,
        choices=_holds_choices(),
        columns=tuple(
            ColumnQuestion(column.header, column.meaning, column.samples, choices, column.used)
            for column in seen.columns
        ),
    )


def _holds_choices() -> tuple[PickOne, ...]:
    labels = [PickOne(naam, plan.label.meervoud) for naam, plan in plans().items()]
    first = ("Actor", "Relatie")
    labels.sort(key=lambda one: first.index(one.value) if one.value in first else len(first))
    return (*labels, *(PickOne(value, label) for value, label in HOLDS.items()))


def _column_choices(label: str) -> tuple[PickOne, ...]:
    """What a column of a table of this label can mean."""
    velden = plans()[label].velden.values()
    known = [PickOne(veld.naam, veld.label) for veld in velden]
    ties = []
    if label == "Actor":
        kinds = schema().keuzes["relatie"].keuzes.values()
        ties = [PickOne(f"{TIE}{kind.waarde}", f"{TIE}{kind.label}") for kind in kinds]
    return (*known, *ties, *(PickOne(value, said) for value, said in BECOMES.items()))


def _word(word: UnknownWord, places: Mapping[str, tuple[PickOne, ...]]) -> WordQuestion:
    veld = schema().labels[word.label].velden[word.veld]
    values = places.get(veld.verwijst_naar or "") or _values(word.label, veld)
    return WordQuestion(
        key=(word.label, word.veld, word.word),
        word=word.text,
        under=veld.label,
        count=word.count,
        where=word.where.text,
        meaning=word.meaning,
        choices=(*values, *(PickOne(v, said) for v, said in _becomes(veld).items())),
    )


def _values(label: str, veld: Veld) -> tuple[PickOne, ...]:
    """The words of the list of a property; under soort, categorie and rol those of all three."""
    lists = [veld.naam] if veld.naam in _WORDED and label == "Actor" else []
    if lists:
        lists += [naam for naam in _WORDED if naam != veld.naam]
    picks: dict[str, PickOne] = {}
    for number, naam in enumerate(lists or [veld.naam]):
        of = schema().labels[label].velden[naam]
        for keuze in schema().keuzelijst(of).keuzes.values():
            shown = keuze.label if number == 0 else f"{of.label.lower()}: {keuze.label}"
            picks.setdefault(str(keuze.waarde), PickOne(str(keuze.waarde), shown))
    return tuple(picks.values())


def _becomes(veld: Veld) -> Mapping[str, str]:
    """What else can become of a word: only an open list takes it as it is written."""
    is_open = bool(veld.keuzes) and schema().keuzelijst(veld).vrij
    return {v: said for v, said in WORD_BECOMES.items() if v != AS_IS or is_open}


def _places(desk: Desk) -> Mapping[str, tuple[PickOne, ...]]:
    gebieden = sorted(
        (entry.item for entry in desk.store.all(Gebied)), key=lambda one: (one.nummer or 0, one.id)
    )
    kernen = sorted((entry.item for entry in desk.store.all(Kern)), key=lambda one: one.naam)
    return {
        "Gebied": tuple(PickOne(one.naam, gebied_name(one)) for one in gebieden),
        "Kern": tuple(PickOne(one.naam, one.naam) for one in kernen),
    }


def _row(row: UnreadRow) -> RowQuestion:
    where = row.where
    return RowQuestion(where.file, where.sheet, where.row or 0, row.sentence, row.cells)
