"""Borders that were read, compared with those that are kept."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from netwerk.access.rights import LEZEN
from netwerk.figures.sources.read_value import ReadBorder, ReadFigures
from netwerk.model import Grens
from netwerk.services.desk import Desk
from netwerk.store.values import Stored
from netwerk.typed.text import slug


@dataclass(frozen=True)
class ComparedBorders:
    """items: what would be added or changed; versions: what is kept of those that would change.

    new, same: how many are not there yet, and how many are there already.
    """

    items: tuple[Grens, ...]
    versions: Mapping[str, Stored[Grens]]
    same: int

    @property
    def new(self) -> int:
        """How many are not there yet."""
        return len(self.items) - len(self.versions)


def compared_borders(
    desk: Desk, found: Sequence[ReadFigures], left_out: Container[str]
) -> ComparedBorders:
    """What these files would do to the borders that are kept, one a place and year.

    left_out: codes of places of which nothing is used. The same line from another source changes
    nothing. Raises AccessDenied.
    """
    desk.require_somewhere(LEZEN)
    wanted = {
        item.id: item
        for read in found
        for border in read.borders
        if border.plek not in left_out
        for item in [_item(read, border)]
    }
    there = desk.store.get(Grens, list(wanted)) if wanted else {}
    items, versions = [], {}
    for id, item in wanted.items():
        before = there.get(id)
        if before is None:
            items.append(item)
            continue
        named = item if item.plek_naam else replace(item, plek_naam=before.item.plek_naam)
        if (named.vorm, named.plek_naam) != (before.item.vorm, before.item.plek_naam):
            items.append(named)
            versions[id] = before
    return ComparedBorders(tuple(items), versions, len(wanted) - len(items))


def _item(read: ReadFigures, border: ReadBorder) -> Grens:
    return Grens(
        id=f"grens-{slug(border.plek)}-{border.jaar}",
        plek=border.plek,
        plek_soort=border.plek_soort,
        plek_naam=border.plek_naam,
        jaar=border.jaar,
        bron=read.bron,
        licentie=read.licentie,
        bestand=read.file,
        vorm=border.vorm,
    )
