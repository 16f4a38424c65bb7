"""What stands beside the rows of a table and counts for them: villages, totals, parts of names."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk.exchange.headers import Meaning
from netwerk.exchange.layout.asides import Aside, row_text, set_apart
from netwerk.exchange.layout.fill_in import Column, fill_in, has_our_keys
from netwerk.exchange.layout.sheet_layout import Block
from netwerk.exchange.notes import Notes
from netwerk.exchange.places import Places
from netwerk.exchange.reading.sheet_notes import say_asides
from netwerk.exchange.request import ImportOptions
from netwerk.exchange.shapes.house_number import with_house_numbers
from netwerk.exchange.shapes.kern_in_name import kernen_in_names
from netwerk.exchange.shapes.persons import joined_name
from netwerk.exchange.shapes.tie_columns import LOCATION
from netwerk.exchange.table import Row
from netwerk.exchange.where import Where
from netwerk.schema import schema

_KINDS = ("soort", "categorie")


@dataclass(frozen=True)
class Surroundings:
    """A table, and what its surroundings say about its rows; ``known``: names of actors."""

    where: Where
    meaning: Meaning
    block: Block
    places: Places
    options: ImportOptions
    notes: Notes
    known: frozenset[str] = frozenset()

    @property
    def used(self) -> frozenset[int]:
        """The columns that are used and mean no property."""
        parts = [i for part in self.meaning.name_parts for i in part]
        ties = [tie.index for tie in self.meaning.ties]
        contact = [i for i in self.meaning.contact or () if i is not None]
        ties += [i for tie in self.meaning.ties for i, _ in tie.weighs]
        kept = [i for i, _ in self.meaning.kept]
        house = self.meaning.house
        return frozenset([*parts, *ties, *contact, *kept, *house, *self.meaning.personal])

    def filled(
        self, columns: tuple[Column, ...]
    ) -> tuple[tuple[Row, ...], tuple[Column, ...], tuple[int, ...]]:
        """The rows with all that counts for them, the columns, and the rows that hold no item."""
        is_actors = self.meaning.label == "Actor"
        known = self.meaning.known if is_actors else 1
        name_at = next((i for i, veld in self.meaning.mapping.items() if veld == "naam"), 0)
        is_kind = _is_kind if is_actors else _never
        is_place = self.places.names_a_place
        rows, asides = set_apart(self.block.rows, known, name_at, is_place, is_kind)
        asides += tuple(Aside(row, "los", row_text(row)) for row in self.block.beside)
        velden = {
            aside.row[0]: self._veld_of(aside.text) or ""
            for aside in asides
            if aside.kind == "tussenkop" and self._veld_of(aside.text)
        }
        say_asides(self.where, asides, velden, self.notes)
        if is_actors:
            rows, columns = self._with_names(rows, columns)
            rows, columns = self._with_kernen(rows, columns)
            rows = self._with_addresses(rows)
            rows, columns = self._with_headings(rows, columns, asides, velden)
            rows, columns = self._with_soort(rows, columns)
            rows, columns = self._with_places(rows, columns)
            self._say_personal(columns)
            self._say_contact(columns)
        return rows, columns, tuple(sorted(aside.row[0] for aside in asides))

    def _veld_of(self, text: str) -> str | None:
        """The property that a heading says of the rows under it."""
        if len(text) > 60:
            return None
        if self.places.names_a_place(text):
            return "kern" if self._is_kern(text) else "gebieden"
        return next((name for name in _KINDS if schema().keuzes[name].find(text)), None)

    def _is_kern(self, text: str) -> bool:
        named = self.places.kern_in(text, ())
        return bool(named.ids) or "kan" in "".join(named.unknown)

    def _with_names(
        self, rows: tuple[Row, ...], columns: tuple[Column, ...]
    ) -> tuple[tuple[Row, ...], tuple[Column, ...]]:
        """Names made of their parts."""
        parts = self.meaning.name_parts
        if not parts:
            return rows, columns
        headers = {column.index: column.header for column in columns}
        header = " + ".join(headers[i] for part in parts for i in part if i in headers)
        columns = tuple(
            Column(c.index, c.header, None if c.veld == "naam" else c.veld) for c in columns
        )
        names = {number: joined_name(cells, parts) for number, cells in rows}
        return fill_in(rows, columns, "naam", header, names)

    def _with_kernen(
        self, rows: tuple[Row, ...], columns: tuple[Column, ...]
    ) -> tuple[tuple[Row, ...], tuple[Column, ...]]:
        """The kern that names carry in brackets; our own files say what they say."""
        at = {column.veld: column.index for column in columns if column.veld}
        if "naam" not in at or has_our_keys(columns):
            return rows, columns
        rows, texts = kernen_in_names(rows, at["naam"], at.get("kern"), self.places, self.known)
        return fill_in(rows, columns, "kern", "naam", texts)

    def _with_addresses(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        """The addresses with the house numbers beside them."""
        street = next((i for i, veld in self.meaning.mapping.items() if veld == "adres"), None)
        if street is None or not self.meaning.house:
            return rows
        return with_house_numbers(rows, street, self.meaning.house)

    def _with_headings(
        self,
        rows: tuple[Row, ...],
        columns: tuple[Column, ...],
        asides: tuple[Aside, ...],
        velden: dict[int, str],
    ) -> tuple[tuple[Row, ...], tuple[Column, ...]]:
        """The place and kind that headings between the rows, the title or the sheet say."""
        texts: dict[str, dict[int, str]] = {}
        above = [
            (aside.row[0], velden[aside.row[0]], aside.text)
            for aside in asides
            if aside.row[0] in velden
        ]
        for number, _ in rows:
            for at, veld, text in above:
                if at < number:
                    texts.setdefault(veld, {})[number] = text
        place = self._place_around()
        if place:
            veld = "kern" if self._is_kern(place[1]) else "gebieden"
            said = texts.setdefault(veld, {})
            for number, _ in rows:
                said.setdefault(number, place[1])
        for veld, by_row in texts.items():
            header = place[0] if place and veld in ("kern", "gebieden") else "tussenkop"
            rows, columns = fill_in(rows, columns, veld, header, by_row)
        return rows, columns

    def _place_around(self) -> tuple[str, str] | None:
        """The place that the title or the name of the sheet is, with what it is."""
        for _, cells in reversed(self.block.titles):
            filled = [cell for cell in cells if cell]
            if len(filled) == 1 and self.places.names_a_place(filled[0]):
                return "titel boven de tabel", filled[0]
        sheet = self.where.sheet
        if sheet and self.places.names_a_place(sheet):
            return "naam van het blad", sheet
        return None

    def _with_soort(
        self, rows: tuple[Row, ...], columns: tuple[Column, ...]
    ) -> tuple[tuple[Row, ...], tuple[Column, ...]]:
        """People at work are professionals where the rows do not say otherwise."""
        if not self.meaning.persons or not rows:
            return rows, columns
        self.notes.note(
            self.where.at(rows[0][0]),
            "dit zijn mensen met hun werk; rijen zonder soort zijn gelezen als professional.",
        )
        texts = {number: "professional" for number, _ in rows}
        return fill_in(rows, columns, "soort", "lijst van mensen", texts)

    def _with_places(
        self, rows: tuple[Row, ...], columns: tuple[Column, ...]
    ) -> tuple[tuple[Row, ...], tuple[Column, ...]]:
        """The kern or gebied of rows that name a place where others name a building."""
        for tie in self.meaning.ties:
            for veld in ("kern", "gebieden") if tie.soort == LOCATION and not tie.target else ():
                texts = {
                    number: cells[tie.index]
                    for number, cells in rows
                    if tie.index < len(cells) and self._veld_of(cells[tie.index]) == veld
                }
                rows, columns = fill_in(rows, columns, veld, tie.header, texts)
        return rows, columns

    def _say_contact(self, columns: tuple[Column, ...]) -> None:
        if self.meaning.contact is None or self.options.contactpersonen:
            return
        index, work = self.meaning.contact
        header = next((c.header for c in columns if c.index == index), "")
        only = "alleen de functie is overgenomen als contact" if work is not None else ""
        said = "wil je van deze mensen professionals maken die er werken? Kies 'contactpersonen'"
        start = f"{only}; {said}" if only else said
        self.notes.note(
            self.where.at(None, header), f"{start} (bij een opdracht: --contactpersonen)."
        )

    def _say_personal(self, columns: tuple[Column, ...]) -> None:
        headers = [c.header for c in columns if c.index in self.meaning.personal and c.header]
        if headers:
            named = ", ".join(f"'{header[:40]}'" for header in headers)
            said = f"kolom {named} gaat over wie het formulier invulde en is niet overgenomen."
            self.notes.note(self.where, said)


def _is_kind(text: str) -> bool:
    """Whether a text is a word for a kind of actors."""
    return any(schema().keuzes[name].find(text) for name in _KINDS)


def _never(_: str) -> bool:
    return False
