"""The words of the commands that keep the data: check, backup, restore and copy."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path

from netwerk.cli import run

Command = Callable[..., argparse.ArgumentParser]


def keep_commands(command: Command) -> None:
    """Add them."""
    sub = command("check", "Controleer de gegevens.", run.check)
    sub.add_argument(
        "--overnemen",
        action="store_true",
        help="zet wat buiten netwerk om is gewijzigd (Neo4j) in de geschiedenis en zeg wat",
    )
    sub.add_argument(
        "--zegel",
        type=_seal,
        metavar="ZEGEL",
        help="kijk of dit zegel (of de eerste 8 tekens) nog bij de geschiedenis hoort",
    )
    sub = command("backup", "Maak een reservekopie, ook terwijl netwerk draait.", run.backup)
    sub.add_argument("bestand", type=Path, metavar="BESTAND")
    sub.add_argument("--force", action="store_true", help="overschrijf een bestaande kopie")
    sub = command("restore", "Zet een reservekopie terug.", run.restore)
    sub.add_argument("bestand", type=Path, metavar="BESTAND")
    sub.add_argument("--force", action="store_true", help="vervang wat er nu staat")
    sub.add_argument(
        "--gewist",
        type=Path,
        metavar="BESTAND",
        help="de lijst met wissingen die bij de kopie hoort, bijvoorbeeld netwerk.db.gewist",
    )
    sub.add_argument(
        "--ook-van-anderen",
        action="store_true",
        help="ook wat anderen in Neo4j hebben gemaakt, mag weg waar het in de weg staat",
    )
    sub = command(
        "copy",
        "Kopieer alles, met geschiedenis, van de ene opslag naar de andere.",
        run.copy,
    )
    sub.add_argument("--from", dest="source", required=True, metavar="URL-OF-PAD")
    sub.add_argument("--to", dest="target", required=True, metavar="URL-OF-PAD")


def _seal(text: str) -> str:
    """The first digits of a seal, as somebody wrote them down."""
    if not re.fullmatch("[0-9a-fA-F]{8,64}", text):
        raise argparse.ArgumentTypeError("hoort 8 tot 64 tekens te hebben, alleen 0-9 en a-f")
    return text.lower()
