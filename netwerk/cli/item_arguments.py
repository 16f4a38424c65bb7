"""The words that ``netwerk item`` takes."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from netwerk.cli import run
from netwerk.model import fold
from netwerk.schema import schema


def item_command(
    command: Callable[..., argparse.ArgumentParser], version: Callable[[str], int]
) -> None:
    """The words of ``netwerk item``; ``version`` reads the number of a version."""
    sub = command(
        "item",
        "Voeg toe, wijzig, toon of verwijder één gegeven van welke soort ook, of toon een lijst.",
        run.item,
    )
    sub.add_argument("actie", choices=("add", "change", "show", "list", "remove"))
    sub.add_argument("label", type=_label, metavar="SOORT", help="bijvoorbeeld signaal of opgave")
    sub.add_argument(
        "woorden",
        nargs="*",
        metavar="WOORD",
        help="de naam of sleutel (bij change, show en remove) en daarna veld=waarde; leeg na het "
        "is-teken maakt het veld leeg",
    )
    sub.add_argument("--gebied", help="list: alleen dit gebied (nummer of naam)")
    sub.add_argument("--zoek", default="", metavar="WOORDEN", help="list: alleen waar dit in staat")
    sub.add_argument(
        "--toch", action="store_true", help="add: ook als het lijkt op wat er al staat"
    )
    sub.add_argument(
        "--toch-prive", action="store_true", help="add en change: ook als het privé lijkt"
    )
    sub.add_argument(
        "--versie",
        type=version,
        help="de versie die je zag. change: er gebeurt niets als een ander daarna hetzelfde veld "
        "wijzigde; remove: er gebeurt niets als een ander daarna iets wijzigde",
    )
    sub.add_argument("--yes", action="store_true", help="remove: vraag niet om bevestiging")


def _label(text: str) -> str:
    """The label of the schema that is meant by its name, one or several of it."""
    labels = [label for label in schema().labels.values() if label.scherm]
    for label in labels:
        if fold(text) in {fold(word) for word in (label.naam, label.enkel, label.meervoud)}:
            return label.naam
    words = ", ".join(label.enkel for label in labels)
    raise argparse.ArgumentTypeError(f"hoort een van deze te zijn: {words}; niet '{text[:40]}'")
