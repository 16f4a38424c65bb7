"""Why a place has no figures, and at which kern one can do something about it."""

from __future__ import annotations

from collections import Counter

from netwerk.access.rights import LEZEN
from netwerk.model import Kern
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.figures.figures_of_place import figures_of
from netwerk.services.figures.kept_figures import kept_figures

CODES = "CBS-buurtcodes"
"""What the field of a kern is called, wherever it is spoken of."""


def why_none(
    desk: Desk, *, gebied: str | None = None, kern: str | None = None, gemeente: bool = False
) -> str:
    """Why figures of a place that were read in say nothing of it, as a sentence; '' when none were.

    The reason that holds for most of them. Raises as `figures_of`.
    """
    found = figures_of(desk, gebied=gebied, kern=kern, gemeente=gemeente).values()
    notes = Counter(figure.note for figure in found if figure.value is None and figure.note)
    if not notes:
        return ""
    note = min(notes, key=lambda words: (-notes[words], words))
    return f"Hier staan geen cijfers: {note}."


def without_codes(
    desk: Desk, *, gebied: str | None = None, kern: str | None = None
) -> tuple[Kern, ...]:
    """The kernen of a place of which no buurten are known, by name, once files of them were read.

    Without any figures of buurten nothing is asked for. Raises AccessDenied.
    """
    kept = kept_figures(desk)
    there = [k for k in kept.kernen.values() if kern == k.id or (gebied and k.gebied == gebied)]
    for one in there:
        desk.require(LEZEN, in_gebied(one.gebied))
    if not any(plek.startswith("BU") for _, plek in kept.book.values):
        return ()
    return tuple(sorted((k for k in there if not k.cbs_codes), key=lambda k: k.naam))
