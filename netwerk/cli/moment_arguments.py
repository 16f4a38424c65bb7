"""The words that ``netwerk moment`` takes."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from netwerk.cli import run


def moment_command(command: Callable[..., argparse.ArgumentParser]) -> None:
    """The words of ``netwerk moment``."""
    sub = command(
        "moment",
        "Bewaar een moment, zoals een overleg, om te zien wat er sindsdien veranderde.",
        run.moment,
    )
    sub.add_argument("actie", choices=("add", "list", "remove"))
    sub.add_argument("naam", nargs="?", help="hoe het moment heet, of bij remove zijn sleutel")
    sub.add_argument("--gebied", help="nummer van het gebied; zonder gebied de hele gemeente")
    sub.add_argument(
        "--tijdstip",
        metavar="JJJJ-MM-DDTUU:MM",
        help="add: een eerdere dag of een eerder tijdstip (anders nu)",
    )
