"""The rows of a sheet as drafts: the text and the value of each filled property."""

from __future__ import annotations

from dataclasses import dataclass, field

from netwerk.exchange.notes import Notes
from netwerk.exchange.reasons import NO_WORK, TOO_LONG, Trouble
from netwerk.exchange.sheets import Sheet
from netwerk.exchange.where import Where
from netwerk.model import Value
from netwerk.schema import Veld, schema
from netwerk.typed.convert import convert

NAME_LIMIT = 5_000
NO_WORK_SAID = (
    "dit is een mens van wie geen werk of organisatie bekend is. Netwerk bewaart geen bewoners; is "
    "het een professional, kies dan de soort professional."
)
_NAMES = ("naam", "titel", "van", "naar")
_ERRORS = frozenset(
    {
        "#n/a",
        "#n/b",
        "#ref!",
        "#verw!",
        "#name?",
        "#naam?",
        "#value!",
        "#waarde!",
        "#div/0!",
        "#deel/0!",
        "#null!",
        "#leeg!",
        "#num!",
        "#getal!",
    }
)


@dataclass(frozen=True, slots=True)
class Draft:
    """One data row: the text of each filled property, and the values that need no look-up.

    extra: it is one more relation of a row that counts already.
    """

    sheet: Sheet
    row: int
    texts: dict[str, str]
    values: dict[str, Value]
    trouble: Trouble | None = None
    extra: bool = False

    @property
    def file(self) -> str:
        """The file the row stands in."""
        return self.sheet.where.file

    def where(self, veld: str | None = None) -> Where:
        """The row in the file, with the column of a property when it is asked for."""
        return self.sheet.where.at(self.row, self.sheet.header(veld) if veld else None)


@dataclass
class Converter:
    """Turns the rows of one sheet into drafts; remembers, because columns repeat the same words."""

    sheet: Sheet
    notes: Notes
    _converted: dict[tuple[str, str], tuple[Value, str | None]] = field(default_factory=dict)

    def drafts(self) -> list[Draft]:
        """One draft a data row, in order."""
        velden = schema().labels[self.sheet.label or ""].velden
        columns = [(c.index, c.header, velden[c.veld]) for c in self.sheet.columns if c.veld]
        return [self._draft(row, cells, columns) for row, cells in self.sheet.rows]

    def _draft(
        self, row: int, cells: tuple[str, ...], columns: list[tuple[int, str, Veld]]
    ) -> Draft:
        texts: dict[str, str] = {}
        values: dict[str, Value] = {}
        trouble = Trouble(NO_WORK, NO_WORK_SAID) if self.sheet.people else None
        width = len(cells)
        for index, header, veld in columns:
            text = cells[index] if index < width else ""
            if not text:
                continue
            if text[0] == "#" and text.casefold() in _ERRORS:
                self._note(
                    row, header, f"de uitkomst van een formule is een fout ({text}); leeg gelaten."
                )
                continue
            if veld.naam in _NAMES and len(text) > NAME_LIMIT:
                trouble = Trouble(
                    TOO_LONG,
                    f"de tekst in kolom '{header}' is {len(text)} tekens lang. Een naam "
                    f"mag {NAME_LIMIT} tekens hebben.",
                )
                continue
            value, remark = self._value(veld, text)
            # a needed choice is judged with the user's options
            if remark and not (veld.keuzes and veld.verplicht):
                self._note(row, header, remark)
            texts[veld.naam] = text
            if value not in (None, ()):
                values[veld.naam] = value
        return Draft(self.sheet, row, texts, values, trouble, extra=self.sheet.of is not None)

    def _value(self, veld: Veld, text: str) -> tuple[Value, str | None]:
        key = (veld.naam, text)
        if len(text) > 100:
            return convert(veld, text)
        converted = self._converted.get(key)
        if converted is None:
            converted = self._converted[key] = convert(veld, text)
        return converted

    def _note(self, row: int, header: str, sentence: str) -> None:
        self.notes.count(self.sheet.where.at(row, header), sentence)
