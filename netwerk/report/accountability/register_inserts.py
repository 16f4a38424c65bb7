"""The parts of the draft for the Algoritmeregister that follow from its entries."""

from __future__ import annotations

from netwerk.access.own_gemeente import LEGAL_BASIS, SETTINGS, ask
from netwerk.report.accountability.algorithm_register import (
    faults_of,
    lacking_fields,
    register_entries,
)
from netwerk.report.accountability.draft_facts import DraftFacts
from netwerk.report.accountability.draft_texts import DraftText, choosing_nobody, told_elsewhere
from netwerk.report.description import Point, Section
from netwerk.typed.text import slug


def to_do(facts: DraftFacts, _text: DraftText) -> Section:
    """What keeps the entries from being handed in, and what is asked for and not there yet."""
    every = register_entries(facts.of).values()
    faults = dict.fromkeys(fault for entry in every for fault in faults_of(entry))
    said = [*faults, *(ask(SETTINGS, words) for words in lacking_fields(facts.of))]
    if facts.of.wettelijke_basis == LEGAL_BASIS:
        said.append(f"De wettelijke basis is een voorstel. {ask('jurist', 'klopt die hier?')}")
    done = () if said else ("Alles voor het register is ingevuld.",)
    return Section("", "", text=done, points=tuple(map(Point, said)))


def entries(facts: DraftFacts, _text: DraftText) -> Section:
    """What every entry says, and of each what is its own."""
    also: dict[str, list[str]] = {}
    for name, other in told_elsewhere().items():
        also.setdefault(other, []).append(name)
    parts = []
    for name, entry in register_entries(facts.of).items():
        general, use, work = (
            entry[key] for key in ("algemene_informatie", "verantwoord_gebruik", "werking")
        )
        kinds = ", ".join((name, *also.get(name, ())))
        parts.append(
            Section(
                f"inschrijving-{slug(name)}",
                general["naam"],
                text=(general["korte_omschrijving"],),
                points=(
                    Point(f"Doel en impact: {use['doel_en_impact']}"),
                    Point(f"Gegevens: {work['gegevens']}"),
                    Point(f"Werking: {work['technische_werking']}", f"Soort bevinding: {kinds}"),
                ),
            )
        )
    same = next(iter(register_entries(facts.of).values()))
    shared = tuple(
        f"{title}: {same[part][key]}"
        for title, part, key in (
            ("Afwegingen", "verantwoord_gebruik", "afwegingen"),
            ("Menselijke tussenkomst", "verantwoord_gebruik", "menselijke_tussenkomst"),
            ("Risicobeheer", "verantwoord_gebruik", "risicobeheer"),
            ("Wettelijke basis", "verantwoord_gebruik", "wettelijke_basis"),
            ("Leverancier", "werking", "leverancier"),
        )
    )
    return Section(
        "", "", text=("Dit is bij elke inschrijving gelijk:", *shared), subsections=tuple(parts)
    )


def nobody(_facts: DraftFacts, _text: DraftText) -> Section:
    """The kinds of finding that have no entry, with why."""
    return Section(
        "", "", points=tuple(Point(f"{n}: {why}") for n, why in choosing_nobody().items())
    )


def fair(facts: DraftFacts, _text: DraftText) -> Section:
    """What is seen of equal chance."""
    none = ("Nog niet vergeleken: er is te weinig vastgelegd.",)
    first, *rest = facts.fair or none
    return Section("", "", text=(first,), points=tuple(map(Point, rest)))
