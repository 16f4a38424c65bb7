"""The rows of a sheet as drafts: the text and the value of each filled property."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from netwerk.access.contact_data import is_mask
from netwerk.exchange.mapping.file_mapping import WordKey
from netwerk.exchange.mapping.kept_columns import kept_lines
from netwerk.exchange.mapping.told_words import LONGEST, ToldCell, is_asked, told_words
from netwerk.exchange.meaning.cells import NAMES, Cell, meant, read_cell
from netwerk.exchange.meaning.field_words import filled_by_words
from netwerk.exchange.meaning.label_plans import header_word
from netwerk.exchange.meaning.word_lists import KnownList, known_list
from netwerk.exchange.notes import Notes
from netwerk.exchange.reading.sheets import Sheet
from netwerk.exchange.reasons import NO_WORK, PERSON, TOO_LONG, Trouble
from netwerk.exchange.table import Row
from netwerk.exchange.where import Where
from netwerk.model import Value, fold
from netwerk.schema import Veld, schema

NAME_LIMIT = 5_000
NO_WORK_SAID = (
    "dit is een mens van wie geen werk of organisatie bekend is. Netwerk bewaart geen bewoners; is "
    "het een professional, kies dan de soort professional."
)
MASK_SAID = (
    "hier was iets niet te zien voor wie dit bestand maakte. Dat is niet ingelezen: wat er al "
    "stond, blijft staan."
)
NOTE_VELDEN = ("omschrijving", "toelichting")
"""The properties in which text is kept that is no value."""
_WORDED = ("categorie", "rol")
"""Properties of an actor whose words are read together."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One data row: the text of each filled property, and the values that need no look-up.

    kept: lines of text that are no value, to be kept in the note of the item. features: those that
    are kept among its labels. extra: it is one more relation of a row that counts already. chosen:
    the lines that the user wants to keep, as far as they are kept.
    """

    sheet: Sheet
    row: int
    texts: dict[str, str]
    values: dict[str, Value]
    trouble: Trouble | None = None
    kept: tuple[str, ...] = ()
    extra: bool = False
    features: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The file the row stands in."""
        return self.sheet.where.file

    def where(self, veld: str | None = None) -> Where:
        """The row in the file, with the column of a property when it is asked for."""
        return self.sheet.where.at(self.row, self.sheet.header(veld) if veld else None)

    def with_only_chosen(self) -> Draft:
        """The row without lines of text that nobody asked to keep."""
        kept = tuple(line for line in self.kept if line in self.chosen)
        return self if kept == self.kept else replace(self, kept=kept)


@dataclass
class Converter:
    """Turns the rows of one sheet into drafts; remembers, because columns repeat the same words."""

    sheet: Sheet
    notes: Notes
    words: Mapping[WordKey, str] = field(default_factory=dict)
    passing: Callable[[Iterable[Row]], Iterator[Row]] = iter
    _read: dict[tuple[str, str], Cell] = field(default_factory=dict)
    _told: dict[tuple[str, str], ToldCell] = field(default_factory=dict)

    def drafts(self) -> list[Draft]:
        """One draft a data row, in order."""
        velden = schema().labels[self.sheet.label or ""].velden
        columns = [(c.index, c.header, velden[c.veld]) for c in self.sheet.columns if c.veld]
        self._note_veld = next((v.label for n, v in velden.items() if n in NOTE_VELDEN), None)
        self._above: dict[int, str] = {}
        self._known = self._known_list()
        self._named = {index for index, _, veld in columns if veld.naam in (*NAMES, "id")}
        return [
            self._draft(row, self._without_masks(row, cells), columns)
            for row, cells in self.passing(self.sheet.rows)
        ]

    def _without_masks(self, row: int, cells: tuple[str, ...]) -> tuple[str, ...]:
        """The cells without what only says that its maker might not see it. Names are never hidden.

        An empty cell leaves what is stored as it is; the mask itself would be stored over it.
        """
        masked = {i for i, text in enumerate(cells) if is_mask(text)} - self._named
        if not masked:
            return cells
        for index in sorted(masked):
            header = next((c.header for c in self.sheet.columns if c.index == index), None)
            self.notes.count(self.sheet.where.at(row, header), MASK_SAID)
        return tuple("" if i in masked else text for i, text in enumerate(cells))

    def _known_list(self) -> KnownList | None:
        if self.sheet.label != "Actor" or self.sheet.our_keys:
            return None
        known = known_list(header_word(column.header) for column in self.sheet.columns)
        if known and known.fill:
            shown, fills = schema().toon, known.fill.items()
            said = " en ".join(f"{veld} {shown('Actor', veld, waarde)}" for veld, waarde in fills)
            self.notes.note(
                self.sheet.where, f"dit is {known.naam}; waar het niet staat is {said} ingevuld."
            )
        return known

    def _draft(
        self, row: int, cells: tuple[str, ...], columns: list[tuple[int, str, Veld]]
    ) -> Draft:
        texts: dict[str, str] = {}
        values: dict[str, Value] = {}
        kept: list[str] = []
        chosen: list[str] = []
        as_is: set[str] = set()
        trouble = Trouble(NO_WORK, NO_WORK_SAID) if self.sheet.people else None
        width, exact = len(cells), self.sheet.our_keys
        for index, header, veld in columns:
            text, remarks = meant(
                cells[index] if index < width else "", self._above.get(index, ""), exact
            )
            for remark in remarks:
                self._note(row, header, remark)
            if not text:
                continue
            self._above[index] = text
            if veld.naam in NAMES and len(text) > NAME_LIMIT:
                trouble = Trouble(
                    TOO_LONG,
                    f"de tekst in kolom '{header}' is {len(text)} tekens lang. Een naam "
                    f"mag {NAME_LIMIT} tekens hebben.",
                )
                continue
            told = self._told_in(row, header, veld, text)
            kept += told.keep
            chosen += told.keep
            if told.as_is:
                as_is.add(veld.naam)
            self._take(row, header, veld, told, texts, values, kept)
        extra = self.sheet.of is not None
        remarks_, features = self._kept_columns(row, cells)
        draft = Draft(
            self.sheet,
            row,
            texts,
            values,
            trouble,
            (*kept, *remarks_),
            extra,
            features,
            (*chosen, *remarks_),
        )
        is_read = exact or self.sheet.label != "Actor"
        return draft if is_read else self._with_words(draft, cells, as_is)

    def _take(
        self,
        row: int,
        header: str,
        veld: Veld,
        told: ToldCell,
        texts: dict[str, str],
        values: dict[str, Value],
        kept: list[str],
    ) -> None:
        """Add what one cell says to the texts, the values and the lines that are kept."""
        if not told.text:
            return
        cell = self._cell(veld, told.text)
        # a needed choice is judged with the user's options
        needed = veld.keuzes and veld.verplicht
        by_words = veld.naam in _WORDED and not self.sheet.our_keys and cell.keep is None
        if not needed and not by_words and not told.as_is:
            for remark in cell.remarks:
                self._note(row, header, remark)
        if not cell.text:
            return
        texts[veld.naam] = cell.text
        if cell.value not in (None, ()):
            values[veld.naam] = cell.value
        if cell.keep:
            kept.append(cell.keep)

    def _kept_columns(
        self, row: int, cells: tuple[str, ...]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What the columns that are kept as they are say, for the note and for the labels."""
        kept = kept_lines(self.sheet.label or "", self.sheet.kept, self.sheet.cells, cells)
        if kept.remarks and self._note_veld is None:
            self._note(row, kept.header, "niet bewaard: hier is geen omschrijving voor.")
        return kept.remarks, kept.features

    def _told_in(self, row: int, header: str, veld: Veld, text: str) -> ToldCell:
        """What the user says of the words in a cell; which can be asked about is noted."""
        if self.sheet.our_keys or not is_asked(veld):
            return ToldCell(text)
        key = (veld.naam, text)
        told = self._told.get(key)
        if told is None:
            told = told_words(self.words, self.sheet.label or "", veld, text)
            if len(text) <= LONGEST:
                self._told[key] = told
        for part, meaning in (*told.said, *((part, "") for part in told.unknown)):
            where = self.sheet.where.at(row, header)
            self.notes.word(where, self.sheet.label or "", veld.naam, part, meaning)
        return told

    def _with_words(self, draft: Draft, cells: tuple[str, ...], as_is: Collection[str]) -> Draft:
        """An actor with what its words of the field say, and what its list says of all rows."""
        said = filled_by_words(draft.texts, draft.values)
        for veld, sentence in said.remarks:
            if veld not in as_is:
                self.notes.count(draft.where(veld), sentence)
        values = said.values
        kept = (*draft.kept, *said.kept)
        trouble = draft.trouble
        if self._known:
            values = {**self._known.fill, **values}
            trouble = trouble or self._person(cells)
        return replace(draft, values=values, kept=kept, trouble=trouble)

    def _person(self, cells: tuple[str, ...]) -> Trouble | None:
        """Why a row of a register is a person at home, who is never an actor."""
        known = self._known
        for column in self.sheet.columns if known and known.person_header else ():
            cell = cells[column.index] if column.index < len(cells) else ""
            if not known or header_word(column.header) != known.person_header:
                continue
            if fold(cell) in known.person_values:
                return Trouble(PERSON, f"{known.person_why}. De rij is niet overgenomen.")
        return None

    def _cell(self, veld: Veld, text: str) -> Cell:
        def read() -> Cell:
            label, exact = self.sheet.label or "", self.sheet.our_keys
            return read_cell(veld, label, text, self._note_veld, exact)

        key = (veld.naam, text)
        if len(text) > 100:
            return read()
        cell = self._read.get(key)
        if cell is None:
            cell = self._read[key] = read()
        return cell

    def _note(self, row: int, header: str, sentence: str) -> None:
        self.notes.count(self.sheet.where.at(row, header), sentence)
