"""Headers of a list of people at work: what makes up their name, and whom they work for."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk.exchange.headers import TieColumn
from netwerk.exchange.meaning.label_plans import header_word
from netwerk.exchange.table import Cells

_FIRST = ("voornaam", "roepnaam", "first name", "firstname", "given name", "voornamen")
_INITIALS = ("voorletters", "voorletter", "initialen", "initials", "voorl")
_INFIX = ("tussenvoegsel", "tussenvoegsels", "tussenv", "tv", "tussen", "infix", "voorvoegsel")
_LAST = ("achternaam", "last name", "lastname", "surname", "family name", "familienaam")
_NAME = ("naam", "name")
_WHOLE = frozenset(
    {"persoon", "naam persoon", "medewerker", "naam medewerker", "person", "full name"}
    | {"professional", "naam professional", "collega", "bestuurder", "raadslid"}
)
_WORK = frozenset({"functie", "rol", "role", "beroep", "function", "job title", "functietitel"})
_EMPLOYERS = frozenset(
    {"organisatie", "naam organisatie", "organisatienaam", "organisation", "organization"}
    | {"organization name", "werkgever", "instelling", "company", "employer", "bedrijf"}
    | {"bedrijfsnaam", "partij", "vereniging"}
)
_KEYS = frozenset({"organization id", "organisatie id", "organisation id"})
_CONTACT = frozenset({"contactpersoon", "contact persoon", "naam contactpersoon", "contact person"})
NAME, NOTHING = "Naam", ""


@dataclass(frozen=True)
class People:
    """Headers with the name of a person as the name of the row.

    cells: the headers, the other parts of the name and the employer blanked. parts, tie: as in
    `Meaning`. persons: the rows are people at work.
    """

    cells: Cells
    parts: tuple[tuple[int, ...], ...]
    tie: TieColumn | None
    persons: bool


def as_people(cells: Cells) -> People | None:
    """The headers of a list of people, or of what belongs to an organisation; else None."""
    words = [header_word(cell) if cell else "" for cell in cells]
    parts = _parts(words)
    whole = next((i for i, word in enumerate(words) if word in _WHOLE), None)
    plain = next((i for i, word in enumerate(words) if word in _NAME), None)
    name = parts[-1][0] if parts else whole if whole is not None else plain
    if name is None:
        return None
    employer = next((i for i, word in enumerate(words) if word in _EMPLOYERS and i != name), None)
    if employer is None and "id" in words:  # else it is the key of the row itself
        employer = next((i for i, word in enumerate(words) if word in _KEYS), None)
    if not parts and whole is None and employer is None:
        return None
    has_work = any(word in _WORK for word in words)
    if not parts and whole is None and _CONTACT & set(words):
        has_work = False
    is_person = bool(parts) or whole is not None
    new = list(cells)
    for part in parts:
        for i in part:
            new[i] = NOTHING
    if is_person and plain is not None and plain != name:
        new[plain] = NOTHING
    new[name] = NAME
    tie = None
    if employer is not None:
        new[employer] = NOTHING
        tie = TieColumn(employer, cells[employer], "werkt_voor", employer=True)
    return People(tuple(new), parts, tie, has_work or (is_person and employer is not None))


def contact_columns(cells: Cells) -> tuple[int, int | None] | None:
    """In a list of organisations: the column with a contact person and that with the function."""
    words = [header_word(cell) if cell else "" for cell in cells]
    contact = next((i for i, word in enumerate(words) if word in _CONTACT), None)
    if contact is None:
        return None
    return contact, next((i for i, word in enumerate(words) if word in _WORK), None)


def joined_name(cells: Cells, parts: tuple[tuple[int, ...], ...]) -> str:
    """The name that these parts of a row make: 'J. de Vork'."""
    words = (next((cells[i] for i in part if i < len(cells) and cells[i]), "") for part in parts)
    return " ".join(word for word in words if word)


def _parts(words: list[str]) -> tuple[tuple[int, ...], ...]:
    """The columns of first name or initials, what stands between, and the last name."""
    first = [i for kind in (_FIRST, _INITIALS) for i, word in enumerate(words) if word in kind]
    infix = [i for i, word in enumerate(words) if word in _INFIX]
    last = [i for i, word in enumerate(words) if word in _LAST]
    if not last and (first or infix):
        last = [i for i, word in enumerate(words) if word in _NAME]
    if not last:
        return ()
    return tuple(tuple(part) for part in (first, infix, last[:1]) if part)
