"""The borders of the gebieden, from files with figures that were read."""

from __future__ import annotations

from collections.abc import Sequence

from netwerk.access.rights import LEZEN
from netwerk.figures.gebied_borders import GebiedBorders, gebied_borders
from netwerk.model import Gebied, Grens, Kern
from netwerk.services.desk import Desk
from netwerk.services.figures.kept_figures import kept_figures


def borders_kept(
    desk: Desk, kernen: Sequence[Kern], gebieden: Sequence[Gebied]
) -> GebiedBorders | None:
    """The borders of these gebieden by the buurten of their kernen; None when none are known.

    Borders are public, as figures with a code of CBS are: who may read any gebied may read them.
    Raises AccessDenied.
    """
    desk.require_somewhere(LEZEN)
    borders = desk.networks.kept_answer(
        ("borders_kept",), lambda: tuple(entry.item for entry in desk.reads.all(Grens))
    )
    if not borders:
        return None
    return gebied_borders(borders, kernen, gebieden, kept_figures(desk).book)
