"""The words that ``netwerk spiegel`` takes."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from netwerk.cli import run_area


def spiegel_command(command: Callable[..., argparse.ArgumentParser]) -> None:
    """The words of ``netwerk spiegel``."""
    sub = command(
        "spiegel",
        "Laat zien waar cijfers, signalen en netwerk van een kern iets anders zeggen.",
        run_area.spiegel,
    )
    sub.add_argument("--gebied", help="nummer van het gebied")
    sub.add_argument("--kern", help="naam van de kern, met de drie kolommen per thema")
