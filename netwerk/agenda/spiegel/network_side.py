"""What the network of a kern shows of a theme: who is there for it, and who has contact with them.

How many contacts to expect comes from the other kernen: the share of their contacts that is with
actors of the theme. So a kern that knows few others is not told that it knows too few of these.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netwerk.agenda.spiegel.themes import Theme
from netwerk.model import Value
from netwerk.net.arrays import Bools
from netwerk.net.net import Net
from netwerk.net.working_for import also_who_works_for, in_contact_with
from netwerk.schema import Schema


@dataclass(frozen=True, kw_only=True)
class NetworkSide:
    """One theme in the network of a kern.

    actors: who is in the kern and not there for the theme itself; asked: how many of them were ever
    asked. serving: ids of who is in the kern and there for the theme. with_contact: of `actors`,
    who has contact with anybody who is there for it. contacts: such contacts. expected: how many
    there would be if it were as in the other kernen; None when that is not known.
    """

    actors: int
    asked: int
    serving: tuple[str, ...]
    with_contact: int
    contacts: int
    expected: float | None


def who_serves(net: Net, schema: Schema, theme: Theme) -> Bools:
    """Who is there for a theme: by domein, categorie, rol, or their employer is; bool (n,)."""
    care = {
        name: {v for v, keuze in schema.keuzes[name].keuzes.items() if keuze.zorg}
        if theme.care
        else set()
        for name in ("categorie", "rol")
    }
    domeinen = set(theme.domeinen)
    rows = zip(
        net.actors["soort"],
        net.actors["domeinen"],
        net.actors["categorie"],
        net.actors["rol"],
        strict=True,
    )
    some = [
        (soort in {"instelling", "professional"} and not domeinen.isdisjoint(_several(own)))
        or categorie in theme.categorieen
        or rol in theme.rollen
        or categorie in care["categorie"]
        or rol in care["rol"]
        for soort, own, categorie, rol in rows
    ]
    return also_who_works_for(net, np.array(some, bool))


def _several(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def network_sides(net: Net, schema: Schema, theme: Theme, counts: Bools) -> dict[str, NetworkSide]:
    """Each kern of the net by id. counts: who counts, bool (n,): not who stopped or is double."""
    serves = who_serves(net, schema, theme) & counts
    kernen = np.array([str(kern or "") for kern in net.actors["kern"]], object)
    asked = np.array([bool(day) for day in net.actors["gevraagd"]], bool)
    rows = np.repeat(np.arange(net.n), np.diff(net.indptr))
    others = counts & ~serves
    real = others[rows] & counts[net.indices]
    with_it = real & serves[net.indices]
    ids = net.actors["id"]
    reached = others & in_contact_with(net, serves)
    sides = {}
    all_contacts, all_with = int(real.sum()), int(with_it.sum())
    for kern in [kern.id for kern in net.kernen]:
        here = kernen == kern
        ends = here[rows]
        own, own_with = int((real & ends).sum()), int((with_it & ends).sum())
        elsewhere = all_contacts - own
        rate = (all_with - own_with) / elsewhere if elsewhere else None
        sides[kern] = NetworkSide(
            actors=int((others & here).sum()),
            asked=int((others & here & asked).sum()),
            serving=tuple(str(ids[i]) for i in np.flatnonzero(serves & here).tolist()),
            with_contact=int((reached & here).sum()),
            contacts=own_with,
            expected=None if rate is None else rate * own,
        )
    return sides
