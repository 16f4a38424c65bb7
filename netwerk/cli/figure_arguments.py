"""The words that ``netwerk cijfers`` takes."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from netwerk.cli import run_area


def figure_command(
    command: Callable[..., argparse.ArgumentParser], year: Callable[[str], int]
) -> None:
    """The words of ``netwerk cijfers``. year: what reads a year."""
    sub = command(
        "cijfers",
        "Lees cijfers in (CBS, PDOK, RIVM, politie, eigen tellingen), of toon wat er staat.",
        run_area.cijfers,
    )
    sub.add_argument("actie", choices=("import", "show", "list", "remove"))
    sub.add_argument("bestanden", nargs="*", type=Path, help="import: de bestanden")
    sub.add_argument(
        "--jaar",
        type=year,
        help="import: het jaar, als het bestand het niet zegt; remove: alleen dit jaar",
    )
    sub.add_argument(
        "--dry-run", action="store_true", help="import: toon wat er zou gebeuren en sla niets op"
    )
    sub.add_argument(
        "--toch-prive", action="store_true", help="import: ook wat privé lijkt en dat niet is"
    )
    sub.add_argument(
        "--sla-over", action="store_true", help="import: sla rijen over die privé lijken"
    )
    sub.add_argument("--gebied", help="show: nummer van het gebied")
    sub.add_argument("--kern", help="show: een kern; zonder gebied en kern de gemeente")
    sub.add_argument("--bron", help="remove: de bron, zoals list haar noemt")
