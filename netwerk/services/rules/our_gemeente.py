"""Which municipality a store is of: what is told about it follows from what is kept there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from netwerk.access.own_gemeente import OwnGemeente, own_gemeente
from netwerk.access.rights import LEZEN
from netwerk.figures.cbs_codes import gemeente_of_kernen
from netwerk.model import Huisstijl, Kern
from netwerk.schema import read_plaatsen
from netwerk.services.desk import Desk

OWN_COUNT = "Eigen opgave van de gemeente"


@dataclass(frozen=True)
class NamedGemeente:
    """naam: '' when nothing tells it. inwoners_bron: where counts of kernen come from."""

    naam: str
    inwoners_bron: str


def named_gemeente(desk: Desk) -> NamedGemeente:
    """The municipality of this store: by its huisstijl, or the one whose places netwerk brings."""
    desk.require_somewhere(LEZEN)
    kernen = [entry.item for entry in desk.reads.all(Kern)]
    brought = read_plaatsen()
    if is_brought(kernen):
        return NamedGemeente(brought.gemeente, brought.inwoners_bron)
    styles = sorted((entry.item for entry in desk.reads.all(Huisstijl)), key=lambda s: s.id)
    return NamedGemeente((styles[0].gemeente or "") if styles else "", OWN_COUNT)


def our_gemeente(desk: Desk) -> OwnGemeente:
    """Who uses netwerk here, for what is published: by the settings.

    Without a name there, the one of its huisstijl or else of its places. Raises InputError for
    settings that cannot be used.
    """
    desk.require_somewhere(LEZEN)
    own = own_gemeente()
    if own.naam:
        return own
    styles = sorted((entry.item for entry in desk.reads.all(Huisstijl)), key=lambda s: s.id)
    styled = next((style.gemeente for style in styles if style.gemeente), "")
    naam = styled or named_gemeente(desk).naam
    is_whole = not naam or naam.casefold().startswith("gemeente ")
    return replace(own, naam=naam if is_whole else f"Gemeente {naam}")


def is_brought(kernen: Iterable[Kern]) -> bool:
    """Whether these kernen are of the municipality whose places netwerk brings."""
    code = gemeente_of_kernen(kernen)
    return bool(code) and code == gemeente_of_kernen(read_plaatsen().kernen)


def example_fits(desk: Desk) -> bool:
    """Whether the made-up example plays in the gebieden and kernen of this store."""
    desk.require_somewhere(LEZEN)
    return is_brought(entry.item for entry in desk.reads.all(Kern))
