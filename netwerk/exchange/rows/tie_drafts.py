"""Relations that stand in columns of a list of actors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from netwerk.exchange.headers import TieColumn
from netwerk.exchange.layout.fill_in import Column
from netwerk.exchange.meaning.cells import meant
from netwerk.exchange.meaning.word_lists import is_no_contact, is_nothing
from netwerk.exchange.notes import Notes
from netwerk.exchange.reading.drafts import Draft
from netwerk.exchange.reading.sheets import Sheet
from netwerk.exchange.request import ImportOptions
from netwerk.exchange.rows.ends import Ends
from netwerk.exchange.rows.no_contact import ASKED
from netwerk.exchange.shapes.cell_marks import CellMark, read_mark, scale_of
from netwerk.exchange.shapes.name_lists import names_in
from netwerk.exchange.shapes.tie_columns import LOCATION
from netwerk.exchange.shapes.weighed import Weighed, weighed
from netwerk.exchange.table import Cells
from netwerk.model import Value
from netwerk.schema import schema
from netwerk.typed.convert import name_key

Silent = tuple[Sheet, int]
"""A row of a list of actors that says that there is no contact."""
SHOWN = 5
NO_CONTACT = "gevraagd, geen contact: deze rij noemt niemand."
SAY_WHEN = "Zet in een kolom 'Gevraagd op' wanneer het is gevraagd, dan telt dat mee."


def tie_drafts(
    sheets: Sequence[Sheet], ends: Ends, options: ImportOptions, notes: Notes
) -> tuple[list[Draft], list[Silent]]:
    """The relations in the columns of all lists of actors, and the rows that say there are none."""
    drafts: list[Draft] = []
    silent: list[Silent] = []
    for sheet in sheets:
        if sheet.ties:
            reading = _Columns(sheet, ends, options, notes)
            drafts.extend(
                draft for row, cells in sheet.rows for draft in reading.of_row(row, cells)
            )
            silent.extend(reading.say())
    return drafts, silent


@dataclass
class _Columns:
    """The relations in the columns of one list of actors."""

    sheet: Sheet
    ends: Ends
    options: ImportOptions
    notes: Notes
    _sheets: dict[int, Sheet] = field(default_factory=dict)
    _marks: dict[tuple[str, str], CellMark] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)
    _silent: dict[str, int] = field(default_factory=dict)
    _found: set[str] = field(default_factory=set)
    _above: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._scale = scale_of(
            _at(cells, tie.index)
            for tie in self.sheet.ties
            if tie.target
            for _, cells in self.sheet.rows
        )
        where = {column.veld: column.index for column in self.sheet.columns if column.veld}
        self._naam, self._rol = where.get("naam"), where.get("rol")
        for tie in self.sheet.ties:
            column = Column(tie.index, tie.header, "naar")
            self._sheets[tie.index] = Sheet(
                table=self.sheet.table,
                label="Relatie",
                columns=(column,),
                rows=(),
                of=self.sheet,
            )

    def of_row(self, row: int, cells: Cells) -> Iterator[Draft]:
        """The relations of one row."""
        own = _at(cells, self._naam)
        if not own:
            return
        self._names[name_key(own)] = own
        asked = found = False
        for tie in self.sheet.ties:
            text = self._text(tie, row, cells)
            if tie.target:
                mark = read_mark(text, tie.target, self._scale) or _in_words(text)
                if name_key(tie.target) == name_key(own):
                    continue
                asked, found = asked or mark.asked, found or mark.contact
                self._marks[(name_key(own), name_key(tie.target))] = mark
                if mark.contact and not self._is_said(own, tie, mark):
                    yield self._draft(tie, row, own, tie.target, mark.values)
            elif text and not self._is_nobody(tie, text):
                said = self._weighed(tie, row, cells)
                asked, found = asked or said.no_contact, found or not said.no_contact
                if not said.no_contact:
                    for draft in self._named(tie, row, cells, own, text):
                        values = {**said.values, **draft.values}
                        yield replace(draft, values=values, kept=tuple(said.kept))
            else:
                asked = asked or (is_no_contact(text) and _is_contact(tie))
        self._remember(own, row, asked, found)

    def _remember(self, own: str, row: int, asked: bool, found: bool) -> None:
        if found:
            self._found.add(name_key(own))
        elif asked:
            self._silent[name_key(own)] = row

    def _named(
        self, tie: TieColumn, row: int, cells: Cells, own: str, text: str
    ) -> Iterator[Draft]:
        """The relations with those that a cell names."""
        values: dict[str, Value] = {}
        if tie.employer and (role := _at(cells, self._rol)):
            values["toelichting"] = role[:200]
        if tie.employer and not self._belongs(tie, row):
            self.notes.count(
                self.sheet.where.at(row, tie.header),
                "niet gebruikt: het is niet duidelijk wat de actor hiermee heeft. Zijn de rijen "
                "mensen die er werken? Zet in de kolom Soort: professional.",
            )
            return
        names = names_in(text, self._is_known, is_list=not tie.employer)
        for name in names:
            if self._is_nobody(tie, name, True):
                continue
            if name_key(name) == name_key(own):
                said = "de naam van de rij zelf staat erbij; dat is geen relatie."
                self.notes.count(self.sheet.where.at(row, tie.header), said)
                continue
            if tie.soort == LOCATION and self._is_place(name):
                said = f"'{name[:60]}' is een plaats en geen actor; gelezen als waar het is."
                self.notes.count(self.sheet.where.at(row, tie.header), said)
            else:
                yield self._draft(tie, row, own, name, values)

    def _weighed(self, tie: TieColumn, row: int, cells: Cells) -> Weighed:
        """What stands beside the column about these relations; remarks are told."""
        said = weighed(tie, cells)
        for index, remark in said.remarks:
            header = next((c.header for c in self.sheet.columns if c.index == index), None)
            self.notes.count(self.sheet.where.at(row, header), remark)
        if said.no_contact:
            told = f"{ASKED} met wie in deze rij staat; er is geen relatie van gemaakt."
            self.notes.count(self.sheet.where.at(row), told, first=True)
        return said

    def _text(self, tie: TieColumn, row: int, cells: Cells) -> str:
        """What a cell says; in a column of names 'zie boven' is what stands above it."""
        text = _at(cells, tie.index)
        if tie.target:
            return text
        text, remarks = meant(text, self._above.get(tie.index, ""), self.sheet.our_keys)
        for remark in remarks:
            self.notes.count(self.sheet.where.at(row, tie.header), remark)
        if text:
            self._above[tie.index] = text
        if (word := self._first_word(text)) and not tie.by_key:
            said = f"'{text[:60]}' begint met '{word}' en is gelezen als: niemand."
            self.notes.count(self.sheet.where.at(row, tie.header), said)
            return word
        return text

    def _is_nobody(self, tie: TieColumn, text: str, in_list: bool = False) -> bool:
        """Whether a cell names nobody: 'geen', 'n.v.t.'; unless an actor is called like that."""
        mark = None if tie.by_key else read_mark(text)
        says_nobody = is_nothing(text, numeric=tie.by_key)
        if mark is not None:
            says_nobody = says_nobody or in_list or not mark.contact
        return says_nobody and not (is_nothing(text) and self._is_known(text))

    def _first_word(self, text: str) -> str | None:
        """'geen' of a cell that says so with a remark behind it: 'geen, wil wel'."""
        first, _, more = text.partition(",")
        if not more or not (is_no_contact(first) or is_nothing(first)):
            return None
        named = [text, first, *(part.strip() for part in more.split(","))]
        return None if any(map(self._is_known, named)) else first

    def _belongs(self, tie: TieColumn, row: int) -> bool:
        """Whether the column says whom a person works for, or is a key of what a row is part of."""
        return self._is_person(row) or tie.by_key

    def _is_person(self, row: int) -> bool:
        actor = self.ends.at_row(self.sheet, row).id
        return actor is not None and self.ends.soort(actor) == "professional"

    def _is_known(self, name: str) -> bool:
        return not self.ends.find(self.sheet.where.file, name).missing

    def _is_place(self, name: str) -> bool:
        return self.ends.places.names_a_place(name) and not self._is_known(name)

    def _draft(
        self, tie: TieColumn, row: int, own: str, target: str, values: dict[str, Value]
    ) -> Draft:
        soort = tie.soort
        if tie.employer:
            soort = "werkt_voor" if self._is_person(row) else "lid_van"
        said: dict[str, Value] = {"van": own, "naar": target}
        if soort:
            said["soort"] = soort
        texts = {veld: str(value) for veld, value in said.items()}
        return Draft(self._sheets[tie.index], row, texts, {**said, **values}, extra=True)

    def _is_said(self, own: str, tie: TieColumn, mark: CellMark) -> bool:
        """Whether the other side said it already, of a kind that has no direction."""
        other = self._marks.get((name_key(tie.target), name_key(own)))
        if not tie.mutual or other is None or not other.contact:
            return False
        kind = mark.values.get("soort") or tie.soort or self.options.relatie
        if kind and schema().relaties[str(kind)].richting:
            return False
        return mark.values.get("soort") == other.values.get("soort")

    def say(self) -> list[Silent]:
        """Say of a table of who knows whom where the two sides differ; the rows of no contact."""
        named = {naar for (_, naar), mark in self._marks.items() if mark.contact} | self._found
        has_day = self.sheet.header("gevraagd") or self.sheet.header("laatst_bevestigd")
        said = NO_CONTACT if has_day else f"{NO_CONTACT} {SAY_WHEN}"
        silent = [(self.sheet, row) for name, row in self._silent.items() if name not in named]
        for _, row in silent:
            self.notes.count(self.sheet.where.at(row), said, first=True)
        self._say_differences()
        return silent

    def _say_differences(self) -> None:
        one_sided, differ = [], []
        for (van, naar), mark in self._marks.items():
            other = self._marks.get((naar, van))
            if other is None:
                continue
            pair = f"{self._names.get(van, van)} en {self._names.get(naar, naar)}"
            if mark.contact and not other.contact and other.asked:
                one_sided.append(pair)
            elif mark.contact and other.contact and van < naar and mark.values != other.values:
                differ.append(pair)
        if one_sided and not self._is_one_half():
            self._say("noemt de een de ander en de ander de een niet; wel overgenomen", one_sided)
        if differ:
            self._say("geven de twee kanten iets anders op; de eerste rij is gebruikt", differ)

    def _say(self, words: str, pairs: Sequence[str]) -> None:
        more = f" en nog {len(pairs) - SHOWN}" if len(pairs) > SHOWN else ""
        self.notes.note(self.sheet.where, f"bij {'; '.join(pairs[:SHOWN])}{more} {words}.")

    def _is_one_half(self) -> bool:
        """Whether only one half of the table is filled in, as people do when both are the same."""
        turn = {name: i for i, name in enumerate(self._names)}
        halves = {
            turn[van] < turn[naar]
            for (van, naar), mark in self._marks.items()
            if mark.contact and van in turn and naar in turn
        }
        return len(halves) < 2


def _in_words(text: str) -> CellMark:
    """What a cell that is no mark says about a contact: nothing, or something in words."""
    if is_nothing(text):
        return CellMark(False, asked=False)
    return CellMark(True, values={"toelichting": text[:200]})


def _is_contact(tie: TieColumn) -> bool:
    """Whether a column is about contacts, and not about what somebody is part of."""
    return tie.soort is None or schema().relaties[tie.soort].laag == "contact"


def _at(cells: Cells, index: int | None) -> str:
    return cells[index] if index is not None and index < len(cells) else ""
