"""The words of the commands that ask others whether facts still hold."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from netwerk.cli import run


def partner_commands(
    command: Callable[..., argparse.ArgumentParser], whole: Callable[[str], int]
) -> None:
    """``template`` and ``ask``."""
    sub = command(
        "template",
        "Maak een blad waarop een partner nakijkt wat er van hem bekend is (.xlsx).",
        run.template,
    )
    sub.add_argument("--partner", required=True, metavar="NAAM", help="naam of sleutel")
    sub.add_argument("--gebied", help="nummer van het gebied")
    sub.add_argument("--out", required=True, type=Path, metavar="BESTAND.xlsx")
    sub.add_argument(
        "--toch", action="store_true", help="ook als de partner dit kwartaal al is gevraagd"
    )
    sub.add_argument("--force", action="store_true", help="overschrijf een bestaand bestand")
    sub = command("ask", "Maak mails klaar die organisaties vragen: klopt dit nog?", run.ask)
    sub.add_argument("--gebied", help="nummer van het gebied")
    sub.add_argument("--actor", action="append", default=[], help="alleen deze (vaker te geven)")
    sub.add_argument("--most", type=whole, default=20, help="hoeveel mails op zijn hoogst (20)")
    sub.add_argument("--out", type=Path, metavar="MAP", help="waar de mails komen (.eml)")
    sub.add_argument(
        "--dry-run", action="store_true", help="toon alleen wie er gevraagd kan worden"
    )
