"""What plays in a gebied and what is told of it, as frozen values: agenda, figures, description.

They are part of the model: take them from there.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Signaal:
    """Iets dat het team opvalt in een gebied."""

    id: str
    titel: str
    gebied: str | None = None
    kern: str | None = None
    reikwijdte: str | None = None
    domeinen: tuple[str, ...] = ()
    omschrijving: str | None = None
    niveau: str | None = None
    staat: str | None = None
    betrokken: tuple[str, ...] = ()
    datum: str | None = None
    bronsoort: str | None = None
    bron: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraagstuk:
    """Een vraag van het gebied waar signalen samenkomen."""

    id: str
    titel: str
    gebied: str | None = None
    kern: str | None = None
    reikwijdte: str | None = None
    domeinen: tuple[str, ...] = ()
    omschrijving: str | None = None
    signalen: tuple[str, ...] = ()
    niveau: str | None = None
    staat: str | None = None
    betrokken: tuple[str, ...] = ()
    datum: str | None = None
    bron: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiatief:
    """Wat actoren samen doen aan een vraagstuk, met het geld ervoor en wat ervan kwam."""

    id: str
    titel: str
    gebied: str | None = None
    kern: str | None = None
    reikwijdte: str | None = None
    domeinen: tuple[str, ...] = ()
    omschrijving: str | None = None
    vraagstuk: str | None = None
    niveau: str | None = None
    staat: str | None = None
    betrokken: tuple[str, ...] = ()
    datum: str | None = None
    budget: float | None = None
    budget_bron: str | None = None
    budget_besluit: str | None = None
    budget_besloten_op: str | None = None
    succes: str | None = None
    gevierd_op: str | None = None
    les: str | None = None
    bron: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stap:
    """Dat iets van de agenda naar een ander ging.

    Exactly one of signaal, vraagstuk and initiatief is filled. van and naar: by function.
    ontvanger: the actor of who has it now, when that one is known.
    """

    id: str
    soort: str
    datum: str
    signaal: str | None = None
    vraagstuk: str | None = None
    initiatief: str | None = None
    van: str | None = None
    naar: str | None = None
    ontvanger: str | None = None
    niveau: str | None = None
    verteld: str | None = None
    antwoord: str | None = None
    antwoord_op: str | None = None
    terugverteld_aan: str | None = None
    terugverteld_op: str | None = None
    eigenaar: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opgave:
    """Een doel voor een gebied met een maat, een beginwaarde en een streefwaarde.

    maat: the key of a figure or a measure of the network, None when somebody measures by hand.
    """

    id: str
    titel: str
    gebied: str | None = None
    kern: str | None = None
    domeinen: tuple[str, ...] = ()
    probleem: str | None = None
    maat: str | None = None
    indicator: str | None = None
    bron: str | None = None
    beginwaarde: float | None = None
    begindatum: str | None = None
    streefwaarde: float | None = None
    streefdatum: str | None = None
    trekker: str | None = None
    partners: tuple[str, ...] = ()
    eerste_stap: str | None = None
    niveau: str | None = None
    staat: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meting:
    """Een gemeten waarde bij een opgave, met jaar en bron."""

    id: str
    opgave: str
    jaar: int
    bron: str
    waarde: float | None = None
    datum: str | None = None
    ondergrens: float | None = None
    bovengrens: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cijfer:
    """Een getal over een plek.

    plek: the code of the place: a CBS code (BU15090000, GM1509), or the id of a kern or gebied.
    maat: the key of what was counted. waarde None: asked and not known, which is not 0.
    """

    id: str
    maat: str
    plek: str
    plek_soort: str
    jaar: int
    bron: str
    plek_naam: str | None = None
    waarde: float | None = None
    ondergrens: float | None = None
    bovengrens: float | None = None
    indelingsjaar: int | None = None
    licentie: str | None = None
    bestand: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grens:
    """De lijn om een buurt, wijk of gemeente.

    plek: its CBS code. jaar: of the indeling of that code. vorm: a Polygon or MultiPolygon of
    GeoJSON as text, in degrees (WGS84).
    """

    id: str
    plek: str
    plek_soort: str
    jaar: int
    bron: str
    vorm: str
    plek_naam: str | None = None
    licentie: str | None = None
    bestand: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Doelgroep:
    """Wie je wilt bereiken, als regel.

    categorieen, rollen and woorden together say who: one of them is enough. gebieden and kernen
    say where, soorten, domeinen and labels narrow it: of each property one is enough.
    """

    id: str
    naam: str
    gebieden: tuple[str, ...] = ()
    kernen: tuple[str, ...] = ()
    soorten: tuple[str, ...] = ()
    categorieen: tuple[str, ...] = ()
    domeinen: tuple[str, ...] = ()
    rollen: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    woorden: tuple[str, ...] = ()
    kanalen: tuple[str, ...] = ()
    omschrijving: str | None = None
    eigenaar: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Activiteit:
    """Iets op de kalender van het gebied. bereikt: which actors came or answered."""

    id: str
    titel: str
    datum: str
    soort: str | None = None
    tijd: str | None = None
    tot: str | None = None
    gebied: str | None = None
    kern: str | None = None
    plaats: str | None = None
    initiatief: str | None = None
    doelgroepen: tuple[str, ...] = ()
    bereikt: tuple[str, ...] = ()
    bereikt_aantal: int | None = None
    omschrijving: str | None = None
    bron: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hoofdstuk:
    """Eigen tekst bij een hoofdstuk van de beschrijving; gebied None: in all of them."""

    id: str
    deel: str
    gebied: str | None = None
    tekst: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitgave:
    """Wat op het omslag van de beschrijving van een gebied staat."""

    id: str
    gebied: str | None = None
    nummer: str | None = None
    maker: str | None = None
    evaluatiedatum: str | None = None
    gevraagd: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Huisstijl:
    """Naam, kleur en logo van de gemeente. logo: a picture as base64 text."""

    id: str
    gemeente: str | None = None
    kleur: str | None = None
    logo: str | None = None
