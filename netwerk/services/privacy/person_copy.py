"""What is kept about a person, as a copy that he can read (AVG, article 15)."""

from __future__ import annotations

from netwerk.access.log_line import EXPORTEREN
from netwerk.access.rights import BEHEREN
from netwerk.services.desk import Desk
from netwerk.services.privacy.person_finds import Mention, PersonFind, PersonFound
from netwerk.store.erasing.erasure import REVISION
from netwerk.typed.dates import day_words
from netwerk.typed.moments import day_of

MARK = "Bevat persoonsgegevens."


def copy_for_person(desk: Desk, found: PersonFound) -> str:
    """The copy as plain text: what, where, since when and by whom, and what your rights are."""
    desk.require(BEHEREN)
    desk.record(EXPORTEREN, f"kopie voor een persoon: {found.words}")
    asked = ", ".join(
        part
        for part in (
            found.query.words,
            found.query.mail,
            found.query.telefoon,
            found.query.adres,
        )
        if part
    )
    lines = [
        MARK,
        f"Gemaakt op {day_words(desk.today.isoformat())} door {desk.user.naam}.",
        f"Dit is alles wat er over '{asked}' in netwerk staat, ook wat er eerder stond.",
        "",
    ]
    for find in found.finds:
        lines += [*_lines(find), ""]
    if not found.finds:
        lines += ["Er is niets gevonden.", ""]
    for user in found.users:
        lines.append(
            f"{user.name} werkte zelf met netwerk: {user.words}, van "
            f"{day_of(user.first)} tot en met {day_of(user.last)}."
        )
    lines += [
        "",
        "Klopt iets niet, of moet het weg? Zeg het de gemeente. Je kunt ook bezwaar maken, of een "
        "klacht sturen aan de Autoriteit Persoonsgegevens.",
    ]
    return "\n".join(lines) + "\n"


def _lines(find: PersonFind) -> list[str]:
    if find.label == REVISION:
        (mention,) = find.mentions
        return [
            f"Reden bij wijziging {mention.revision} ({day_of(mention.at)}, {mention.who}): "
            f"{mention.text}"
        ]
    state = "" if find.there else " (verwijderd; staat nog in de geschiedenis)"
    lines = [f"{find.kind.capitalize()} '{find.name}'{state}"]
    lines += [f"  {_told(mention)}" for mention in find.mentions]
    lines += [f"  hoort erbij: {linked}" for linked in find.linked]
    return lines


def _told(mention: Mention) -> str:
    when = f"sinds {day_of(mention.at)}" if mention.now else f"stond er op {day_of(mention.at)}"
    by = f", door {mention.who}" if mention.who else ""
    return f"{mention.veld}: {mention.text} ({when}{by})"
