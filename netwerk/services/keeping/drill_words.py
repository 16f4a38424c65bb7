"""The report of a drill, in Dutch and as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from netwerk.schema import schema
from netwerk.services.keeping.drill import (
    BACKUP,
    CHAIN,
    CHECK,
    COMPARE,
    FINDINGS,
    RESTORE,
    STEPS,
    DrillPair,
    DrillReport,
)

_STEPS = {
    BACKUP: "Reservekopie maken",
    RESTORE: "Terugzetten op een andere plek",
    COMPARE: "Alles vergelijken",
    FINDINGS: "Bevindingen vergelijken",
}
MEGABYTE = 1024 * 1024
KILOBYTE = 1024


def step_words(name: str) -> str:
    """What a step of a drill is called."""
    return _STEPS[name]


def drill_values(report: DrillReport) -> Mapping[str, Any]:
    """The report as plain values, for scripts."""
    return asdict(report) | {"equal": report.equal}


def drill_lines(report: DrillReport) -> list[str]:
    """The report as lines of Markdown."""
    return [
        "# Oefening: reservekopie terugzetten",
        "",
        _verdict(report),
        "",
        f"- Gegevens: `{report.url}`",
        *_other_engine(report),
        f"- Laatste wijziging in de kopie: {report.revision}",
        *([f"- Zegel: `{report.seal}`"] if report.seal else []),
        f"- Grootte van de kopie: {_size(report.size)}",
        *([f"- Bevindingen van gebied: {report.gebied}"] if report.gebied else []),
        "",
        "| stap | seconden |",
        "|---|---:|",
        *(
            f"| {_STEPS[name]} | {_seconds(report.seconds[name])} |"
            for name in STEPS
            if name in report.seconds
        ),
        *_table(report.compared),
        *_went_on(report),
        "",
        "De kopie en de opslag van deze oefening zijn weggegooid. Aan de gegevens is niets "
        "veranderd.",
    ]


def _verdict(report: DrillReport) -> str:
    if report.problem:
        return f"**Niet gelukt.** {report.problem}"
    if report.equal:
        return "**Gelukt.** Alles kwam terug zoals het is."
    wrong = ", ".join(one.what for one in report.compared if not one.equal)
    return (
        f"**Niet gelijk:** {wrong}. Vertrouw deze reservekopieën niet. Draai 'netwerk check' en "
        "vraag hulp."
    )


def _other_engine(report: DrillReport) -> list[str]:
    if report.engine == "sqlite":
        return []
    return [
        "- De gegevens staan in Neo4j. De kopie is teruggezet in een tijdelijk bestand, niet in "
        "Neo4j zelf."
    ]


def _table(compared: tuple[DrillPair, ...]) -> list[str]:
    if not compared:
        return []
    rows = [one for one in compared if one.here or one.there or not one.equal or one.what == CHECK]
    return [
        "",
        "| wat | hier | terug | gelijk |",
        "|---|---:|---:|---|",
        *(
            f"| {_name(one.what)} | {one.here} | {one.there} | {'ja' if one.equal else '**nee**'} |"
            for one in rows
        ),
    ]


def _name(what: str) -> str:
    if what == CHAIN:
        return "Zegel van de laatste wijziging"
    if what == CHECK:
        return "Problemen bij controle"
    label = schema().labels.get(what)
    return label.meervoud.capitalize() if label is not None else what


def _went_on(report: DrillReport) -> list[str]:
    if not report.went_on:
        return []
    return [
        "",
        "Tijdens de oefening wijzigde iemand iets. Vergeleken is de geschiedenis tot en met de "
        "kopie, niet elk gegeven apart. Oefen opnieuw als niemand werkt.",
    ]


def _seconds(seconds: float) -> str:
    return f"{seconds:.1f}".replace(".", ",")


def _size(size: int) -> str:
    if size < MEGABYTE:
        return f"{max(1, round(size / KILOBYTE))} kB"
    return f"{size / MEGABYTE:.1f} MB".replace(".", ",")
