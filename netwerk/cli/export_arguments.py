"""The words that ``netwerk export`` takes."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from netwerk.cli import run


def export_command(
    command: Callable[..., argparse.ArgumentParser],
    selection: Callable[[argparse.ArgumentParser], None],
) -> None:
    """The words of ``netwerk export``; ``selection`` adds those that choose a part."""
    sub = command(
        "export",
        "Schrijf alles of een keuze naar een bestand voor Excel, Gephi, yEd, Kumu of iets anders.",
        run.export,
    )
    sub.add_argument("bestand", type=Path, metavar="BESTAND")
    sub.add_argument(
        "--formaat",
        metavar="FORMAAT",
        help="xlsx, csv, gexf, graphml, pajek, kumu, kumu-json, node-link, neo4j, hsds of alles "
        "(anders wat het eind van de naam zegt)",
    )
    sub.add_argument("--force", action="store_true", help="overschrijf wat er staat")
    sub.add_argument(
        "--dry-run", action="store_true", help="toon wat er meegaat en wat niet, en schrijf niets"
    )
    for name, text in (
        ("categorie", "alleen actoren met deze categorie"),
        ("domein", "alleen actoren in dit domein"),
        ("relatie", "alleen relaties van deze soort"),
    ):
        more = f"{text} (vaker te geven)"
        sub.add_argument(f"--{name}", action="append", default=[], help=more)
    sub.add_argument("--thema", help="alleen relaties met dit woord in het thema")
    selection(sub)
