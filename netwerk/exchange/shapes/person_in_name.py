"""Names of a person with an organisation behind it: 'Piet (vz) - Club', 'mw. Roos, Dorpshuis'."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from netwerk.exchange.guard.private_facts import names_a_person, organisation_behind
from netwerk.exchange.layout.fill_in import Column
from netwerk.exchange.meaning.word_lists import field_word
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


def persons_apart(
    rows: tuple[Row, ...],
    columns: tuple[Column, ...],
    known: Collection[str],
    as_persons: bool,
) -> tuple[tuple[Row, ...], tuple[Column, ...], tuple[int, ...]]:
    """The rows with the organisation as name, two columns more, and the numbers of such rows.

    as_persons: the persons become professionals, so that their function is no contact. A row that
    says that it is a professional stays as it is.
    """
    at = {column.veld: column.index for column in columns if column.veld}
    name_at, soort_at = at.get("naam"), at.get("soort")
    if name_at is None:
        return rows, columns, ()
    found = {
        number: at_work
        for number, cells in rows
        if name_at < len(cells) and not _is_professional(cells, soort_at)
        if (at_work := person_at_work(cells[name_at], known))
    }
    if not found:
        return rows, columns, ()
    width = max([len(cells) for _, cells in rows] + [column.index + 1 for column in columns])
    kept: list[Row] = []
    for number, cells in rows:
        wide = [*cells, *[""] * (width - len(cells)), "", ""]
        if at_work := found.get(number):
            wide[name_at], *wide[width:] = at_work
        kept.append((number, tuple(wide)))
    veld = None if as_persons or "contact" in at else "contact"
    more = (Column(width, PERSON, None), Column(width + 1, FUNCTION, veld))
    return tuple(kept), (*columns, *more), tuple(found)


def contact_of_names(columns: Sequence[Column]) -> tuple[int, int] | None:
    """The columns that `persons_apart` made."""
    at = {column.header: column.index for column in columns}
    return (at[PERSON], at[FUNCTION]) if PERSON in at and FUNCTION in at else None


def _is_professional(cells: Sequence[str], soort_at: int | None) -> bool:
    text = cells[soort_at] if soort_at is not None and soort_at < len(cells) else ""
    return bool(text) and schema().keuzes["soort"].find(text) == "professional"
