"""The words that ``netwerk privacy`` takes."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from netwerk.cli import run_area


def privacy_command(command: Callable[..., argparse.ArgumentParser]) -> None:
    """The words of ``netwerk privacy``."""
    sub = command(
        "privacy",
        "Toon of wis wat er over iemand staat, of kijk wat over de bewaartermijn is.",
        run_area.privacy,
    )
    sub.add_argument("actie", choices=("find", "erase", "retention"))
    sub.add_argument(
        "woorden", nargs="*", metavar="WOORD", help="find en erase: de naam die je zoekt"
    )
    sub.add_argument("--mail", default="", metavar="ADRES", help="zoek ook een mailadres")
    sub.add_argument("--telefoon", default="", metavar="NUMMER", help="zoek ook een nummer")
    sub.add_argument(
        "--adres", default="", metavar="ADRES", help="zoek ook een adres: straat en nummer"
    )
    sub.add_argument(
        "--out", type=Path, metavar="BESTAND", help="find: schrijf een kopie voor de persoon"
    )
    sub.add_argument("--force", action="store_true", help="find: overschrijf een bestaand bestand")
    for option, text in (
        ("--weg", "haal deze vondsten helemaal weg"),
        ("--alleen-woorden", "haal alleen de woorden weg en laat de vondst staan"),
        ("--laat", "laat deze vondsten zoals ze zijn"),
    ):
        sub.add_argument(
            option,
            action="append",
            default=[],
            metavar="VONDST",
            help=f"erase: {text} (nummer, SOORT:SLEUTEL of 'alles'; vaker te geven)",
        )
    sub.add_argument(
        "--oud-medewerker",
        action="append",
        default=[],
        metavar="NAAM",
        help="erase: vervang de naam van deze gebruiker in de geschiedenis en het logboek",
    )
    sub.add_argument(
        "--check",
        type=Path,
        metavar="BESTAND",
        help="erase: kijk of een reservekopie nog iets heeft dat is gewist",
    )
    sub.add_argument(
        "--lijst", action="store_true", help="erase: toon wanneer er is gewist, en hoeveel"
    )
    sub.add_argument(
        "--groep",
        action="append",
        default=[],
        metavar="GROEP",
        help="retention: ruim deze groep nu op (vaker te geven)",
    )
    sub.add_argument("--yes", action="store_true", help="erase en retention: vraag niets")
