"""The words of ``netwerk inrichten``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from netwerk.cli import run_area


def setting_up_command(command: Callable[..., argparse.ArgumentParser]) -> None:
    """Add the command."""
    sub = command(
        "inrichten",
        "Richt netwerk in voor je eigen gemeente, uit één bestand.",
        run_area.inrichten,
    )
    what = sub.add_mutually_exclusive_group()
    what.add_argument(
        "--bestand",
        type=Path,
        metavar="BESTAND",
        help="gemeente.toml, of een spreadsheet met kernen (anders NETWERK_PLAATSEN)",
    )
    what.add_argument("--voorbeeld", action="store_true", help="toon een voorbeeld met uitleg")
    sub.add_argument("--naam", metavar="GEMEENTE", help="naam van de gemeente, bij een spreadsheet")
    sub.add_argument("--controleer", action="store_true", help="kijk alleen of het bestand goed is")
