"""Relations that stand in columns of a list of actors, and rows that name several ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from netwerk.exchange.drafts import Draft
from netwerk.exchange.ends import Ends
from netwerk.exchange.headers import TieColumn
from netwerk.exchange.layout.fill_in import Column
from netwerk.exchange.notes import Notes
from netwerk.exchange.request import ImportOptions
from netwerk.exchange.shapes.cell_marks import CellMark, is_mark, read_mark, scale_of
from netwerk.exchange.shapes.name_lists import looks_like_several, names_in
from netwerk.exchange.sheets import Sheet
from netwerk.exchange.table import Cells
from netwerk.model import Value
from netwerk.schema import schema
from netwerk.typed.convert import name_key

SHOWN = 5
NO_CONTACT = "gevraagd, geen contact: in deze rij staat bij niemand iets."
SAY_WHEN = "Zet in een kolom 'Gevraagd op' wanneer het is gevraagd, dan telt dat mee."


def tie_drafts(
    sheets: Sequence[Sheet], ends: Ends, options: ImportOptions, notes: Notes
) -> list[Draft]:
    """The relations in the columns of all lists of actors."""
    drafts: list[Draft] = []
    for sheet in sheets:
        if sheet.ties:
            reading = _Columns(sheet, ends, options, notes)
            drafts.extend(
                draft for row, cells in sheet.rows for draft in reading.of_row(row, cells)
            )
            reading.say()
    return drafts


def contact_sheets(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The contact persons in lists of organisations as lists of professionals."""
    return [_contacts(sheet) for sheet in sheets if sheet.contact]


def contact_drafts(contacts: Sequence[Sheet]) -> list[Draft]:
    """The relations of contact persons with the organisation of their row."""
    drafts = []
    for contact in contacts:
        column = Column(contact.columns[0].index, contact.columns[0].header, "van")
        ties = replace(
            contact, label="Relatie", columns=(column,), rows=(), of=contact, of_other=contact.of
        )
        said = {"van": "", "naar": "", "soort": "werkt_voor"}
        drafts += [Draft(ties, row, dict(said), dict(said), extra=True) for row, _ in contact.rows]
    return drafts


def _contacts(sheet: Sheet) -> Sheet:
    contact, work = sheet.contact or (0, None)
    width = max([len(cells) for _, cells in sheet.rows], default=0)
    headers = {column.index: column.header for column in sheet.columns}
    columns = [Column(contact, headers.get(contact, ""), "naam"), Column(width, "", "soort")]
    if work is not None:
        columns.append(Column(work, headers.get(work, ""), "rol"))
    rows = tuple(
        (number, (*cells, *[""] * (width - len(cells)), "professional"))
        for number, cells in sheet.rows
        if _at(cells, contact) and not _says_nobody(_at(cells, contact))
    )
    return Sheet(sheet.table, "Actor", tuple(columns), rows, of=sheet)


def with_each_end(drafts: Sequence[Draft], ends: Ends, notes: Notes) -> list[Draft]:
    """The drafts, a row that names several ends as one draft for each pair."""
    return [one for draft in drafts for one in _pairs(draft, ends, notes)]


def _pairs(draft: Draft, ends: Ends, notes: Notes) -> Iterator[Draft]:
    names: dict[str, tuple[str, ...]] = {}
    for veld in ("van", "naar"):
        text = str(draft.texts.get(veld, ""))

        def is_known(name: str) -> bool:
            return not ends.find(draft.file, name).missing

        names[veld] = names_in(text, is_known, False) if text else (text,)
        if len(names[veld]) == 1 and text and looks_like_several(text) and not is_known(text):
            notes.count(
                draft.where(veld),
                "hier staat een komma in een naam die niet bekend is. Zijn het meer namen? Zet er "
                "';' tussen.",
            )
    if len(names["van"]) == len(names["naar"]) == 1:
        yield draft
        return
    both = [(van, naar) for van in names["van"] for naar in names["naar"]]
    notes.count(
        draft.where(),
        f"in deze rij staan meer namen; er zijn {len(both)} relaties van gemaakt.",
    )
    for i, (van, naar) in enumerate(both):
        said = {"van": van, "naar": naar}
        values = {key: value for key, value in draft.values.items() if i == 0 or key != "id"}
        yield replace(
            draft,
            texts={**draft.texts, **said},
            values={**values, **said},
            extra=draft.extra or i > 0,
        )


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
            text = _at(cells, tie.index)
            if tie.target:
                mark = read_mark(text, tie.target, self._scale) or CellMark(
                    True, values={"toelichting": text[:200]}
                )
                if name_key(tie.target) == name_key(own):
                    continue
                asked, found = asked or mark.asked, found or mark.contact
                self._marks[(name_key(own), name_key(tie.target))] = mark
                if mark.contact and not self._is_said(own, tie, mark):
                    yield self._draft(tie, row, own, tie.target, mark.values)
            elif text and (tie.by_key or not _says_nobody(text)):
                found = True
                yield from self._named(tie, row, cells, own, text)
        if asked and not found:
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
            if name_key(name) != name_key(own) and (tie.by_key or not is_mark(name)):
                yield self._draft(tie, row, own, name, values)

    def _belongs(self, tie: TieColumn, row: int) -> bool:
        """Whether the column says whom a person works for, or is a key of what a row is part of."""
        return self._is_person(row) or tie.by_key

    def _is_person(self, row: int) -> bool:
        actor = self.ends.at_row(self.sheet, row).id
        return actor is not None and self.ends.soort(actor) == "professional"

    def _is_known(self, name: str) -> bool:
        return not self.ends.find(self.sheet.where.file, name).missing

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

    def say(self) -> None:
        """Say of a table of who knows whom where the two sides differ."""
        named = {naar for (_, naar), mark in self._marks.items() if mark.contact}
        said = NO_CONTACT if self.sheet.header("gevraagd") else f"{NO_CONTACT} {SAY_WHEN}"
        for name, row in self._silent.items():
            if name not in named:
                self.notes.count(self.sheet.where.at(row), said, first=True)
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
    return CellMark(True, values={"toelichting": text[:200]})


def _says_nobody(text: str) -> bool:
    mark = read_mark(text)
    return mark is not None and not mark.contact


def _at(cells: Cells, index: int | None) -> str:
    return cells[index] if index is not None and index < len(cells) else ""
