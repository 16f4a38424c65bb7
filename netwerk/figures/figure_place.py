"""A place to know figures of: the codes and the kernen that it is made up of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from netwerk.model import Kern


@dataclass(frozen=True)
class FigurePlace:
    """A place to know figures of.

    plek: the id of a kern or gebied, or the code of the gemeente. members: the codes it is made up
    of with the kern that each is a part of; None: it is that code itself. parts: its kernen, for a
    gebied, as ids; names: their names, in that order. without: names of kernen of which no buurten
    are known. inwoners: how many live there by the list of places.
    """

    plek: str
    members: tuple[tuple[str, Kern | None], ...]
    parts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    inwoners: int | None = None


def place_of_kern(kern: Kern) -> FigurePlace:
    """A kern: its buurten."""
    members = tuple((code, kern) for code in dict.fromkeys(kern.cbs_codes))
    without = () if members else (kern.naam,)
    return FigurePlace(kern.id, members, without=without, inwoners=kern.inwoners)


def place_of_gebied(id: str, kernen: Iterable[Kern]) -> FigurePlace:
    """A gebied: the buurten of its kernen."""
    inside = sorted((k for k in kernen if k.gebied == id), key=lambda k: k.naam)
    members = {code: kern for kern in inside for code in kern.cbs_codes}
    counts = [kern.inwoners for kern in inside]
    return FigurePlace(
        id,
        tuple(sorted(members.items())),
        tuple(kern.id for kern in inside),
        tuple(kern.naam for kern in inside),
        tuple(kern.naam for kern in inside if not kern.cbs_codes),
        sum(n for n in counts if n is not None) if counts and None not in counts else None,
    )


def place_of_code(code: str) -> FigurePlace:
    """The gemeente, or another area as a file gives it."""
    return FigurePlace(code, ((code, None),))


def part_of_gebied(place: FigurePlace, kern: str, naam: str) -> FigurePlace:
    """A kern of a gebied as a place of its own."""
    members = tuple((code, of) for code, of in place.members if of is not None and of.id == kern)
    return FigurePlace(kern, members, without=() if members else (naam,))
