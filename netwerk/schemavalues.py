"""What the schema consists of, as frozen values: labels, properties, kinds of relation, lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from netwerk.model import Gebied, Kern, fold

VELD_TYPES = (
    "tekst",
    "getal",
    "kommagetal",
    "datum",
    "keuze",
    "keuzes",
    "teksten",
    "verwijzing",
    "verwijzingen",
)
CONTACT, AFFILIATIE = "contact", "affiliatie"
FYSIEK, SOCIAAL = "fysiek", "sociaal"
ZIJDEN = (FYSIEK, SOCIAAL)
"""The two sides of the municipality's work, which the integrale view holds against each other."""


@dataclass(frozen=True)
class Veld:
    """One property: its type, why it is kept, whether it is personal, and the headers that mean it.

    kort: whether a form starts with it; the others are asked for further down.
    coordinaat: whether it is a place on earth in degrees: a point in it never parts thousands.
    """

    naam: str
    type: str
    label: str
    doel: str
    verplicht: bool = False
    persoonlijk: bool = False
    lang: bool = False
    kort: bool = False
    coordinaat: bool = False
    keuzes: str | None = None
    verwijst_naar: str | None = None
    relatie: str | None = None
    koppen: tuple[str, ...] = ()

    @property
    def meervoudig(self) -> bool:
        """Whether the value is a list."""
        return self.type in {"keuzes", "teksten", "verwijzingen"}


@dataclass(frozen=True)
class Label:
    """One kind of stored thing with its properties in order.

    scherm: whether users enter it; False for what netwerk keeps for itself.
    """

    naam: str
    enkel: str
    meervoud: str
    betekenis: str
    velden: Mapping[str, Veld]
    scherm: bool = True


@dataclass(frozen=True)
class RelatieSoort:
    """One kind of relation between actors: its layer, whether direction counts, allowed ends."""

    naam: str
    label: str
    laag: str
    richting: bool
    van: tuple[str, ...]
    naar: tuple[str, ...]
    koppen: tuple[str, ...]

    @property
    def is_contact(self) -> bool:
        """Contact ties carry the network; affiliation ties are never counted as a contact."""
        return self.laag == CONTACT


@dataclass(frozen=True)
class Keuze:
    """One value of a closed list.

    soort: the soort of actor it belongs to, if any. zijde: FYSIEK or SOCIAAL for a domein on that
    side of the municipality's work. zorg: whether who has it gives care or welfare.
    """

    waarde: str
    label: str
    koppen: tuple[str, ...]
    soort: str | None = None
    zijde: str | None = None
    zorg: bool = False


@dataclass(frozen=True)
class KeuzeLijst:
    """A list of values; ``vrij`` lists also take other words, ``getallen`` holds whole numbers."""

    naam: str
    keuzes: Mapping[str, Keuze]
    vrij: bool = False
    getallen: bool = False

    def find(self, text: str) -> str | None:
        """The stored value for a word from a file or form (case, accents, synonyms), else None."""
        return self._index.get(fold(text).replace("_", " "))

    def label(self, waarde: str | int | None) -> str:
        """The word to show; an unknown word is shown as it is, an absent one as 'niet bekend'."""
        if waarde in (None, ""):
            return "niet bekend"
        known = self.keuzes.get(str(waarde))
        return known.label if known else str(waarde)

    @cached_property
    def _index(self) -> Mapping[str, str]:
        return _keuze_index(tuple((k.waarde, (k.label, *k.koppen)) for k in self.keuzes.values()))


@cache
def _keuze_index(keuzes: tuple[tuple[str, tuple[str, ...]], ...]) -> Mapping[str, str]:
    words = {
        fold(word).replace("_", " "): waarde for waarde, synonyms in keuzes for word in synonyms
    }
    return words | {fold(waarde).replace("_", " "): waarde for waarde, _ in keuzes}


@dataclass(frozen=True)
class Plaatsen:
    """The gebieden and kernen a new store starts with.

    And where the counts of inhabitants come from.
    """

    gemeente: str
    inwoners_bron: str
    gebieden: tuple[Gebied, ...]
    kernen: tuple[Kern, ...]


@dataclass(frozen=True, eq=False)
class Schema:
    """Everything graph_schema/ says. It is read once, so what is made from it is kept by it."""

    labels: Mapping[str, Label]
    relaties: Mapping[str, RelatieSoort]
    keuzes: Mapping[str, KeuzeLijst]

    def keuzelijst(self, veld: Veld) -> KeuzeLijst:
        """The list behind a keuze property."""
        return self.keuzes[veld.keuzes or ""]

    def toon(self, label: str, veld: str, waarde: object) -> str:
        """A stored value as words for the user; absent is 'niet bekend'."""
        veld_ = self.labels[label].velden[veld]
        if waarde in (None, "", ()):
            return "niet bekend"
        parts = waarde if isinstance(waarde, tuple | list) else (waarde,)
        if veld_.keuzes:
            lijst = self.keuzelijst(veld_)
            return ", ".join(lijst.label(part) for part in parts)
        return ", ".join(str(part) for part in parts)
