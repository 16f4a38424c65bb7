"""Why a row cannot be used: a few reasons, each with what is the matter and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """A kind of problem that many rows can have.

    what: said of all these rows, as part of a sentence. mend: what the user can do, a sentence.
    """

    what: str
    mend: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is the matter with one row: its kind, and the sentence about this row."""

    reason: Reason
    sentence: str


NO_NAME = Reason("de naam ontbreekt", "Vul in die rijen een naam in of haal ze weg.")
NO_SOORT = Reason(
    "de soort ontbreekt of is niet bekend",
    "Kies een soort bij 'Soort voor rijen zonder soort' (bij een opdracht: --soort).",
)
NO_RELATIE = Reason(
    "de soort relatie ontbreekt of is niet bekend",
    "Kies een relatie bij 'Relatie voor rijen zonder soort relatie' (bij een opdracht: --relatie).",
)
NO_END = Reason("'van' of 'naar' is leeg", "Vul in tussen welke twee actoren de relatie is.")
UNKNOWN_END = Reason(
    "een naam in de relatie staat in geen enkele lijst",
    "Kies het bestand met de actoren mee, of laat ontbrekende actoren aanmaken en kies hun soort "
    "(bij een opdracht: --yes --soort).",
)
NUMBERED_END = Reason(
    "een relatie noemt een nummer dat geen enkele actor heeft",
    "Kies het bestand met de actoren en hun nummers mee (kolommen id en naam).",
)
FOLLOWS = Reason(
    "een rij waar zij naar verwijst heeft een probleem",
    "Los eerst de problemen van die andere rijen op.",
)
"""A consequence: the reason of the other row is what helps."""
UNCLEAR = Reason(
    "er kan meer dan één bedoeld zijn",
    "Vul de sleutel in, of de kern of het gebied, zodat duidelijk is wie of wat je bedoelt.",
)
UNKNOWN_REFERENCE = Reason(
    "er wordt verwezen naar iets dat niet bekend is",
    "Kies het bestand mee waar het in staat, of verbeter de naam of de sleutel.",
)
NO_VALUE = Reason(
    "een gegeven dat nodig is ontbreekt of is niet te lezen",
    "Vul het gegeven in dat de melding noemt.",
)
NO_WORK = Reason(
    "de rijen zijn mensen van wie geen werk of organisatie bekend is",
    "Netwerk bewaart geen bewoners. Zijn het professionals? Kies de soort professional (bij een "
    "opdracht: --soort professional).",
)
TOO_LONG = Reason("de naam is veel te lang", "Kijk of de kolommen goed staan en kort de naam in.")
NOT_ALLOWED = Reason(
    "je mag dit niet opslaan", "Vraag het aan wie dat gebied bijhoudt of aan een beheerder."
)
PERSON = Reason(
    "de rij is een mens die thuis werkt of woont, geen organisatie",
    "Deze rijen horen niet in het netwerk.",
)
PRIVATE = Reason(
    "de rij lijkt over een bewoner te gaan",
    "Bewoners horen niet in het netwerk: haal die rijen weg. Is het er geen? Kies dan bij die rij "
    "om hem toch op te nemen (bij een opdracht: --toch met het nummer van de rij).",
)
NO_REAL_NAME = Reason(
    "op de plaats van de naam staat een nummer of adres",
    "Vul in die rijen de naam in, of kijk of de kolommen goed staan.",
)
PLACE = Reason(
    "het zijn plaatsnamen, geen actoren",
    "Zijn het kernen? Noem het blad of bestand 'Kernen'. Anders hoeft deze lijst niet mee.",
)
OPPOSITE = Reason(
    "het woord zegt het tegendeel van een contact",
    "Een conflict of concurrentie legt netwerk niet vast; haal de rij weg.",
)
