"""What headers mean with the rows under them: lists of actors in all the shapes people make."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from netwerk.exchange.headers import Hint, Meaning, TieColumn, meaning_of
from netwerk.exchange.mapping.file_mapping import TableMapping
from netwerk.exchange.meaning.label_plans import header_word, is_name_header, plans
from netwerk.exchange.shapes.as_told import as_told
from netwerk.exchange.shapes.by_content import by_content
from netwerk.exchange.shapes.cell_marks import is_cross, is_mark, read_mark
from netwerk.exchange.shapes.house_number import house_columns
from netwerk.exchange.shapes.matrix import Matrix, find_matrix
from netwerk.exchange.shapes.persons import NAME, as_people, contact_columns
from netwerk.exchange.shapes.survey import as_form, organisation_question
from netwerk.exchange.shapes.tie_columns import IsPlace, is_numbered, tie_columns
from netwerk.exchange.shapes.weighed import weighing
from netwerk.exchange.table import Cells, Row
from netwerk.model import fold
from netwerk.schema import schema

_PEOPLE = frozenset(
    {"personen", "persons", "people", "professionals", "medewerkers", "contactpersonen", "persoon"}
)
_FOR = re.compile(r"[^()]+\([^()\d]+\)\s*[-–:,]?\s*[^\W\d][^()]{2,80}")
"""A person with a function and an organisation: 'Piet (vz) - Club'."""


@dataclass(frozen=True)
class Around:
    """What is known around a table.

    about: the name of the sheet and the titles above. known: names of actors, as they are compared.
    cross: the user says that columns with marks are actors. relatie_given: the user named the kind
    of relation, so that no title decides it. apart: the row starts a table. contacts: contact
    persons become professionals. told: what the user says of the table with these headers.
    """

    about: str
    hint: Hint | None
    chosen: Mapping[str, str]
    known: frozenset[str]
    is_place: IsPlace
    cross: bool = False
    contacts: bool = False
    relatie_given: bool = False
    apart: bool = True
    told: TableMapping | None = None

    @property
    def label(self) -> str:
        """The label that the user says the rows are; empty when he does not."""
        return self.told.holds if self.told else ""


def read_header(cells: Cells, body: Sequence[Row], around: Around) -> Meaning | None:
    """What these cells mean as headers of the rows under them, None when they are no headers."""
    meaning = _read(cells, body, around)
    return as_told(meaning, cells, around.told) if around.told and meaning else meaning


def _read(cells: Cells, body: Sequence[Row], around: Around) -> Meaning | None:
    plain = meaning_of(_without_partners(cells), around.hint, around.chosen, around.label)
    if plain is not None and plain.label != "Actor":
        return plain
    matrix = find_matrix(cells, body, around.about, around.known) if around.apart else None
    if matrix and (matrix.sure or around.cross) and around.label != "Actor":
        return _as_matrix(cells, matrix, around)
    meaning = _as_list(cells, body, plain, around)
    if meaning is None or meaning.label != "Actor":
        return meaning
    is_told = around.label == "Actor"
    if not is_told and (_are_no_names(cells, body, meaning) or _is_a_row(cells, body, meaning)):
        return None
    employer = [tie for tie in meaning.ties if tie.by_key or not _all_marks(body, tie)]
    meaning = _with_house(cells, meaning, around)
    taken = dict.fromkeys(
        [i for part in meaning.name_parts for i in part]
        + [tie.index for tie in employer]
        + list(meaning.personal)
        + list(meaning.house),
        "",
    )
    meaning = _with_contact(cells, meaning, around)
    ties, others = tie_columns(cells, body, {**meaning.mapping, **taken}, around.is_place)
    velden = {*meaning.mapping.values(), *others.values()}
    used = {*meaning.mapping, *taken, *others, *(tie.index for tie in ties)}
    used |= {i for i, cell in enumerate(cells) if cell in around.chosen}
    others |= by_content(cells, body, used, velden, around.is_place)
    if len(ties) == 1 and not ties[0].target and not employer:
        used = {*meaning.mapping, *taken, *others, ties[0].index}
        ties = (replace(ties[0], weighs=weighing(cells, used)),)
    return replace(
        meaning,
        mapping={**meaning.mapping, **others},
        ties=(*employer, *ties),
        persons=meaning.persons or fold(around.about.split("\n")[0]) in _PEOPLE,
    )


def _as_list(
    cells: Cells, body: Sequence[Row], plain: Meaning | None, around: Around
) -> Meaning | None:
    """The meaning when questions, parts of names and employers are taken for what they are."""
    form = as_form(cells, body)
    if form:
        new, personal = form.cells, form.personal
    else:
        new, personal = _with_question(cells, body), ()
    new = _with_contact_names(new, body)
    people = as_people(new)
    if people:
        new = people.cells
    said = around.chosen
    new = tuple(old if said.get(old) else now for old, now in zip(cells, new, strict=True))
    if new == cells and people is None:
        return plain
    meaning = meaning_of(new, around.hint, around.chosen, around.label)
    if meaning is None or meaning.label != "Actor":
        return plain
    if people is None:
        return replace(meaning, personal=personal)
    return replace(
        meaning,
        name_parts=people.parts,
        persons=people.persons,
        ties=(people.tie,) if people.tie else (),
        personal=personal,
    )


def _with_house(cells: Cells, meaning: Meaning, around: Around) -> Meaning:
    """A number behind the street is no key of the row but its house number."""
    house = tuple(i for i in house_columns(cells, meaning.mapping) if cells[i] not in around.chosen)
    mapping = {i: veld for i, veld in meaning.mapping.items() if i not in house}
    return replace(meaning, mapping=mapping, house=house) if house else meaning


def _with_contact(cells: Cells, meaning: Meaning, around: Around) -> Meaning:
    """In a list of organisations the function beside a contact person is not that of the row."""
    found = contact_columns(cells)
    if found is None or meaning.persons or cells[found[0]] in around.chosen:
        return meaning
    contact, work = found
    mapping = dict(meaning.mapping)
    if mapping.get(contact) == "naam":
        return meaning
    if work is not None and mapping.get(work) == "rol" and cells[work] not in around.chosen:
        del mapping[work]
        if mapping.get(contact) == "contact" and not around.contacts:
            del mapping[contact]
            mapping[work] = "contact"
    if around.contacts and mapping.get(contact) in (None, "contact"):
        mapping.pop(contact, None)
        mapping.pop(work if work is not None else contact, None)
    return replace(meaning, mapping=mapping, contact=found)


def _with_question(cells: Cells, body: Sequence[Row]) -> Cells:
    """The headers with the question about the organisation for an empty column of names."""
    names = [i for i, cell in enumerate(cells) if header_word(cell) in ("naam", "name")]
    if not names or not body or any(i < len(row) and row[i] for _, row in body for i in names):
        return cells
    asked = organisation_question(cells, body)
    if asked is None:
        return cells
    return tuple(NAME if i == asked else "" if i in names else cell for i, cell in enumerate(cells))


def _with_contact_names(cells: Cells, body: Sequence[Row]) -> Cells:
    """The headers with the contact person as name, when the organisations stand behind them."""
    found = contact_columns(cells)
    words = plans()["Actor"].words
    if found is None or any(words.get(header_word(c), ("", 0))[0] == "naam" for c in cells):
        return cells
    texts = [row[found[0]] for _, row in body if found[0] < len(row) and row[found[0]]]
    named = [text for text in texts if _FOR.fullmatch(text)]
    if not named or 2 * len(named) < len(texts):
        return cells
    return tuple(NAME if i == found[0] else cell for i, cell in enumerate(cells))


def _without_partners(cells: Cells) -> Cells:
    """The headers without 'Partner 1' and 'Partner 2' beside a name: those are no two ends."""
    numbered = {i for i, cell in enumerate(cells) if is_numbered(cell)}
    words = plans()["Actor"].words
    if not numbered or not any(
        words.get(header_word(cell), ("", 0))[0] == "naam"
        for i, cell in enumerate(cells)
        if i not in numbered
    ):
        return cells
    return tuple("" if i in numbered else cell for i, cell in enumerate(cells))


def _are_no_names(cells: Cells, body: Sequence[Row], meaning: Meaning) -> bool:
    """Whether the column of names holds only crosses: then its header is a name itself."""
    at = next((i for i, veld in meaning.mapping.items() if veld == "naam"), None)
    if at is None or meaning.name_parts or (at < len(cells) and is_name_header(cells[at])):
        return False  # under 'Naam' stand names, also when one is called V
    found = [row[at] for _, row in body if at < len(row) and row[at]]
    if len(body) < 2 or not all(map(is_cross, found)):  # first: a long list of names stops here
        return False
    return any((mark := read_mark(cell)) and mark.contact for cell in found)


def _is_a_row(cells: Cells, body: Sequence[Row], meaning: Meaning) -> bool:
    """Whether the headers are a row of a list without any: 'Koor;club', and below it more clubs."""
    at = next((i for i, veld in meaning.mapping.items() if veld == "naam"), None)
    kinds = schema().keuzes["soort"]
    if at is None or len(meaning.mapping) > 1 or at >= len(cells) or not kinds.find(cells[at]):
        return False
    below = [row[at] for _, row in body if at < len(row) and row[at]]
    return bool(below) and all(map(kinds.find, below))


def _all_marks(body: Sequence[Row], tie: TieColumn) -> bool:
    found = [row[tie.index] for _, row in body if tie.index < len(row) and row[tie.index]]
    return bool(found) and all(map(is_mark, found))


def _as_matrix(cells: Cells, matrix: Matrix, around: Around) -> Meaning:
    """The meaning of a table of who knows whom; its other columns are as in a list of actors."""
    across = {tie.index for tie in matrix.ties}
    width = max(len(cells), matrix.names + 1)
    others = tuple(
        NAME if i == matrix.names else "" if i in across or i >= len(cells) else cells[i]
        for i in range(width)
    )
    found = meaning_of(others, None, around.chosen)
    mapping = dict(found.mapping) if found and found.label == "Actor" else {}
    ties = matrix.ties
    if around.relatie_given and not matrix.by_corner:
        ties = tuple(replace(tie, soort=None) for tie in ties)
    return Meaning("Actor", {**mapping, matrix.names: "naam"}, ties=ties)
