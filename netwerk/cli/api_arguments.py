"""The words that ``netwerk api`` takes."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from netwerk.access.rights import READER, ROLES
from netwerk.cli import run_area


def api_command(
    command: Callable[..., argparse.ArgumentParser], count: Callable[[str], int]
) -> None:
    """The words of ``netwerk api``; ``count`` reads how many questions a minute."""
    sub = command("api", "Maak een sleutel voor een toepassing die de API leest.", run_area.api)
    sub.add_argument("actie", choices=("sleutel",))
    sub.add_argument("naam", metavar="NAAM", help="hoe de toepassing heet, ook in het logboek")
    sub.add_argument(
        "--rol", choices=tuple(ROLES), default=READER, help=f"wat zij ziet (anders {READER})"
    )
    sub.add_argument(
        "--gebied",
        action="append",
        default=[],
        metavar="SLEUTEL",
        help="alleen dit gebied (vaker te geven; anders de hele gemeente)",
    )
    sub.add_argument("--tot", metavar="JJJJ-MM-DD", help="de laatste dag waarop zij geldt")
    sub.add_argument("--per-minuut", type=count, help="hoeveel vragen per minuut (anders 60)")
