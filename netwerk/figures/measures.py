"""What figures are of: a maat says its words, its unit and how buurten add up to a kern or gebied.

Keys are kept in the store (`Cijfer.maat`); own counts have a key that starts with OWN.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from netwerk.figures.maat import COUNT, INDEX, MEAN, MEDIAN, SHARE, Maat
from netwerk.figures.own_names import is_no_sum, is_percentage

__all__ = [
    "COUNT", "INDEX", "MATEN", "MEAN", "MEDIAN", "OWN", "OWN_THEME", "PART", "RATIOS", "SHARE",
    "Maat", "maat_of",
]  # fmt: skip
OWN = "eigen:"
"""How the key of an own count starts; what follows is its name."""
PART = "aandeel_"
"""The share of a count in its whole has the key of the count with this before it."""


def _count(key: str, naam: str, zin: str, domeinen: str = "", part_of: str = "") -> Maat:
    return Maat(key=key, naam=naam, zin=zin, part_of=part_of, domeinen=tuple(domeinen.split()))


def _share(key: str, naam: str, words: str, weight: str, domeinen: str = "") -> Maat:
    return Maat(
        key=key,
        naam=naam,
        zin=f"{{value}} van de {words}",
        eenheid="%",
        kind=SHARE,
        weight=weight,
        domeinen=tuple(domeinen.split()),
    )


def _both(key: str, naam: str, whole: str, words: str, domeinen: str = "") -> tuple[Maat, Maat]:
    """A count and its share in the whole."""
    count = _count(key, naam, f"{naam}: {{value}}", domeinen, whole)
    return count, _share(PART + key, f"{naam} (%)", f"{whole} {words}", whole, domeinen)


def _mean(
    key: str, naam: str, zin: str, eenheid: str, weight: str, domeinen: str = "", decimals: int = 0
) -> Maat:
    return Maat(
        key=key,
        naam=naam,
        zin=zin,
        eenheid=eenheid,
        kind=MEAN,
        weight=weight,
        domeinen=tuple(domeinen.split()),
        decimals=decimals,
    )


def _far(key: str, naam: str, what: str, domeinen: str) -> Maat:
    zin = f"{what} is gemiddeld {{value}} ver"
    return _mean(key, f"Afstand tot {naam}", zin, "km", "inwoners", domeinen, 1)


def _mark(key: str, naam: str, what: str, domeinen: str) -> Maat:
    return _mean(key, naam, f"{what} krijgt een {{value}}", "score", "inwoners", domeinen, 1)


def _health(key: str, naam: str, words: str, domeinen: str) -> Maat:
    maat = _share(key, naam, f"volwassenen {words}", "inwoners", domeinen)
    return replace(maat, modelled=True)


def _liveable(key: str, naam: str, domeinen: str) -> Maat:
    about = f" voor {naam}" if naam else ""
    zin = f"De Leefbaarometer{about} staat op {{value}} (0 is het gemiddelde van Nederland)"
    called = f"Leefbaarometer: {naam}" if naam else "Leefbaarometer"
    return replace(
        _mean(key, called, zin, "score", "inwoners", domeinen, 2), kind=INDEX, modelled=True
    )


def _asked(maat: Maat) -> Maat:
    """One of the Veiligheidsmonitor, which asks otherwise since 2021."""
    return replace(maat, breaks=(2021,))


_THEMES: Mapping[str, tuple[Maat, ...]] = {
    "Inwoners": (
        _count("inwoners", "Inwoners", "Er zijn {value} inwoners"),
        *_both("leeftijd_0_15", "Jonger dan 15 jaar", "inwoners", "is jonger dan 15", "jeugd"),
        *_both("leeftijd_15_25", "15 tot 25 jaar", "inwoners", "is 15 tot 25 jaar", "jeugd"),
        *_both("leeftijd_25_45", "25 tot 45 jaar", "inwoners", "is 25 tot 45 jaar"),
        *_both("leeftijd_45_65", "45 tot 65 jaar", "inwoners", "is 45 tot 65 jaar"),
        *_both("leeftijd_65", "65 jaar of ouder", "inwoners", "is 65 jaar of ouder", "ouderen"),
        _count("huishoudens", "Huishoudens", "Er zijn {value} huishoudens"),
        *_both(
            "eenpersoons", "Alleenwonend", "huishoudens", "is één persoon", "sociaal ouderen wonen"
        ),
        *_both("met_kinderen", "Met kinderen", "huishoudens", "heeft kinderen", "jeugd"),
    ),
    "Wonen": (
        _count("woningen", "Woningen", "Er zijn {value} woningen", "wonen"),
        _share("aandeel_koop", "Koopwoningen", "woningen is een koopwoning", "woningen", "wonen"),
        _share("aandeel_huur", "Huurwoningen", "woningen is een huurwoning", "woningen", "wonen"),
        _share(
            "aandeel_corporatie",
            "Woningen van een corporatie",
            "woningen is van een corporatie",
            "woningen",
            "wonen",
        ),
        _share(
            "aandeel_zonnestroom",
            "Woningen met zonnepanelen",
            "woningen heeft zonnepanelen",
            "woningen",
            "duurzaamheid wonen",
        ),
        _mean(
            "woz",
            "WOZ-waarde",
            "Een woning is gemiddeld {value} waard (WOZ)",
            "euro",
            "woningen",
            "wonen",
        ),
    ),
    "Dichtbij": (
        _far("afstand_huisarts", "huisarts", "De huisarts", "zorg"),
        _far("afstand_supermarkt", "supermarkt", "Een grote supermarkt", "fysiek economie"),
        _far("afstand_kinderdagverblijf", "kinderdagverblijf", "Een kinderdagverblijf", "jeugd"),
        _far("afstand_school", "basisschool", "Een basisschool", "onderwijs jeugd"),
    ),
    "Zorg en welzijn": (
        _mean(
            "wmo",
            "Hulp uit de Wmo per 1.000 inwoners",
            "Van elke 1.000 inwoners krijgen er {value} hulp uit de Wmo",
            "",
            "inwoners",
            "zorg sociaal",
        ),
        _share("jeugdzorg", "Jeugdzorg", "jongeren heeft jeugdzorg", "leeftijd_0_15", "jeugd zorg"),
        _health("ervaren_gezondheid", "Voelt zich gezond", "voelt zich gezond", "zorg"),
        _health("langdurig_ziek", "Langdurig ziek", "heeft een langdurige ziekte", "zorg"),
        _health("eenzaam", "Eenzaam", "voelt zich eenzaam", "sociaal zorg"),
        _health("ernstig_eenzaam", "Ernstig eenzaam", "voelt zich ernstig eenzaam", "sociaal zorg"),
        _health("mantelzorger", "Mantelzorgers", "geeft mantelzorg", "zorg sociaal"),
        _health("vrijwilligerswerk", "Vrijwilligers", "doet vrijwilligerswerk", "sociaal"),
        _health(
            "moeite_rondkomen",
            "Moeite met rondkomen",
            "heeft moeite met rondkomen",
            "economie sociaal",
        ),
    ),
    "Werk en inkomen": (
        _count("bijstand", "Bijstand", "{value} inwoners hebben bijstand", "economie", "inwoners"),
        _mean(
            "inkomen",
            "Inkomen per inwoner",
            "Het inkomen is gemiddeld {value} per inwoner",
            "euro",
            "inwoners",
            "economie",
        ),
        _share(
            "laag_inkomen",
            "Laag inkomen",
            "huishoudens heeft een laag inkomen",
            "huishoudens",
            "economie sociaal",
        ),
        replace(
            _mean(
                "ses_woa",
                "Welvaart, opleiding en werk (SES-WOA)",
                "De score voor welvaart, opleiding en werk is {value} (0 is het gemiddelde van "
                "Nederland)",
                "score",
                "huishoudens",
                "economie sociaal",
                2,
            ),
            kind=INDEX,
        ),
        Maat(
            key="vermogen",
            naam="Vermogen van huishoudens",
            zin="De helft van de huishoudens heeft meer vermogen dan {value}",
            eenheid="euro",
            kind=MEDIAN,
            domeinen=("economie",),
        ),
        _count("bedrijven", "Vestigingen", "Er zijn {value} vestigingen van bedrijven", "economie"),
    ),
    "Leefbaarheid": (
        _liveable("leefbaarometer", "", "fysiek sociaal"),
        _liveable("leefbaar_fysiek", "fysieke omgeving", "fysiek"),
        _liveable("leefbaar_overlast", "overlast en onveiligheid", "veiligheid"),
        _liveable("leefbaar_samenhang", "sociale samenhang", "sociaal"),
        _liveable("leefbaar_voorzieningen", "voorzieningen", "fysiek economie"),
        _liveable("leefbaar_woningen", "woningen", "wonen"),
        _mark("lemon_totaal", "Lemon: totaal", "De buurt (Lemon)", "fysiek sociaal"),
        _mark("lemon_fysiek", "Lemon: fysiek", "De fysieke woonomgeving (Lemon)", "fysiek"),
        _mark("lemon_sociaal", "Lemon: sociaal", "De sociale woonomgeving (Lemon)", "sociaal"),
        _mark("lemon_overlast", "Lemon: overlast", "De overlast (Lemon)", "veiligheid"),
        _asked(_mark("cohesie", "Sociale samenhang", "De sociale samenhang", "sociaal")),
        _asked(_mark("rapportcijfer_buurt", "Cijfer voor de buurt", "De buurt", "fysiek sociaal")),
        _asked(
            _mark(
                "fysieke_voorzieningen",
                "Cijfer voor straten en groen",
                "De zorg voor straten, groen en speelplekken",
                "fysiek",
            )
        ),
    ),
    "Veiligheid": (
        _count(
            "misdrijven",
            "Misdrijven",
            "De politie schreef {value} misdrijven op in een jaar",
            "veiligheid",
        ),
        _mean(
            "misdrijven_per_1000",
            "Misdrijven per 1.000 inwoners",
            "De politie telde in een jaar {value} misdrijven op elke 1.000 inwoners",
            "",
            "inwoners",
            "veiligheid",
        ),
        _mark("lemon_veiligheid", "Lemon: veiligheid", "De veiligheid (Lemon)", "veiligheid"),
        _asked(
            _mark(
                "rapportcijfer_veiligheid",
                "Cijfer voor veiligheid",
                "De veiligheid in de buurt",
                "veiligheid",
            )
        ),
        _asked(
            _share(
                "onveilig",
                "Voelt zich weleens onveilig",
                "inwoners voelt zich weleens onveilig",
                "inwoners",
                "veiligheid",
            )
        ),
    ),
}

MATEN: Mapping[str, Maat] = MappingProxyType(
    {m.key: replace(m, thema=thema) for thema, row in _THEMES.items() for m in row}
)
"""Every maat that is known by its key, in the order of a page."""
RATIOS: Mapping[str, tuple[str, str, float]] = MappingProxyType(
    {PART + key: (key, maat.part_of, 100.0) for key, maat in MATEN.items() if PART + key in MATEN}
    | {"misdrijven_per_1000": ("misdrijven", "inwoners", 1000.0)}
)
"""Maten that follow from two counts: which count, in which whole, per how many."""
OWN_THEME = "Eigen tellingen"


def maat_of(key: str) -> Maat:
    """The maat with this key; one that is not known is an own count, called by its key.

    An own percentage, mark or mean, by its name, never adds up: by what to weigh it is not known.
    """
    known = MATEN.get(key)
    if known is not None:
        return known
    naam = key.removeprefix(OWN).strip() or key
    naam = naam[:1].upper() + naam[1:]
    eenheid = "%" if is_percentage(naam) else ""
    zin = f"{naam.removesuffix(' (%)')}: {{value}}"
    kind = MEDIAN if is_no_sum(naam) else COUNT
    return Maat(
        key=key, naam=naam, zin=zin, eenheid=eenheid, kind=kind, thema=OWN_THEME, decimals=1
    )
