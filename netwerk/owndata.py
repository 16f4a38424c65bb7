"""What netwerk keeps for itself, as frozen values: decisions, views, questions and choices.

Nobody types these in a form. They are part of the model: take them from there.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbindkans:
    """Wat een gebruiker besloot over een voorstel om twee actoren aan elkaar voor te stellen."""

    id: str
    actoren: tuple[str, ...]
    besluit: str
    reden: str | None = None
    tot: str | None = None
    datum: str | None = None
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verschil:
    """Twee actoren die op elkaar lijken en niet dezelfde zijn."""

    id: str
    actoren: tuple[str, ...]
    datum: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weergave:
    """Een bewaard beeld van de kaart, met een naam, om terug te zien of te delen."""

    id: str
    naam: str
    eigenaar: str | None = None
    inhoud: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Navraag:
    """Een vraag aan een actor of het nog klopt wat er staat, met het antwoord.

    The id is the code in the question; relaties: the ties that were named, by their number there.
    """

    id: str
    actor: str
    datum: str
    kanaal: str | None = None
    relaties: tuple[str, ...] = ()
    antwoord: tuple[str, ...] = ()
    beantwoord: str | None = None
    functie: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leesafspraak:
    """Wat een gebruiker zei dat een tabel betekent, om de volgende keer niet weer te vragen.

    koppen: the compared headers by which the table is known; empty for the words. toewijzing: the
    mapping as the text of a file.
    """

    id: str
    naam: str
    toewijzing: str
    partner: str | None = None
    koppen: tuple[str, ...] = ()
    datum: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Afspraak:
    """Wat is besloten over een bevinding, of wat is afgesproken, met wat ervan kwam.

    bevinding: the key of the finding ('' or None: an agreement by itself). over: its sentence as it
    was then. wie: who takes it up, eigenaar: who decided, both by function or as they sign.
    """

    id: str
    titel: str
    beslissing: str
    stand: str
    bevinding: str | None = None
    over: str | None = None
    wie: str | None = None
    voor: str | None = None
    tot: str | None = None
    waarom: str | None = None
    reden: str | None = None
    uitkomst: str | None = None
    datum: str | None = None
    gedaan_op: str | None = None
    eigenaar: str | None = None
    actoren: tuple[str, ...] = ()
    gebied: str | None = None
    kern: str | None = None
    signaal: str | None = None
    vraagstuk: str | None = None
    initiatief: str | None = None
    opgave: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gesprek:
    """Een gesprek met een actor: met wie, waarover, wanneer en wie het had.

    noemde: the actors that were named in it; noemde_ook: names of whom no actor is known.
    """

    id: str
    met: tuple[str, ...]
    datum: str
    waarover: str | None = None
    door: str | None = None
    noemde: tuple[str, ...] = ()
    noemde_ook: tuple[str, ...] = ()
    vervolg: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wissing:
    """Dat er gegevens van iemand zijn gewist: wanneer, door wie en hoeveel, niet wat.

    sporen: by what it is recognised in an older backup, as text (see `store.erasing.erasure`).
    """

    id: str
    datum: str
    sporen: str | None = None
    door: str | None = None
    aantallen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Peilmoment:
    """Een bewaard moment, zoals een overleg. tijdstip: ISO 8601 with its offset from UTC."""

    id: str
    naam: str
    tijdstip: str
    soort: str | None = None
    gebied: str | None = None
    eigenaar: str | None = None
