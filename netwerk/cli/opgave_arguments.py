"""The words that ``netwerk opgave`` and ``netwerk nulmeting`` take."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from netwerk.cli import run_area
from netwerk.errors import InputError
from netwerk.typed.dutch_numbers import typed_number


def opgave_commands(command: Callable[..., argparse.ArgumentParser]) -> None:
    """The words of both commands."""
    sub = command(
        "opgave",
        "Doelen van een gebied: zien hoe zij ervoor staan, een nieuw doel maken, meten.",
        run_area.opgave,
    )
    sub.add_argument("actie", choices=("list", "show", "add", "measure", "maten"))
    sub.add_argument(
        "woorden",
        nargs="*",
        metavar="WOORD",
        help="show, measure: titel of sleutel; add: veld=waarde, zoals titel='Meer contact'",
    )
    sub.add_argument("--gebied", help="nummer van het gebied; zonder gebied de hele gemeente")
    sub.add_argument("--waarde", type=_number, help="measure: wat er is geteld (anders zelf meten)")
    sub.add_argument("--datum", metavar="JJJJ-MM-DD", help="measure: wanneer is geteld")
    sub.add_argument("--bron", default="", help="measure: waar de telling vandaan komt")
    sub.add_argument("--toch-prive", action="store_true", help="ook wat privé lijkt, als dat mag")
    frozen = command(
        "nulmeting",
        "Zet vast hoe netwerk en opgaven ervoor staan, en vergelijk er later mee.",
        run_area.nulmeting,
    )
    frozen.add_argument("actie", choices=("make", "list", "compare"))
    frozen.add_argument(
        "naam", nargs="?", help="make: hoe zij heet; compare: naam of sleutel, anders de laatste"
    )
    frozen.add_argument("--gebied", help="nummer van het gebied; zonder gebied de hele gemeente")
    frozen.add_argument(
        "--tijdstip",
        metavar="JJJJ-MM-DDTUU:MM",
        help="make: een eerdere dag of een eerder tijdstip (anders nu)",
    )


def _number(text: str) -> float:
    try:
        return typed_number(text)
    except InputError:
        raise argparse.ArgumentTypeError(
            f"hoort een getal te zijn, zoals 1.500 of 12,5; niet '{text[:20]}'"
        ) from None
