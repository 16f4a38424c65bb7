"""The words that ``netwerk import`` takes."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from netwerk.cli import run


def import_command(command: Callable[..., argparse.ArgumentParser]) -> None:
    """The words of ``netwerk import``."""
    sub = command("import", "Lees bestanden in (Excel, CSV, een netwerk).", run.import_)
    sub.add_argument("bestanden", nargs="+", type=Path, metavar="BESTAND")
    sub.add_argument(
        "--yes",
        action="store_true",
        help="sla alle rijen zonder probleem op en maak ontbrekende actoren aan",
    )
    sub.add_argument(
        "--dry-run", action="store_true", help="toon wat er zou gebeuren en sla niets op"
    )
    sub.add_argument("--soort", help="soort actor voor rijen zonder (bekende) soort")
    sub.add_argument("--relatie", help="soort relatie voor rijen zonder (bekende) soort relatie")
    sub.add_argument("--gebied", help="gebied voor nieuwe rijen zonder kern of gebied")
    sub.add_argument("--bron", help="bron voor rijen zonder bron")
    sub.add_argument(
        "--mapping",
        type=Path,
        metavar="BESTAND.toml",
        help="wat tabellen, kolommen en woorden betekenen; maak het met --save-mapping",
    )
    sub.add_argument(
        "--save-mapping",
        type=Path,
        metavar="BESTAND.toml",
        help="schrijf op hoe het is gelezen en wat nog open is, om aan te vullen",
    )
    sub.add_argument(
        "--force", action="store_true", help="overschrijf het bestand van --save-mapping"
    )
    sub.add_argument("--partner", help="van wie het bestand komt; keuzes gelden per partner")
    sub.add_argument(
        "--no-remembered",
        action="store_true",
        help="gebruik eerdere keuzes voor dezelfde koppen of woorden niet",
    )
    sub.add_argument(
        "--vervang",
        action="store_true",
        help="zet de omschrijving uit het bestand op de plaats van een die er al staat",
    )
    sub.add_argument(
        "--gestopt",
        action="store_true",
        help="wat uit het blad van een partner is verdwenen, is gestopt",
    )
    sub.add_argument(
        "--inhoud",
        choices=["namen", "paren", "kruistabel"],
        help="wat een tabel zonder bekende koppen bevat: namen, paren van namen, of een kruistabel "
        "van wie wie kent",
    )
    sub.add_argument(
        "--contactpersonen",
        action="store_true",
        help="maak van contactpersonen professionals die bij de actor van hun rij werken",
    )
    sub.add_argument(
        "--toch",
        action="append",
        default=[],
        metavar="RIJEN",
        help="neem rijen op die op een bewoner of iets privés lijken: 7, 9-12 of leden.csv:7",
    )
