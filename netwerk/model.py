"""The words of the field as frozen values.

The field names are the property names of ``graph_schema/``; a test holds the two together. Absent
means ``None`` or an empty tuple, and is shown as "niet bekend". Dates are ISO text and may be
partial (``2024``, ``2024-05``, ``2024-05-17``); lists are tuples of text in the order the user gave
them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

# written twice: they are part of the model, for whoever takes them from here
from netwerk.agendadata import Activiteit as Activiteit
from netwerk.agendadata import Cijfer as Cijfer
from netwerk.agendadata import Doelgroep as Doelgroep
from netwerk.agendadata import Grens as Grens
from netwerk.agendadata import Hoofdstuk as Hoofdstuk
from netwerk.agendadata import Huisstijl as Huisstijl
from netwerk.agendadata import Initiatief as Initiatief
from netwerk.agendadata import Meting as Meting
from netwerk.agendadata import Opgave as Opgave
from netwerk.agendadata import Signaal as Signaal
from netwerk.agendadata import Stap as Stap
from netwerk.agendadata import Uitgave as Uitgave
from netwerk.agendadata import Vraagstuk as Vraagstuk
from netwerk.owndata import Afspraak as Afspraak
from netwerk.owndata import Gesprek as Gesprek
from netwerk.owndata import Leesafspraak as Leesafspraak
from netwerk.owndata import Navraag as Navraag
from netwerk.owndata import Peilmoment as Peilmoment
from netwerk.owndata import Verbindkans as Verbindkans
from netwerk.owndata import Verschil as Verschil
from netwerk.owndata import Weergave as Weergave
from netwerk.owndata import Wissing as Wissing

Value = str | int | float | tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Wie meedoet in het netwerk: a group, business, institution or professional, no resident."""

    id: str
    naam: str
    soort: str
    andere_namen: tuple[str, ...] = ()
    categorie: str | None = None
    domeinen: tuple[str, ...] = ()
    gebieden: tuple[str, ...] = ()
    kern: str | None = None
    rol: str | None = None
    contact: str | None = None
    telefoon: str | None = None
    email: str | None = None
    website: str | None = None
    adres: str | None = None
    postcode: str | None = None
    kvk: str | None = None
    omschrijving: str | None = None
    labels: tuple[str, ...] = ()
    status: str | None = None
    gevraagd: str | None = None
    bron: str | None = None
    laatst_bevestigd: str | None = None
    bevestigd_door: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relatie:
    """Wat er tussen twee actoren is: one piece of evidence.

    Several between the same two are normal.
    """

    id: str
    van: str
    naar: str
    soort: str
    sterkte: int | None = None
    frequentie: str | None = None
    thema: str | None = None
    sinds: str | None = None
    tot: str | None = None
    bron: str | None = None
    laatst_bevestigd: str | None = None
    bevestigd_door: str | None = None
    toelichting: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gebied:
    """Een deel van de gemeente waar één team werkt."""

    id: str
    naam: str
    nummer: int | None = None
    omschrijving: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kern:
    """Een dorp, wijk of buurtschap binnen een gebied."""

    id: str
    naam: str
    gebied: str
    andere_namen: tuple[str, ...] = ()
    soort: str | None = None
    postcodes: tuple[str, ...] = ()
    cbs_codes: tuple[str, ...] = ()
    cbs_jaar: int | None = None
    inwoners: int | None = None
    lengtegraad: float | None = None
    breedtegraad: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bron:
    """Waar gegevens vandaan komen: een bestand, gesprek of onderzoek."""

    id: str
    naam: str
    datum: str | None = None
    omschrijving: str | None = None


Item = (
    Actor
    | Relatie
    | Gebied
    | Kern
    | Signaal
    | Vraagstuk
    | Initiatief
    | Stap
    | Opgave
    | Meting
    | Cijfer
    | Grens
    | Doelgroep
    | Activiteit
    | Hoofdstuk
    | Uitgave
    | Huisstijl
    | Bron
    | Verbindkans
    | Verschil
    | Weergave
    | Navraag
    | Leesafspraak
    | Afspraak
    | Gesprek
    | Peilmoment
    | Wissing
)
ItemType = type[Item]

ITEM_TYPES: dict[str, ItemType] = {
    cls.__name__: cls
    for cls in (
        Gebied,
        Kern,
        Actor,
        Relatie,
        Bron,
        Signaal,
        Vraagstuk,
        Initiatief,
        Stap,
        Opgave,
        Meting,
        Cijfer,
        Grens,
        Doelgroep,
        Activiteit,
        Hoofdstuk,
        Uitgave,
        Huisstijl,
        Verbindkans,
        Verschil,
        Weergave,
        Navraag,
        Leesafspraak,
        Afspraak,
        Gesprek,
        Peilmoment,
        Wissing,
    )
}
"""Every kind of stored thing by its label, in an order in which what is referred to comes first."""


def field_names(cls: ItemType) -> tuple[str, ...]:
    """The property names of an item type, in the order of the schema."""
    return tuple(f.name for f in fields(cls))


def values_of(item: Item) -> dict[str, Value]:
    """The filled properties of an item (absent ones left out)."""
    return {f.name: v for f in fields(item) if (v := getattr(item, f.name)) not in (None, ())}


def item_from(label: str, values: Mapping[str, Any]) -> Item:
    """The item of type ``label`` with these values; lists may be lists or tuples.

    Inverse of `values_of`.
    """
    frozen = {
        name: tuple(value) if isinstance(value, list) else value for name, value in values.items()
    }
    make: Callable[..., Item] = ITEM_TYPES[label]
    return make(**frozen)


def decision_key(actoren: Iterable[str], kind: str = "kans") -> str:
    """The id of what was said of these actors: one a pair and kind, whatever their order."""
    return "--".join((kind, *sorted(actoren)))


def item_name(item: Item) -> str:
    """What an item is called by itself: its naam or titel, else its id."""
    return str(getattr(item, "naam", None) or getattr(item, "titel", None) or item.id)


def fold(text: str) -> str:
    """Text as it is compared in searches and matching: no case, no accents, single spaces."""
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())
