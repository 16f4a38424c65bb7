"""People of whom only the surname is known: their work tells two of one name apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from netwerk.exchange.reading.drafts import Draft
from netwerk.model import fold
from netwerk.typed.convert import name_key

_BEFORE = frozenset(("de", "den", "der", "het", "'t", "van", "v.d.", "vd", "von")) | frozenset(
    ("ten", "ter", "te", "op", "in", "el", "al", "la")
)


def is_surname(naam: str) -> bool:
    """Whether a name is one word, with or without what stands before it: 'Vork', 'van de Vork'."""
    words = naam.casefold().replace("\u2019", "'").split()
    return sum(word not in _BEFORE for word in words) == 1


def works_of(drafts: Sequence[Draft]) -> dict[tuple[int, int], str]:
    """For whom somebody with only a surname works, by the sheet and the number of the row.

    With the role in the words of the file when the same organisation has several: a chair and a
    treasurer are both 'bestuurslid' to us, and two of one surname are two people.
    """
    works: dict[tuple[int, int], str] = {}
    roles: dict[tuple[int, str, str], dict[tuple[int, int], str]] = defaultdict(dict)
    employers = _employers(drafts)
    for draft in drafts:
        at = (id(draft.sheet), draft.row)
        naam, soort = str(draft.values.get("naam") or ""), draft.values.get("soort")
        if at in employers and soort in (None, "professional") and is_surname(naam):
            works[at] = employers[at]
            who = (id(draft.sheet), name_key(naam), employers[at])
            roles[who][at] = fold(draft.texts.get("rol", ""))
    for said in roles.values():
        if len(set(filter(None, said.values()))) > 1:
            works |= {at: f"{works[at]} {role}" for at, role in said.items()}
    return works


def _employers(drafts: Sequence[Draft]) -> dict[tuple[int, int], str]:
    """What each row has in the column of whom somebody works for."""
    found: dict[tuple[int, int], str] = {}
    for sheet in {id(draft.sheet): draft.sheet for draft in drafts}.values():
        employer = next((tie.index for tie in sheet.ties if tie.employer), None)
        for number, cells in sheet.rows if employer is not None else ():
            if employer is not None and employer < len(cells):
                found[id(sheet), number] = name_key(cells[employer])
    return found
