"""The words of ``netwerk agenda``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from netwerk.cli import run_area
from netwerk.errors import InputError
from netwerk.typed.dutch_numbers import typed_euros

ACTS = (
    *("list", "show", "signal", "change", "vraagstuk", "initiatief", "step", "answer", "told"),
    *("close", "open", "celebrate", "budget", "afspraak", "sheet"),
)


def agenda_command(command: Callable[..., argparse.ArgumentParser]) -> None:
    """``agenda``: what plays, what is done with it, and the sheet for the table."""
    sub = command(
        "agenda",
        "Toon wat er speelt, of leg vast wat ermee is gedaan.",
        run_area.agenda,
    )
    sub.add_argument("actie", choices=ACTS)
    sub.add_argument(
        "tekst",
        nargs="*",
        metavar="TEKST",
        help="signal: wat je hoorde; vraagstuk: de titels of sleutels van signalen; verder de "
        "titel of sleutel waar het over gaat (bij answer en told de sleutel van de stap)",
    )
    sub.add_argument("--gebied", help="nummer of naam van het gebied")
    sub.add_argument("--kern", help="naam van de kern")
    sub.add_argument(
        "--heel-gebied", action="store_true", help="signal en change: het speelt in het hele gebied"
    )
    sub.add_argument("--domein", help="list, signal en change: waar het over gaat")
    sub.add_argument("--niveau", help="list, step en change: netwerk, gebiedsteam of bestuur")
    sub.add_argument("--staat", help="list: nieuw, loopt of klaar")
    sub.add_argument("--gehoord", metavar="KANT", help="signal, change: waar je het hoorde")
    sub.add_argument("--titel", default="", help="vraagstuk, initiatief, change: hoe het heet")
    sub.add_argument(
        "--meer", metavar="TEKST", help="signal, change: wat er meer over te zeggen is"
    )
    sub.add_argument(
        "--wie", action="append", default=[], metavar="ACTOR", help="wie erbij hoort (vaker)"
    )
    sub.add_argument(
        "--soort",
        choices=("opschalen", "terugleggen", "overdracht"),
        default="opschalen",
        help="step: wat voor stap (anders opschalen)",
    )
    sub.add_argument("--naar", default="", metavar="FUNCTIE", help="step: wie het nu heeft")
    sub.add_argument("--van", metavar="FUNCTIE", help="step: wie het doorgaf (anders jij)")
    sub.add_argument("--ontvanger", metavar="ACTOR", help="step: de actor die het nu heeft")
    sub.add_argument(
        "--verteld", default="", metavar="TEKST", help="step: wat de ontvanger is verteld"
    )
    sub.add_argument("--antwoord", default="", metavar="TEKST", help="answer: wat er terugkwam")
    sub.add_argument("--aan", default="", metavar="WIE", help="told: aan wie het is verteld")
    sub.add_argument("--succes", default="", metavar="TEKST", help="celebrate: wat er gelukt is")
    sub.add_argument("--les", default="", metavar="TEKST", help="close: wat je ervan leerde")
    sub.add_argument(
        "--bedrag",
        type=_euros,
        metavar="EURO",
        help="budget: hoeveel, zoals 1.500 of 12,50",
    )
    sub.add_argument("--bron", default="", metavar="TEKST", help="budget: waar het vandaan komt")
    sub.add_argument(
        "--besluit", default="aangevraagd", help="budget: aangevraagd, toegekend of afgewezen"
    )
    sub.add_argument("--wat", default="", metavar="TEKST", help="afspraak: wat er gebeurt")
    sub.add_argument("--voor", metavar="DATUM", help="afspraak: voor wanneer")
    sub.add_argument("--op", metavar="DATUM", help="de dag waarop het was (anders vandaag)")
    sub.add_argument("--out", type=Path, metavar="BESTAND", help="sheet: waar het blad komt")
    sub.add_argument("--force", action="store_true", help="sheet: vervang een bestand dat er is")
    sub.add_argument("--toch", action="store_true", help="signal: ook als het er al staat")
    sub.add_argument("--toch-prive", action="store_true", help="ook als het privé lijkt")


def _euros(text: str) -> str:
    """An amount as it was typed, when it is one."""
    try:
        typed_euros(text)
    except InputError as error:
        raise argparse.ArgumentTypeError(f"kan niet: {error}".removesuffix(".")) from None
    return text
