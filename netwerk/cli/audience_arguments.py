"""The words of ``netwerk doelgroep`` and ``netwerk kalender``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from netwerk.cli import run_area


def communication_commands(
    command: Callable[..., argparse.ArgumentParser], count: Callable[[str], int]
) -> None:
    """``doelgroep`` and ``kalender``; ``count`` reads a whole number from 0."""
    _doelgroep(command("doelgroep", "Toon, maak of exporteer een doelgroep.", run_area.doelgroep))
    _kalender(
        command(
            "kalender",
            "Toon de kalender, zet er iets op, of leg vast wie er was.",
            run_area.kalender,
        ),
        count,
    )


def _doelgroep(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("actie", choices=("list", "show", "save", "export"))
    sub.add_argument("naam", nargs="?", help="naam of sleutel van de doelgroep")
    sub.add_argument(
        "--gebied", action="append", default=[], help="list en save: in dit gebied (vaker te geven)"
    )
    sub.add_argument("--kern", action="append", default=[], help="save: in deze kern")
    for option, text in (
        ("--categorie", "deze categorie"),
        ("--woord", "dit woord in de naam"),
        ("--rol", "deze rol; van categorie, woord en rol is een genoeg"),
        ("--soort", "alleen deze soort"),
        ("--domein", "alleen dit domein"),
        ("--label", "alleen met dit label"),
        ("--kanaal", "hoe je hen bereikt"),
    ):
        sub.add_argument(option, action="append", default=[], help=f"save: {text}")
    sub.add_argument("--omschrijving", default="", metavar="TEKST", help="save: voor wie dit is")
    sub.add_argument("--toch-prive", action="store_true", help="save: ook als het privé lijkt")
    sub.add_argument(
        "--post", action="store_true", help="export en --kalender: per post (anders per mail)"
    )
    sub.add_argument(
        "--out", type=Path, metavar="BESTAND", help="export: waar de lijst komt (.xlsx of .csv)"
    )
    sub.add_argument(
        "--kalender",
        action="store_true",
        help="export: zet ook op de kalender dat het is verstuurd",
    )
    sub.add_argument("--force", action="store_true", help="overschrijf een bestaand bestand")


def _kalender(sub: argparse.ArgumentParser, count: Callable[[str], int]) -> None:
    sub.add_argument("actie", choices=("list", "add", "reached", "ics", "sheet"))
    sub.add_argument("titel", nargs="?", help="add: wat het is; reached: de titel of sleutel")
    sub.add_argument("--gebied", help="nummer of naam van het gebied")
    sub.add_argument("--kern", help="add: naam van de kern")
    sub.add_argument("--datum", metavar="DATUM", help="add: wanneer het is")
    sub.add_argument("--tot", metavar="DATUM", help="add: de laatste dag, bij meer dagen")
    sub.add_argument("--tijd", default="", metavar="TIJD", help="add: hoe laat, zoals 19:30")
    sub.add_argument(
        "--soort", default="bijeenkomst", help="add: bijeenkomst (anders activiteit of mailing)"
    )
    sub.add_argument("--plaats", default="", metavar="TEKST", help="add: waar het is")
    sub.add_argument(
        "--voor", action="append", default=[], metavar="DOELGROEP", help="add: voor wie (vaker)"
    )
    sub.add_argument("--initiatief", metavar="TITEL", help="add: bij welk initiatief het hoort")
    sub.add_argument("--omschrijving", default="", metavar="TEKST", help="add: wat het is")
    sub.add_argument("--toch-prive", action="store_true", help="add: ook als het privé lijkt")
    sub.add_argument(
        "--actor", action="append", default=[], help="reached: wie er was (vaker te geven)"
    )
    sub.add_argument("--aantal", type=count, help="reached: hoeveel mensen er waren")
    sub.add_argument("--alles", action="store_true", help="list: ook wat is geweest")
    sub.add_argument("--out", type=Path, metavar="BESTAND", help="ics en sheet: waar het komt")
    sub.add_argument("--force", action="store_true", help="overschrijf een bestaand bestand")
