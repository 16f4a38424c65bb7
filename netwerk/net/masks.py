"""Which actors and relations of a network a selection keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from netwerk.model import Kern, Value, fold
from netwerk.net.arrays import Bools
from netwerk.net.coding import coded, gebieden_of, kern_gebied
from netwerk.net.selection import Selection

Columns = Mapping[str, Sequence[Value]]


def actor_mask(actors: Columns, kernen: tuple[Kern, ...], selection: Selection) -> Bools:
    """The actors that a selection keeps, bool (n,)."""
    mask = np.ones(len(actors["id"]), np.bool_)
    if selection.gebied is not None:
        home = kern_gebied(kernen)
        places = list(zip(actors["gebieden"], actors["kern"], strict=True))
        mask &= coded(
            places,
            lambda place: selection.gebied in gebieden_of(place[0], place[1], home),
            np.bool_,
        )
    if selection.kern is not None:
        mask &= coded(actors["kern"], lambda kern: kern == selection.kern, np.bool_)
    if selection.soorten:
        mask &= coded(actors["soort"], selection.soorten.__contains__, np.bool_)
    if selection.categorieen:
        mask &= coded(actors["categorie"], selection.categorieen.__contains__, np.bool_)
    if selection.domeinen:
        wanted = set(selection.domeinen)
        mask &= coded(
            actors["domeinen"],
            lambda domeinen: isinstance(domeinen, tuple) and not wanted.isdisjoint(domeinen),
            np.bool_,
        )
    return mask


def tie_mask(relaties: Columns, selection: Selection) -> Bools:
    """The relations that a selection keeps by kind and theme, bool (m,)."""
    mask = np.ones(len(relaties["soort"]), np.bool_)
    if selection.relaties:
        mask &= coded(relaties["soort"], selection.relaties.__contains__, np.bool_)
    if selection.thema is not None:
        wanted = fold(selection.thema)
        mask &= coded(
            relaties["thema"],
            lambda thema: isinstance(thema, str) and wanted in fold(thema),
            np.bool_,
        )
    return mask
