"""How many live somewhere by the list of kernen of the gemeente itself, where no figure says it."""

from __future__ import annotations

from netwerk.access.rights import LEZEN
from netwerk.figures.figure_words import value_words
from netwerk.model import Kern
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.figures.kept_figures import kept_figures
from netwerk.services.rules.our_gemeente import is_brought

SOURCE = "uit jullie eigen bestand"
MOST_NAMED = 12


def own_inhabitants(
    desk: Desk, *, gebied: str | None = None, kern: str | None = None, gemeente: bool = False
) -> str:
    """One or two sentences, with each kern or gebied within the place; '' when nothing is listed.

    '10.100 inwoners, uit jullie eigen bestand. Marktkwartier: 6.200. Stationsbuurt: 3.900.' Only of
    kernen that the gemeente brought itself, and in gebieden that this user may read. Raises
    AccessDenied.
    """
    if gemeente:
        desk.require_somewhere(LEZEN)
    else:
        there = kept_figures(desk).kernen.get(kern) if kern is not None else None
        desk.require(LEZEN, in_gebied(there.gebied if there else gebied))
    kept = kept_figures(desk)
    if is_brought(kept.kernen.values()):
        return ""
    within = [
        one
        for one in kept.kernen.values()
        if desk.may_read(one.gebied) and (gemeente or one.id == kern or one.gebied == gebied)
    ]
    parts: dict[str, list[Kern]] = {}
    for one in within:
        parts.setdefault(one.gebied if gemeente else one.id, []).append(one)
    named = kept.gebieden if gemeente else kept.kernen
    names = {id: place.naam for id, place in named.items()}
    told = [f"{_count(within)} inwoners, {SOURCE}."] if _known(within) else []
    if told and kern is None and len(parts) <= MOST_NAMED:
        told += [f"{names.get(id, id)}: {_count(kernen)}." for id, kernen in parts.items()]
    if told and (unknown := sum(one.inwoners is None for one in within)):
        of = "1 kern" if unknown == 1 else f"{unknown} kernen"
        told.append(f"Van {of} is het niet bekend.")
    return " ".join(told)


def _known(kernen: list[Kern]) -> bool:
    return any(one.inwoners is not None for one in kernen)


def _count(kernen: list[Kern]) -> str:
    counts = [one.inwoners for one in kernen if one.inwoners is not None]
    return value_words("inwoners", sum(counts) if counts else None)
