"""The end of a description: what is not known, where everything comes from, how old it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netwerk.insight import wording as w
from netwerk.model import Value
from netwerk.net.net import Net
from netwerk.report.description import Section, Table
from netwerk.report.phrases import many, part_of, sentence

OLD_MONTHS = 24
"""From this age on a fact is called old."""
SOURCES_NAMED = 5
OTHERS = ("andere bron", "andere bronnen")
RECORDS = ("gegeven", "gegevens")


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
        rows.append(_row(sentence(many(len(order) - SOURCES_NAMED, OTHERS)).rstrip("."), rest))
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
            f"Van {part_of(undated, len(days), RECORDS)} is niet bekend wanneer het is bevestigd."
        )
    if old:
        verb = w.verb(old, "is", "zijn")
        lines.append(sentence(f"{part_of(old, len(days), RECORDS)} {verb} twee jaar oud of ouder"))
    return lines
