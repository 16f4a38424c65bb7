"""The counts of a network and the name of the selection they are about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np

from netwerk.insight import wording as w
from netwerk.insight.counts import contact_pairs, counted, standing_counts
from netwerk.net.kernels import Fragility, fragility
from netwerk.net.net import Net
from netwerk.net.selection import Selection
from netwerk.schema import Schema
from netwerk.typed.moments import moment_words


def numbers(net: Net, held: Fragility | None = None) -> Mapping[str, int | float]:
    """The counts of a net, by a stable key for scripts (words and definitions: `counts`).

    actors: who counts (`counts.counted`); asked (whose contacts were asked), the count of each
    soort and reachable_share are over them. ties: relations stored with both ends in the selection;
    ended: how many of those are over (no other count holds them); current_ties: the others.
    contact_ties: those that are a contact; contact_pairs: pairs of actors with at least one.
    isolated, only_affiliation, without_contact and outside_only: see `counts.standing_counts`.
    components (an actor without contact is one), cut_points and bridges are over the contact ties
    in the selection; reachable_share is the share of pairs that can reach each other (Krackhardt
    1994). dated: the relations with a date of confirmation.
    """
    held = held or fragility(net.indptr, net.indices)
    pairs = contact_pairs(net)
    possible = net.n * (net.n - 1) // 2
    here = counted(net)
    of = np.flatnonzero(here).tolist()
    near = np.bincount(held.component[here], minlength=1).astype(np.int64)
    others = len(of) * (len(of) - 1) // 2
    soorten = [net.actors["soort"][i] for i in of]
    asked = sum(1 for i in of if net.actors["gevraagd"][i])
    counts: dict[str, int | float] = {"actors": len(of)}
    counts |= {many: soorten.count(soort) for soort, (_, many) in w.SOORTEN.items()}
    counts |= {
        "ties": net.m + len(net.ended),
        "current_ties": net.m,
        "contact_ties": int(net.contact.sum()),
        "contact_pairs": pairs,
        **standing_counts(net),
        "components": len(held.sizes),
        "largest_component": int(held.sizes.max()) if len(held.sizes) else 0,
        "cut_points": int((held.parts >= 2).sum()),
        "bridges": int(held.bridge.sum()),
        "asked": asked,
        "never_asked": len(of) - asked,
        "dated": sum(1 for value in net.relaties["laatst_bevestigd"] if value),
        "density": round(pairs / possible, 6) if possible else 0.0,
        "reachable_share": round(float((near * (near - 1) / 2).sum()) / others, 6)
        if others
        else 0.0,
        "unknown_ends": net.lone,
        "ended": len(net.ended),
    }
    return counts


def selection_sentence(net: Net, schema: Schema) -> str:
    """What the numbers are about: 'gebied 3 (Silvolde); stand van vandaag'."""
    return (
        f"{selection_words(net, schema)}; stand van "
        f"{moment_words(net.selection.op) if net.selection.op else 'vandaag'}"
    )


def selection_words(net: Net, schema: Schema) -> str:
    """The part of the network that is shown, without the day; 'het hele netwerk' for all."""
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
    """How many relations were confirmed within a year, within two, longer ago, or on no day."""
    ages = [
        w.months_old(str(value) if value else None, today)
        for value in net.relaties["laatst_bevestigd"]
    ]
    months = np.array([-1 if age is None else age for age in ages], np.int64)
    dated = months >= 0
    return {
        "within_a_year": int((dated & (months < 12)).sum()),
        "within_two_years": int(((months >= 12) & (months < 24)).sum()),
        "older": int((months >= 24).sum()),
        "unknown": int((~dated).sum()),
    }
