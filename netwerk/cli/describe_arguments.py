"""The words that ``netwerk describe`` takes."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from netwerk.cli import run_area


def describe_command(command: Callable[..., argparse.ArgumentParser]) -> None:
    """The words of ``netwerk describe``."""
    sub = command(
        "describe",
        "Schrijf een beschrijving van een gebied voor Word, als PDF of als webpagina.",
        run_area.describe,
    )
    where = sub.add_mutually_exclusive_group(required=True)
    where.add_argument("--gebied", help="nummer van het gebied")
    where.add_argument(
        "--gebieden", metavar="1,2", help="nummers van gebieden: een bestand voor elk, in een map"
    )
    where.add_argument(
        "--alle", action="store_true", help="alle gebieden: een bestand voor elk, in een map"
    )
    sub.add_argument(
        "--out",
        required=True,
        type=Path,
        metavar="BESTAND",
        help="waar de beschrijving komt: .docx, .pdf of .html; bij meer gebieden een map of .zip",
    )
    sub.add_argument(
        "--formaat",
        choices=("pdf", "docx", "html"),
        help="bij meer gebieden: soort bestand (pdf)",
    )
    sub.add_argument(
        "--sinds",
        metavar="MOMENT",
        default="nulmeting",
        help="vergelijk met een bewaard moment; 'geen' vergelijkt niet (nulmeting)",
    )
    sub.add_argument("--naast", metavar="GEBIED", help="zet een ander gebied ernaast")
    sub.add_argument(
        "--zonder-namen", action="store_true", help="actoren met functie of soort, zonder naam"
    )
    sub.add_argument(
        "--delen", metavar="DEEL,DEEL", default="", help="alleen deze delen, zoals netwerk,opgaven"
    )
    sub.add_argument("--force", action="store_true", help="overschrijf wat er staat")
