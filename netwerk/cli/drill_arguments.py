"""The words that ``netwerk drill`` takes."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from netwerk.cli import run


def drill_command(command: Callable[..., argparse.ArgumentParser]) -> None:
    """Add ``drill``."""
    sub = command("drill", "Oefen of een reservekopie echt alles terugbrengt.", run.drill)
    sub.add_argument("--gebied", help="vergelijk de bevindingen van dit gebied (nummer)")
    sub.add_argument("--out", type=Path, metavar="VERSLAG", help="schrijf het verslag (.md, .json)")
    sub.add_argument("--force", action="store_true", help="overschrijf een bestaand verslag")
