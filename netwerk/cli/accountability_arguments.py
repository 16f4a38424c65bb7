"""The words that ``netwerk verantwoording`` takes."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from netwerk.cli import run_area


def accountability_command(command: Callable[..., argparse.ArgumentParser]) -> None:
    """The words of ``netwerk verantwoording``."""
    sub = command(
        "verantwoording",
        "Maak concepten voor de FG en het Algoritmeregister, of kijk of de kansen gelijk zijn.",
        run_area.verantwoording,
    )
    sub.add_argument(
        "wat",
        nargs="?",
        metavar="WAT",
        help="dpia, register, verklaring, algoritmeregister, toegankelijkheid, bewaren of "
        "gelijke-kans (anders: alle concepten)",
    )
    sub.add_argument(
        "--out",
        type=Path,
        metavar="MAP",
        help="schrijf ze in deze map (Word, PDF, Markdown)",
    )
    sub.add_argument("--force", action="store_true", help="overschrijf bestaande bestanden")
