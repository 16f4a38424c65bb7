"""What is kept about a person, as a copy that he can read (AVG, article 15)."""

from __future__ import annotations

from collections.abc import Mapping

from netwerk.access.application_settings import applications_of_settings
from netwerk.access.log_line import EXPORTEREN
from netwerk.access.own_gemeente import ask
from netwerk.access.rights import BEHEREN
from netwerk.model import ITEM_TYPES, Actor
from netwerk.report.accountability.draft_facts import DraftFacts
from netwerk.report.accountability.keeping_inserts import short_terms
from netwerk.schema import schema
from netwerk.services.desk import Desk
from netwerk.services.privacy.own_terms import own_terms
from netwerk.services.privacy.person_finds import KEY, Mention, PersonFind, PersonFound
from netwerk.services.rules.our_gemeente import our_gemeente
from netwerk.store.erasing.erasure import REVISION
from netwerk.typed.dates import day_in_figures, day_words
from netwerk.typed.moments import day_of

MARK = "Bevat persoonsgegevens."
NOT_ALL = (
    "Teksten staan er heel. Staan je telefoon en e-mail bij je naam, dan staan die er ook.",
    "Een tekst die je anders noemt, vindt netwerk zo niet. Mis je iets? Vraag de gemeente dan "
    "ook daarop te zoeken.",
)
"""What may be elsewhere still: nobody is promised more than was looked for."""


def copy_for_person(desk: Desk, found: PersonFound) -> str:
    """The copy as plain text: what, where, since when and by whom, and what article 15 asks more.

    Raises InputError for settings that cannot be used.
    """
    desk.require(BEHEREN)
    around = _around(desk)
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
        f"Dit is wat netwerk vindt over '{asked}', ook wat er eerder stond.",
        *(NOT_ALL if found.finds else ()),
        "",
    ]
    names = {find.id: find.name for find in found.finds if find.label == Actor.__name__}
    for find in found.finds:
        lines += [*_lines(find, names, _source(desk, find)), ""]
    if not found.finds:
        lines += ["Er is niets gevonden.", ""]
    for user in found.users:
        lines.append(
            f"{user.name} werkte zelf met netwerk: {user.words}, van "
            f"{_day(user.first)} tot en met {_day(user.last)}."
        )
    lines += [
        *around,
        "",
        "Klopt iets niet, of moet het weg? Zeg het de gemeente. Je kunt ook bezwaar maken, of een "
        "klacht sturen aan de Autoriteit Persoonsgegevens.",
    ]
    return "\n".join(lines) + "\n"


def _around(desk: Desk) -> list[str]:
    """What article 15 asks beside the data: why, how long, for whom, from where."""
    own = our_gemeente(desk)
    kept = short_terms(DraftFacts(schema(), own, desk.today, own_terms()))
    asking = [one.naam for one in applications_of_settings()]
    return [
        "",
        "Waarvoor",
        "De gemeente wil weten welke groepen en diensten er zijn en wie hen kent. Zo brengt zij "
        "mensen en groepen bij elkaar. Een computer beslist niets over jou.",
        f"Grondslag: {own.wettelijke_basis}",
        "",
        "Hoe lang",
        "De gemeente kijkt elk jaar na wat langer is bewaard dan dit:",
        *(f"- {term}" for term in kept),
        "Van wat hier niet bij staat, kun je de gemeente vragen hoe lang het blijft.",
        "",
        "Wie het ziet",
        "Medewerkers die er voor hun werk een rol in hebben. Telefoon en e-mail ziet alleen wie "
        "dat met zijn rol mag.",
        f"Andere programma's die gegevens lezen: {', '.join(asking) or 'geen'}.",
        ask("proceseigenaar", "welke partners meedoen, en wie een verslag of lijst kreeg"),
        "",
        "Waar het vandaan komt",
        "Is de bron vastgelegd, dan staat zij hierboven bij het gegeven. Achter 'door' staat wie "
        "het opschreef.",
        "",
        "Meer lezen",
        f"De privacyverklaring: {own.words('website')}. Vragen: {own.words('contact')}. "
        f"Functionaris gegevensbescherming: {own.words('fg_mail')}.",
    ]


def _source(desk: Desk, find: PersonFind) -> str:
    """Where an item that is there came from; "" when that was not recorded."""
    if find.label == REVISION or not find.there:
        return ""
    entry = desk.store.get(ITEM_TYPES[find.label], [find.id]).get(find.id)
    return str(getattr(entry and entry.item, "bron", None) or "")


def _lines(find: PersonFind, names: Mapping[str, str], source: str) -> list[str]:
    if find.label == REVISION:
        (mention,) = find.mentions
        return [
            f"Reden bij wijziging {mention.revision} ({_day(mention.at)}, {mention.who}): "
            f"{mention.whole}"
        ]
    state = "" if find.there else " (verwijderd; staat nog in de geschiedenis)"
    lines = [f"{find.kind.capitalize()} '{find.name}'{state}"]
    lines += [f"  {_told(mention, names, find.name)}" for mention in find.mentions]
    lines += [f"  hoort erbij: {linked}" for linked in find.linked]
    return [*lines, f"  Bron: {source}"] if source else lines


def _told(mention: Mention, names: Mapping[str, str], name: str) -> str:
    """A mention in words: a key is of no use to the person, what it stands for is."""
    veld, text = mention.veld, names.get(mention.whole, mention.whole)
    if veld == KEY:
        veld, text = "Naam", name
    when = f"sinds {_day(mention.at)}" if mention.now else f"stond er op {_day(mention.at)}"
    by = f", door {mention.who}" if mention.who else ""
    return f"{veld}: {text} ({when}{by})"


def _day(at: str) -> str:
    return day_in_figures(day_of(at))
