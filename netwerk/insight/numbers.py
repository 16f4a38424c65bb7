"""The counts of a network and the name of the selection they are about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np

from netwerk.insight import wording as w
from netwerk.insight.active import active
from netwerk.net.kernels import Fragility, fragility
from netwerk.net.net import Net
from netwerk.net.selection import Selection
from netwerk.schema import Schema


def numbers(net: Net, found: Fragility | None = None) -> Mapping[str, int | float]:
    """The counts of a net, by a stable key for scripts.

    ties: relations stored with both ends in the selection; ended: how many of those are over (no
    other count holds them);
    contact_ties: those that are a contact; contact_pairs:
    pairs of actors with at least one. isolated: without any relation in the whole network;
    only_affiliation:
    with relations but no contact in the whole network; outside_only: whose contacts are all outside
    the
    selection (both without those that stopped: they keep what they merged into). components (an
    actor without
    contact is one), cut_points and bridges are over the contact ties in the selection;
    reachable_share is the share
    of pairs that can reach each other (Krackhardt 1994). asked counts actors whose contacts were
    asked; dated the
    relations with a date of confirmation.
    """
    found = found or fragility(net.indptr, net.indices)
    pairs = len(net.indices) // 2
    possible = net.n * (net.n - 1) // 2
    soorten, there = list(net.actors["soort"]), active(net)
    asked = sum(1 for value in net.actors["gevraagd"] if value)
    counts: dict[str, int | float] = {"actors": net.n}
    counts |= {many: soorten.count(soort) for soort, (_, many) in w.SOORTEN.items()}
    counts |= {
        "ties": net.m + len(net.ended),
        "contact_ties": int(net.contact.sum()),
        "contact_pairs": pairs,
        "isolated": int((net.all_relations == 0).sum()),
        "only_affiliation": int((there & (net.all_contacts == 0) & (net.all_relations > 0)).sum()),
        "outside_only": int((there & (net.degree == 0) & (net.all_contacts > 0)).sum()),
        "components": len(found.sizes),
        "largest_component": int(found.sizes.max()) if len(found.sizes) else 0,
        "cut_points": int((found.parts >= 2).sum()),
        "bridges": int(found.bridge.sum()),
        "asked": asked,
        "never_asked": net.n - asked,
        "dated": sum(1 for value in net.relaties["laatst_bevestigd"] if value),
        "density": round(pairs / possible, 6) if possible else 0.0,
        "reachable_share": round(float((found.sizes * (found.sizes - 1) / 2).sum()) / possible, 6)
        if possible
        else 0.0,
        "unknown_ends": net.lone,
        "ended": len(net.ended),
    }
    return counts


def confirmed_between(net: Net) -> tuple[str | None, str | None]:
    """The oldest and the newest day on which a relation was confirmed, as stored.

    None when no day is known.
    """
    days = sorted({str(value) for value in net.relaties["laatst_bevestigd"] if value})
    return (days[0], days[-1]) if days else (None, None)


def selection_sentence(net: Net, schema: Schema) -> str:
    """What the numbers are about: 'gebied 3 (Silvolde), alleen bewonersgroepen; stand van vandaag'."""
    return (
        f"{selection_words(net, schema)}; stand van "
        f"{w.day_words(net.selection.op) if net.selection.op else 'vandaag'}"
    )


def selection_words(net: Net, schema: Schema) -> str:
    """The part of the network that is shown, without the day.

    'het hele netwerk' when nothing is left out.
    """
    chosen = net.selection
    if chosen.is_whole:
        return "het hele netwerk"
    parts = [_place(net, chosen), *_actors(chosen, schema), *_ties(chosen, schema)]
    return ", ".join(part for part in parts if part)


def _place(net: Net, chosen: Selection) -> str:
    if chosen.kern is not None:
        return w.kern_words(net, chosen.kern)
    return w.gebied_words(net, chosen.gebied) if chosen.gebied is not None else "alle gebieden"


def _actors(chosen: Selection, schema: Schema) -> list[str]:
    parts = []
    if chosen.soorten:
        parts.append(
            f"alleen {w.listing((w.SOORTEN.get(s, (s, s))[1] for s in chosen.soorten), 8)}"
        )
    for lijst, one, many, values in (
        ("categorie", "categorie", "categorieën", chosen.categorieen),
        ("domein", "domein", "domeinen", chosen.domeinen),
    ):
        if values:
            parts.append(
                f"{one if len(values) == 1 else many} "
                f"{w.listing((schema.keuzes[lijst].label(v) for v in values), 8)}"
            )
    return parts


def _ties(chosen: Selection, schema: Schema) -> list[str]:
    parts = []
    if chosen.relaties:
        kinds = [f"'{schema.keuzes['relatie'].label(kind)}'" for kind in chosen.relaties]
        parts.append(f"relaties van de soort {w.listing(kinds, 8)}")
    if chosen.thema:
        parts.append(f"thema '{chosen.thema}'")
    return parts


def freshness(net: Net, today: date) -> Mapping[str, int]:
    """How many relations were confirmed within a year, within two years, longer ago.

    Or on no known day.
    """
    ages = [
        w.months_old(str(value) if value else None, today)
        for value in net.relaties["laatst_bevestigd"]
    ]
    months = np.array([-1 if age is None else age for age in ages], np.int64)
    known = months >= 0
    return {
        "within_a_year": int((known & (months < 12)).sum()),
        "within_two_years": int(((months >= 12) & (months < 24)).sum()),
        "older": int((months >= 24).sum()),
        "unknown": int((~known).sum()),
    }
