"""Names of a person with an organisation behind it: 'Piet (vz) - Club', 'mw. Roos, Dorpshuis'."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from netwerk.exchange.guard.private_facts import (
    PROFESSIONAL,
    names_a_person,
    organisation_behind,
)
from netwerk.exchange.layout.fill_in import Column
from netwerk.exchange.meaning.word_lists import field_word
from netwerk.exchange.notes import Notes
from netwerk.exchange.reading.sheets import Sheet
from netwerk.exchange.request import ImportOptions
from netwerk.exchange.shapes.persons import contact_columns
from netwerk.exchange.table import Row
from netwerk.schema import schema
from netwerk.typed.convert import name_key

PERSON, FUNCTION = "contactpersoon in de naam", "functie in de naam"
"""What the columns with the parts of such names are called."""
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_SHORT = {"vz": "voorzitter", "voorz": "voorzitter", "secr": "secretaris", "penn": "penningmeester"}


class PersonAtWork(NamedTuple):
    """What a name says of a person: for whom, who, and in which function ('' when not said)."""

    organisation: str
    person: str
    function: str


def person_at_work(name: str, known: Collection[str]) -> PersonAtWork | None:
    """The parts of a name that is surely a person of an organisation, else None.

    Without a function it is only sure when the organisation is known or a word of the field:
    'mw. Jansen, Dorpsstraat 3' says where somebody lives.
    """
    organisation = organisation_behind(name) if names_a_person(name, None) else None
    if organisation is None or re.search(r"\d", name):
        return None
    head = name[: name.rindex(organisation)].rstrip(" -–:,")
    function = next((m[1].strip() for m in _BRACKETS.finditer(head)), "")
    is_sure = function or name_key(organisation) in known or field_word(organisation).known
    if not is_sure:
        return None
    word = function.rstrip(".").casefold()
    person = _BRACKETS.sub("", head).strip()
    return PersonAtWork(organisation, person, _SHORT.get(word, function))


def organisations_of(
    sheet: Sheet, known: Collection[str], options: ImportOptions, notes: Notes
) -> Sheet:
    """The list with the organisation as name where a row names a person of it; said, and asked.

    Two columns more hold the person and the function. known: compared names of actors. Under a
    header for contact persons a name that is not sure is no name. Our own files say what they say.
    """
    if sheet.label != "Actor" or sheet.our_keys or sheet.contact or sheet.people:
        return sheet
    at = {column.veld: column for column in sheet.columns if column.veld}
    if "naam" not in at or options.soort == PROFESSIONAL:
        return sheet
    name, soort = at["naam"].index, at["soort"].index if "soort" in at else None
    found = {
        number: at_work
        for number, cells in sheet.rows
        if name < len(cells) and not _is_professional(cells, soort)
        if (at_work := person_at_work(cells[name], known))
    }
    only_contacts = contact_columns((at["naam"].header,)) is not None
    if not found and not only_contacts:
        return sheet
    width = max([len(cells) for _, cells in sheet.rows] + [c.index + 1 for c in sheet.columns])
    rows: list[Row] = []
    for number, cells in sheet.rows:
        wide = [*cells, *[""] * (width - len(cells)), "", ""]
        if at_work := found.get(number):
            wide[name], wide[width], wide[width + 1] = at_work
        elif only_contacts:
            wide[name] = ""
        rows.append((number, tuple(wide)))
    veld = None if options.contactpersonen or "contact" in at else "contact"
    more = (Column(width, PERSON, None), Column(width + 1, FUNCTION, veld))
    for number in found:
        notes.count(sheet.where.at(number), _said(options.contactpersonen))
    columns = (*sheet.columns, *more)
    return replace(sheet, rows=tuple(rows), columns=columns, contact=(width, width + 1))


def _said(as_persons: bool) -> str:
    said = "in de naam staat een mens met een organisatie; de organisatie is de naam"
    if as_persons:
        return f"{said}, de mens is een professional die er werkt."
    return (
        f"{said}, van de mens is alleen de functie overgenomen, als contact. Wil je er "
        "professionals van maken? Kies 'contactpersonen' (bij een opdracht: --contactpersonen)."
    )


def _is_professional(cells: Sequence[str], soort: int | None) -> bool:
    text = cells[soort] if soort is not None and soort < len(cells) else ""
    return bool(text) and schema().keuzes["soort"].find(text) == PROFESSIONAL
