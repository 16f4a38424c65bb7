"""Why a row cannot be used: a few reasons, each with what is the matter and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """A kind of problem that many rows can have.

    what: said of all these rows, as part of a sentence. mend: what the user can do, a sentence.
    short: said behind a count, as in '5 zonder naam'; empty where only the sentence will do.
    """

    what: str
    mend: str
    short: str = ""

    @property
    def counted(self) -> str:
        """What to say behind a count of such rows."""
        return self.short or f"({self.what})"


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is the matter with one row: its kind, and the sentence about this row."""

    reason: Reason
    sentence: str


NO_NAME = Reason(
    "de naam ontbreekt",
    "Vul in die rijen een naam in of haal ze weg.",
    "zonder naam",
)
NO_SOORT = Reason(
    "de soort ontbreekt of is niet bekend",
    "Kies een soort bij 'Soort voor rijen zonder soort' (bij een opdracht: --soort).",
    "zonder soort",
)
NO_RELATIE = Reason(
    "de soort relatie ontbreekt of is niet bekend",
    "Kies een relatie bij 'Relatie voor rijen zonder soort relatie' (bij een opdracht: --relatie).",
    "zonder soort relatie",
)
NO_END = Reason(
    "'van' of 'naar' is leeg",
    "Vul in tussen welke twee actoren de relatie is.",
    "met een lege 'van' of 'naar'",
)
UNKNOWN_END = Reason(
    "een naam in de relatie staat in geen enkele lijst",
    "Kies het bestand met de actoren mee, of laat ontbrekende actoren aanmaken en kies hun soort "
    "(bij een opdracht: --yes --soort).",
    "met een naam die in geen lijst staat",
)
NUMBERED_END = Reason(
    "een relatie noemt een nummer dat geen enkele actor heeft",
    "Kies het bestand met de actoren en hun nummers mee (kolommen id en naam).",
    "met een nummer dat geen actor heeft",
)
FOLLOWS = Reason(
    "een rij waar zij naar verwijst heeft een probleem",
    "Los eerst de problemen van die andere rijen op.",
    "die naar zo'n rij verwijzen",
)
"""A consequence: the reason of the other row is what helps."""
UNCLEAR = Reason(
    "er kan meer dan één bedoeld zijn",
    "Vul de sleutel in, of de kern of het gebied, zodat duidelijk is wie of wat je bedoelt.",
    "waarbij meer dan één bedoeld kan zijn",
)
UNKNOWN_REFERENCE = Reason(
    "er wordt verwezen naar iets dat niet bekend is",
    "Kies het bestand mee waar het in staat, of verbeter de naam of de sleutel.",
    "die verwijzen naar iets onbekends",
)
OTHER_GEBIED = Reason(
    "de kern ligt in een ander gebied dan erbij staat",
    "Verbeter de kern of het gebied in die rijen, of laat het gebied leeg.",
    "met een kern in een ander gebied",
)
NO_VALUE = Reason(
    "een gegeven dat nodig is ontbreekt of is niet te lezen",
    "Vul het gegeven in dat de melding noemt.",
    "waar een gegeven mist of niet te lezen is",
)
NO_WORK = Reason(
    "de rijen zijn mensen van wie geen werk of organisatie bekend is",
    "Netwerk bewaart geen bewoners. Zijn het professionals? Kies de soort professional (bij een "
    "opdracht: --soort professional).",
    "over mensen zonder werk of organisatie",
)
TOO_LONG = Reason(
    "de naam is veel te lang",
    "Kijk of de kolommen goed staan en kort de naam in.",
    "met een veel te lange naam",
)
NOT_ALLOWED = Reason(
    "je mag dit niet opslaan",
    "Vraag het aan wie dat gebied bijhoudt of aan een beheerder.",
    "die je niet mag opslaan",
)
PERSON = Reason(
    "de rij is een mens die thuis werkt of woont, geen organisatie",
    "Deze rijen horen niet in het netwerk.",
    "over een mens thuis",
)
PRIVATE = Reason(
    "de rij lijkt over een bewoner te gaan",
    "Bewoners horen niet in het netwerk: haal die rijen weg. Is het er geen? Kies dan bij die rij "
    "om hem toch op te nemen (bij een opdracht: --toch met het nummer van de rij).",
    "die over een bewoner lijken te gaan",
)
NO_REAL_NAME = Reason(
    "op de plaats van de naam staat een nummer of adres",
    "Vul in die rijen de naam in, of kijk of de kolommen goed staan.",
    "met een nummer of adres als naam",
)
PLACE = Reason(
    "het zijn plaatsnamen, geen actoren",
    "Zijn het kernen? Noem het blad of bestand 'Kernen'. Anders hoeft deze lijst niet mee.",
    "met alleen een plaatsnaam",
)
OPPOSITE = Reason(
    "het woord zegt het tegendeel van een contact",
    "Een conflict of concurrentie legt netwerk niet vast; haal de rij weg.",
    "met een conflict of concurrentie",
)
_ONE = {
    FOLLOWS.short: "die naar zo'n rij verwijst",
    UNKNOWN_REFERENCE.short: "die verwijst naar iets onbekends",
    NO_WORK.short: "over een mens zonder werk of organisatie",
    PRIVATE.short: "die over een bewoner lijkt te gaan",
}


def behind_count(short: str, count: int) -> str:
    """What is said behind a count: of one row in the singular."""
    return _ONE.get(short, short) if count == 1 else short
