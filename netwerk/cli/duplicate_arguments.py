"""The words of the commands about actors that may be one and the same."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from netwerk.cli import run


def duplicate_commands(command: Callable[..., argparse.ArgumentParser]) -> None:
    """``duplicates``, ``merge`` and ``not-same``."""
    sub = command("duplicates", "Toon wie er misschien dubbel in staat.", run.duplicates)
    sub.add_argument("--gebied", help="nummer van het gebied")
    sub = command("merge", "Voeg twee actoren samen; de eerste blijft.", run.merge)
    sub.add_argument("blijft", help="naam of sleutel")
    sub.add_argument("vervalt", help="naam of sleutel")
    sub.add_argument(
        "--keep",
        action="append",
        default=[],
        metavar="VELD=A|B",
        help="van dit veld blijft de waarde van de eerste (A) of de tweede (B); vaker te geven. "
        "Anders: die van de eerste, of van de tweede als de eerste niets heeft; lijsten samen",
    )
    sub.add_argument("--yes", action="store_true", help="vraag niet om bevestiging")
    sub = command(
        "not-same",
        "Zeg dat twee actoren niet hetzelfde zijn; het wordt niet meer gevraagd.",
        run.not_same,
    )
    sub.add_argument("een", help="naam of sleutel")
    sub.add_argument("ander", help="naam of sleutel")
