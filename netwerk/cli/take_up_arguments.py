"""The words of ``samen``, ``deskundigheid``, ``bestuur`` and ``signalen``."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from netwerk.cli import run_area

GEBIED = "nummer van het gebied"


def take_up_commands(command: Callable[..., argparse.ArgumentParser]) -> None:
    """From what plays to who takes it up."""
    sub = command("samen", "Toon wie een vraagstuk samen kunnen oppakken.", run_area.samen)
    sub.add_argument(
        "--vraagstuk", required=True, metavar="VRAAGSTUK", help="titel (of een deel) of sleutel"
    )
    sub = command("deskundigheid", "Toon wie iets weet over een onderwerp.", run_area.deskundigheid)
    sub.add_argument("zoek", metavar="ZOEK", help="een domein of woord, zoals 'ouderen'")
    sub.add_argument("--gebied", help=f"{GEBIED}: wie daar is, staat eerst")
    sub.add_argument("--als", metavar="ACTOR", help="wie jij bent: dan staat de route erbij")
    sub = command("bestuur", "Toon wat naar het bestuur ging en wat terugkwam.", run_area.bestuur)
    sub.add_argument("--gebied", help=GEBIED)
    sub = command("signalen", "Toon welke signalen vaker terugkomen dan gewoon.", run_area.signalen)
    sub.add_argument("--gebied", help=GEBIED)
    one = sub.add_mutually_exclusive_group()
    one.add_argument("--maak", metavar="SLEUTEL", help="maak er een vraagstuk van")
    one.add_argument("--herken-niet", metavar="SLEUTEL", help="leg het weg: je herkent het niet")
    sub.add_argument("--titel", metavar="TEKST", help="--maak: hoe het vraagstuk heet")
