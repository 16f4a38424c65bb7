"""The end of a description: what is not known, where everything comes from, how old it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from netwerk.insight import wording as w
from netwerk.insight.counts import counted
from netwerk.model import Value
from netwerk.net.net import Net
from netwerk.report.description import Section, Table

OLD_MONTHS = 24
"""From this age on a fact is called old."""
SOURCES_NAMED = 5
RECORDS = ("gegeven", "gegevens")


def unknown_section(net: Net, today: date) -> Section:
    """Who was never asked, what has no place, source or date, and what is old."""
    text = []
    of = np.flatnonzero(counted(net)).tolist()
    never = [i for i in of if not net.actors["gevraagd"][i]]
    if never:
        who, told = w.names_of(net, never), w.of_all(len(never), len(of))
        text.append(f"Nog nooit naar contacten gevraagd: {told}: {who}.")
    elif of:
        text.append("Aan alle actoren is naar hun contacten gevraagd.")
    unplaced: list[str] = []
    for name, words in (
        ("kern", "de kern"),
        ("domeinen", "het domein"),
        ("categorie", "de categorie"),
    ):
        count = sum(not net.actors[name][i] for i in of)
        if count:
            unplaced.append(w.sentence(f"van {w.counted(count)} is {words} niet bekend"))
    text.extend(unplaced)
    text.extend(dates_told(net, today))
    if net.lone:
        lone = w.counted(net.lone, ("relatie", "relaties"))
        text.append(
            f"{lone} {w.verb(net.lone, 'wijst', 'wijzen')} naar een actor die er niet (meer) is."
        )
    return Section("onbekend", "Wat niet bekend is", tuple(text))


def source_section(net: Net, inwoners_bron: str) -> Section:
    """Where actors and relations come from: each source with how many, oldest and newest day."""
    held: dict[str, list[Value]] = {}
    for columns in (net.actors, net.relaties):
        for bron, day in zip(columns["bron"], columns["laatst_bevestigd"], strict=True):
            held.setdefault(str(bron) if bron else w.UNKNOWN, []).append(day)
    order = sorted(held, key=lambda bron: (-len(held[bron]), bron))
    rows = [_row(bron, held[bron]) for bron in order[:SOURCES_NAMED]]
    rest = [day for bron in order[SOURCES_NAMED:] for day in held[bron]]
    if rest:
        rows.append(
            _row(w.counted(len(order) - SOURCES_NAMED, ("andere bron", "andere bronnen")), rest)
        )
    text = (f"Inwoners: {inwoners_bron}.",) if inwoners_bron else ()
    table = Table(
        "Bronnen van actoren en relaties",
        ("Bron", "Gegevens", "Oudste", "Nieuwste"),
        tuple(rows),
        (8, 3, 4, 4),
    )
    return Section("bronnen", "Bronnen en datums", text, (table,) if rows else ())


def _row(bron: str, days: Sequence[Value]) -> tuple[str, str, str, str]:
    dated = sorted(str(day) for day in days if day)
    oldest, newest = (dated[0], dated[-1]) if dated else (None, None)
    return bron, w.whole(len(days)), w.day_words(oldest), w.day_words(newest)


def dates_told(net: Net, today: date) -> list[str]:
    """How much has no date and how much is old, in a sentence each."""
    days = [*net.actors["laatst_bevestigd"], *net.relaties["laatst_bevestigd"]]
    ages = [w.months_old(str(day), today) if day else None for day in days]
    undated, old = (
        sum(age is None for age in ages),
        sum(age is not None and age >= OLD_MONTHS for age in ages),
    )
    lines = []
    if undated:
        lines.append(
            f"Van {w.of_all(undated, len(days), RECORDS)} is niet bekend wanneer het is bevestigd."
        )
    if old:
        verb = w.verb(old, "is", "zijn")
        lines.append(
            f"{w.of_all(old, len(days), RECORDS).capitalize()} {verb} {w.age_words(OLD_MONTHS)} "
            "oud of ouder."
        )
    return lines
