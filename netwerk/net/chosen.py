"""Which actors and relations a selection leaves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from netwerk.model import Kern, Value, fold
from netwerk.net.arrays import Bools
from netwerk.net.coding import coded, gebieden_of, kern_gebied
from netwerk.net.selection import Selection

Columns = Mapping[str, Sequence[Value]]


def actors_in(columns: Columns, kernen: tuple[Kern, ...], selection: Selection) -> Bools:
    """The actors of a whole network that a selection leaves, bool (n,)."""
    mask = np.ones(len(columns["id"]), np.bool_)
    if selection.gebied is not None:
        home = kern_gebied(kernen)
        places = list(zip(columns["gebieden"], columns["kern"], strict=True))
        mask &= coded(
            places,
            lambda place: selection.gebied in gebieden_of(place[0], place[1], home),
            np.bool_,
        )
    if selection.kern is not None:
        mask &= coded(columns["kern"], lambda kern: kern == selection.kern, np.bool_)
    if selection.soorten:
        mask &= coded(columns["soort"], selection.soorten.__contains__, np.bool_)
    if selection.categorieen:
        mask &= coded(columns["categorie"], selection.categorieen.__contains__, np.bool_)
    if selection.domeinen:
        wanted = set(selection.domeinen)
        mask &= coded(
            columns["domeinen"],
            lambda domeinen: isinstance(domeinen, tuple) and not wanted.isdisjoint(domeinen),
            np.bool_,
        )
    return mask


def ties_in(columns: Columns, selection: Selection) -> Bools:
    """The relations that a selection leaves, whoever their ends are, bool (m,)."""
    mask = np.ones(len(columns["id"]), np.bool_)
    if selection.relaties:
        mask &= coded(columns["soort"], selection.relaties.__contains__, np.bool_)
    if selection.thema is not None:
        wanted = fold(selection.thema)
        mask &= coded(
            columns["thema"],
            lambda thema: isinstance(thema, str) and wanted in fold(thema),
            np.bool_,
        )
    return mask
