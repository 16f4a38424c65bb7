"""Which municipality this is, by the table ``[gemeente]`` of netwerk.toml: for what it publishes.

naam, adres, contact (mail or https), fg_mail (of its data protection officer), website (https), and
for the Algoritmeregister begindatum (yyyy-mm), status and REGISTER_FIELDS. What is not there stands
in a draft as something to fill in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from netwerk.errors import InputError
from netwerk.settings import settings_table

SETTINGS = "beheerder in netwerk.toml"
"""Who fills in what the table holds, and where."""
WHO = (
    "archivaris",
    "beheerder",
    SETTINGS,
    "CISO",
    "FG",
    "inkoop",
    "jurist",
    "privacy officer",
    "proceseigenaar",
    "proceseigenaar en HR",
    "proceseigenaar en inkoop",
    "proceseigenaar, met advies van de FG",
)
"""Who in a municipality a draft may ask something."""
STATUSES = ("In ontwikkeling", "In gebruik", "Buiten gebruik")
LAW = "Wet maatschappelijke ondersteuning 2015"
LAW_LINK = "https://wetten.overheid.nl/BWBR0035362/"
LEGAL_BASIS = (
    "Een taak van algemeen belang (AVG artikel 6, lid 1, onder e): het bevorderen van sociale "
    "samenhang en contact in gebieden (Wmo 2015, artikel 2.1.2)."
)
"""What is proposed until the municipality gives its own: a law, its address, the basis in it."""
SUPPLIER = "Opensourcesoftware; de gemeente draait netwerk zelf."
_URL = (r"https://\S+", "een adres op https://")
_FORMS: Mapping[str, tuple[str, str]] = {
    "contact": (
        r"https://\S+|[^@\s]+@[^@\s]+\.[^@\s]+",
        "een e-mailadres of een adres op https://",
    ),
    "fg_mail": (r"[^@\s]+@[^@\s]+\.[^@\s]+", "een e-mailadres"),
    "website": _URL,
    "link_publiekspagina": _URL,
    "link_broncode": _URL,
    "link_impacttoets": _URL,
    "verwerkingsregister": _URL,
    "link_wettelijke_basis": _URL,
    "titel_wettelijke_basis": (".{0,99}", "een tekst van minder dan 100 tekens"),
    "leverancier": (".{0,199}", "een tekst van minder dan 200 tekens"),
    "wettelijke_basis": (".{0,2499}", "een tekst van minder dan 2500 tekens"),
    "impacttoetsen": (".{0,2499}", "een tekst van minder dan 2500 tekens"),
    "begindatum": (r"[0-9]{4}-(0[1-9]|1[0-2])", "een jaar en maand, zoals 2026-11"),
    "status": ("|".join(STATUSES), " of ".join(STATUSES)),
}
WORDS: Mapping[str, str] = {
    "naam": "naam van de gemeente",
    "adres": "postadres",
    "contact": "e-mailadres of website voor vragen",
    "fg_mail": "e-mailadres van de FG",
    "website": "website",
    "begindatum": "maand waarin het in gebruik ging",
    "status": "status",
    "wettelijke_basis": "wettelijke basis",
    "link_wettelijke_basis": "link naar de wet of verordening",
    "titel_wettelijke_basis": "naam van die wet of verordening",
    "leverancier": "leverancier",
    "link_broncode": "link naar de broncode",
    "link_publiekspagina": "link naar een pagina voor het publiek",
    "verwerkingsregister": "link naar het verwerkingsregister",
    "impacttoetsen": "welke toetsen zijn gedaan, zoals een DPIA",
    "link_impacttoets": "link naar de DPIA",
}
"""What each setting is, for who has to fill it in."""
REGISTER_FIELDS = (
    "wettelijke_basis",
    "link_wettelijke_basis",
    "titel_wettelijke_basis",
    "leverancier",
    "link_broncode",
    "link_publiekspagina",
    "verwerkingsregister",
    "impacttoetsen",
    "link_impacttoets",
)
"""What only the Algoritmeregister asks."""


def ask(who: str, words: str) -> str:
    """The mark of what is to be filled in: by whom (one of WHO), and what."""
    return f"[in te vullen door de gemeente, {who}: {words}]"


@dataclass(frozen=True)
class OwnGemeente:
    """What is known of the municipality; "" is not filled in."""

    naam: str = ""
    adres: str = ""
    contact: str = ""
    fg_mail: str = ""
    website: str = ""
    begindatum: str = ""
    status: str = STATUSES[0]
    wettelijke_basis: str = LEGAL_BASIS
    link_wettelijke_basis: str = ""
    titel_wettelijke_basis: str = ""
    leverancier: str = SUPPLIER
    link_broncode: str = ""
    link_publiekspagina: str = ""
    verwerkingsregister: str = ""
    impacttoetsen: str = ""
    link_impacttoets: str = ""

    def words(self, name: str) -> str:
        """A value as a draft shows it, marked when it is to be filled in."""
        return getattr(self, name) or ask(SETTINGS, WORDS[name])

    @property
    def lacking(self) -> tuple[str, ...]:
        """What is still to be filled in, in words."""
        return tuple(words for name, words in WORDS.items() if not getattr(self, name))


def own_gemeente(environ: Mapping[str, str] | None = None) -> OwnGemeente:
    """Who uses netwerk here. Raises InputError that names the key which cannot be used."""
    table = settings_table("gemeente", environ)
    where = "In netwerk.toml staat onder [gemeente]"
    if not isinstance(table, dict):
        raise InputError("In netwerk.toml is [gemeente] één tabel. Schrijf haar maar één keer.")
    known = [entry.name for entry in fields(OwnGemeente)]
    for name, value in table.items():
        if name not in known:
            raise InputError(
                f"{where} '{name}', en dat bestaat niet. Kies uit: {', '.join(known)}."
            )
        if not isinstance(value, str) or "\n" in value:
            raise InputError(f"{where} bij '{name}' geen tekst op één regel. Zet hem tussen \"\".")
        form, words = _FORMS.get(name, (".*", ""))
        if value and not re.fullmatch(form, value):
            raise InputError(f"{where} bij '{name}' iets anders dan {words}.")
    return _with_usual(OwnGemeente(**table))


def _with_usual(read: OwnGemeente) -> OwnGemeente:
    """The same, with the public page and the law that hold when the table has no other."""
    page = read.link_publiekspagina or read.website
    law, link = read.titel_wettelijke_basis, read.link_wettelijke_basis
    if read.wettelijke_basis == LEGAL_BASIS:
        law, link = law or LAW, link or LAW_LINK
    return replace(
        read,
        link_publiekspagina=page,
        titel_wettelijke_basis=law,
        link_wettelijke_basis=link,
    )
