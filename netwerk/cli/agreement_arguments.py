"""The words of the commands that decide on findings and keep what was agreed."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from netwerk.cli import run


def agreement_commands(command: Callable[..., argparse.ArgumentParser]) -> None:
    """``decide`` and ``afspraken``."""
    sub = command(
        "decide", "Besluit over een bevinding; de sleutel staat in 'insight'.", run.decide
    )
    sub.add_argument("sleutel", metavar="SLEUTEL", help="'key' uit 'netwerk insight --json'")
    what = sub.add_mutually_exclusive_group(required=True)
    what.add_argument("--doen", action="store_true", help="iemand pakt het op")
    what.add_argument("--later", metavar="JJJJ-MM-DD", help="laat het rusten tot deze dag")
    what.add_argument(
        "--klopt-niet",
        metavar="WAAROM",
        help="al_contact, bestaat_niet_meer, past_niet of anders",
    )
    what.add_argument(
        "--contact",
        nargs="*",
        metavar="ACTOR",
        help="er is contact gelegd; noem de twee als de bevinding dat niet zegt",
    )
    what.add_argument("--weer-open", action="store_true", help="maak een besluit weer open")
    sub.add_argument("--titel", metavar="TEKST", help="wat er gebeurt (anders de stap)")
    sub.add_argument("--wie", metavar="NAAM", help="wie het doet (anders jij)")
    sub.add_argument("--voor", metavar="JJJJ-MM-DD", help="voor welke dag (anders over een week)")
    sub.add_argument("--reden", metavar="TEKST", help="toelichting")
    sub.add_argument(
        "--leg-vast", action="store_true", help="bij al_contact: leg dat contact ook vast"
    )
    sub.add_argument("--gebied", help="nummer van het gebied waarin de bevinding staat")
    sub.add_argument("--toch-prive", action="store_true", help="ook als het privé lijkt")
    _list(command)


def _list(command: Callable[..., argparse.ArgumentParser]) -> None:
    sub = command("afspraken", "Toon wat er is afgesproken, wat te laat is eerst.", run.afspraken)
    sub.add_argument("--gebied", help="nummer van het gebied")
    sub.add_argument("--wie", metavar="NAAM", help="alleen van deze; bij --erbij: wie het doet")
    sub.add_argument("--alle", action="store_true", help="ook wat gedaan of vervallen is")
    what = sub.add_mutually_exclusive_group()
    what.add_argument(
        "--ics", type=Path, metavar="BESTAND.ics", help="open afspraken voor je agenda"
    )
    what.add_argument("--blad", type=Path, metavar="BESTAND.html", help="een A4 voor het team")
    what.add_argument("--gedaan", metavar="SLEUTEL", help="deze afspraak is gedaan")
    what.add_argument("--verzet", metavar="SLEUTEL", help="geef deze afspraak een andere dag")
    what.add_argument("--vervalt", metavar="SLEUTEL", help="deze afspraak hoeft niet meer")
    what.add_argument("--erbij", metavar="TEKST", help="maak een afspraak")
    sub.add_argument("--uitkomst", default="", metavar="TEKST", help="wat eruit kwam")
    sub.add_argument("--voor", metavar="JJJJ-MM-DD", help="voor welke dag")
    sub.add_argument("--reden", default="", metavar="TEKST", help="waarom het niet meer hoeft")
    sub.add_argument("--kern", metavar="NAAM", help="bij --erbij: in welke kern")
    sub.add_argument(
        "--actor", action="append", default=[], help="bij --erbij: over wie (vaker te geven)"
    )
    sub.add_argument("--toch-prive", action="store_true", help="ook als het privé lijkt")
    sub.add_argument("--force", action="store_true", help="overschrijf een bestaand bestand")
