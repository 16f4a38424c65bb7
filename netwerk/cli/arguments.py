"""The words a command takes, in Dutch."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from netwerk import __version__
from netwerk.access.application_settings import MOST_PER_MINUTE
from netwerk.cli import run, run_area
from netwerk.cli.accountability_arguments import accountability_command
from netwerk.cli.agenda_arguments import agenda_command
from netwerk.cli.agreement_arguments import agreement_commands
from netwerk.cli.api_arguments import api_command
from netwerk.cli.audience_arguments import communication_commands
from netwerk.cli.audit_arguments import audit_command
from netwerk.cli.describe_arguments import describe_command
from netwerk.cli.drill_arguments import drill_command
from netwerk.cli.duplicate_arguments import duplicate_commands
from netwerk.cli.export_arguments import export_command
from netwerk.cli.figure_arguments import figure_command
from netwerk.cli.import_arguments import import_command
from netwerk.cli.item_arguments import item_command
from netwerk.cli.keep_arguments import keep_commands
from netwerk.cli.moment_arguments import moment_command
from netwerk.cli.opgave_arguments import opgave_commands
from netwerk.cli.parser import CommandParser, Parser
from netwerk.cli.partner_arguments import partner_commands
from netwerk.cli.privacy_arguments import privacy_command
from netwerk.cli.run import Run
from netwerk.cli.setting_up_arguments import setting_up_command
from netwerk.cli.spiegel_arguments import spiegel_command
from netwerk.cli.take_up_arguments import take_up_commands
from netwerk.cli.talk_arguments import talk_command
from netwerk.errors import InputError
from netwerk.typed.dutch_numbers import typed_count

LARGEST = 2**31 - 1


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The call that these words make.

    ``run`` is the function that carries it out.
    """
    parser = Parser(
        prog="netwerk",
        description="Netwerk- en relatiekaart voor gebiedsgericht werken.",
        add_help=False,
    )
    _help(parser)
    parser.add_argument(
        "--version", action="version", version=f"netwerk {__version__}", help="toon de versie"
    )
    commands = parser.add_subparsers(
        title="opdrachten",
        metavar="OPDRACHT",
        required=True,
        dest="opdracht",
        parser_class=CommandParser,
    )

    def command(name: str, text: str, run: Run, json: bool = True) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text, add_help=False)
        _help(sub)
        sub.add_argument(
            "--store",
            metavar="URL-OF-PAD",
            help="waar de gegevens staan (anders NETWERK_STORE, anders je gegevensmap)",
        )
        if json:
            sub.add_argument("--json", action="store_true", help="geef het antwoord als JSON")
        sub.set_defaults(run=run)
        return sub

    _start_commands(command)
    setting_up_command(command)
    _data_commands(command)
    partner_commands(command, _whole(1))
    item_command(command, _whole(1))
    talk_command(command)
    audit_command(command, _whole)
    communication_commands(command, _whole(0))
    _question_commands(command)
    agreement_commands(command)
    agenda_command(command)
    take_up_commands(command)
    keep_commands(command)
    api_command(command, _whole(1, MOST_PER_MINUTE))
    drill_command(command)
    privacy_command(command)
    return parser.parse_args(list(arguments))


Command = Callable[..., argparse.ArgumentParser]


DIGITS = 30
"""So much of a number is read: more is too large for anything."""


def _whole(first: int, last: int = LARGEST) -> Callable[[str], int]:
    """What reads a whole number from ``first`` to ``last``."""

    def read(text: str) -> int:
        try:
            digits = text.strip().lstrip("-").isdecimal()
            number = int(text[:DIGITS]) if digits else typed_count(text)
        except InputError:
            raise argparse.ArgumentTypeError(
                f"hoort een heel getal te zijn, niet '{text[:20]}'"
            ) from None
        if not first <= number <= last:
            raise argparse.ArgumentTypeError(
                f"hoort een getal van {first} tot en met {last} te zijn"
            )
        return number

    return read


def _help(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-h", "--help", action="help", help="toon deze uitleg")


def _start_commands(command: Command) -> None:
    sub = command(
        "start",
        "Open netwerk in de browser (met het demogebied als er nog niets is).",
        run.start,
        json=False,
    )
    sub.add_argument(
        "--port",
        type=_whole(1, 65535),
        help="poort (anders NETWERK_PORT, anders 8501 of de eerste die vrij is)",
    )
    sub.add_argument("--no-demo", action="store_true", help="laad het demogebied niet")
    command(
        "warm",
        "Bereid de rekenkernen voor (gebeurt bij het installeren).",
        run.warm,
        json=False,
    )


def _data_commands(command: Command) -> None:
    sub = command("demo", "Laad het demogebied, of wis het.", run.demo)
    sub.add_argument("--wissen", action="store_true", help="haal het verzonnen voorbeeld weg")
    command("who", "Toon wie je bent, welke rol je hebt en wat je mag.", run.who)
    sub = command("zoek", "Zoek een actor, kern, thema, vraagstuk of afspraak.", run.zoek)
    sub.add_argument("tekst", help="een naam of een deel ervan; een tikfout of oude naam mag")
    sub.add_argument("--gebied", help="nummer of naam: wat hier is, staat eerst")
    import_command(command)
    export_command(command, _selection)
    sub = command("history", "Toon wat er is gewijzigd, het nieuwste eerst.", run.history)
    sub.add_argument("--limit", type=_whole(1), default=20, help="hoeveel wijzigingen (20)")
    sub.add_argument("--actor", help="alleen wijzigingen van deze actor (naam of sleutel)")
    sub = command("undo", "Maak de laatste wijziging ongedaan.", run.undo)
    sub.add_argument("nummer", nargs="?", type=_whole(1), help="nummer van een eerdere wijziging")
    sub.add_argument("--yes", action="store_true", help="vraag niet om bevestiging")
    duplicate_commands(command)


def _question_commands(command: Command) -> None:
    sub = command("actor", "Toon alles van één actor: bereiken, contacten, wat speelt.", run.actor)
    sub.add_argument("naam", help="naam (een typfout mag) of sleutel")
    sub = command("insight", "Toon verbindingen, gaten en bruggen.", run.insight)
    _selection(sub)
    sub.add_argument(
        "--kind",
        action="append",
        default=[],
        help="alleen bevindingen van deze soort (vaker te geven)",
    )
    sub = command("route", "Toon hoe je van de ene actor bij de andere komt.", run.route)
    sub.add_argument("van", help="naam of sleutel")
    sub.add_argument("naar", help="naam of sleutel")
    _selection(sub)
    sub = command("reach", "Toon wie een actor of team in 1, 2 en 3 stappen bereikt.", run.reach)
    sub.add_argument("actoren", nargs="+", help="namen of sleutels")
    _selection(sub)
    sub = command(
        "whatif",
        "Toon wat er verandert als actoren wegvallen of er contacten bij komen.",
        run.whatif,
    )
    sub.add_argument(
        "--zonder",
        action="append",
        default=[],
        metavar="ACTOR",
        help="deze actor valt weg (vaker te geven)",
    )
    sub.add_argument(
        "--contact",
        action="append",
        default=[],
        nargs=2,
        metavar=("ACTOR", "ACTOR"),
        help="dit contact komt erbij",
    )
    _selection(sub)
    sub = command("change", "Vergelijk het netwerk op twee dagen.", run.change)
    first = sub.add_mutually_exclusive_group(required=True)
    first.add_argument(
        "--van", metavar="JJJJ-MM-DD", help="de eerste dag, of een tijdstip: JJJJ-MM-DDTUU:MM"
    )
    first.add_argument(
        "--sinds",
        metavar="MOMENT",
        help="een bewaard moment, 'overleg' voor het laatste, of een dag of tijdstip",
    )
    sub.add_argument(
        "--tot", metavar="JJJJ-MM-DD", help="de tweede dag of het tijdstip (anders nu)"
    )
    sub.add_argument("--gebied", help="nummer van het gebied")
    moment_command(command)
    spiegel_command(command)
    accountability_command(command)
    figure_command(command, _whole(1990, 2100))
    opgave_commands(command)
    command("outcome", "Toon wat opgepakte voorstellen opleverden.", run.outcome)
    sub = command("ronde", "Toon wie je deze week kunt bezoeken; alleen voor jou.", run.ronde)
    sub.add_argument("--gebied", help="nummer van het gebied")
    sub.add_argument("--ics", type=Path, metavar="BESTAND", help="schrijf de dagen voor je agenda")
    sub.add_argument(
        "--kaart",
        type=Path,
        metavar="BESTAND",
        help="schrijf een blad van A4 om te printen (.html)",
    )
    _force(sub)
    describe_command(command)
    sub = command(
        "krant", "Schrijf de gebiedskrant van een jaar (.pdf of .html, A3).", run_area.krant
    )
    sub.add_argument("--gebied", help="nummer van het gebied")
    sub.add_argument("--jaar", type=_whole(1990, 2100), help="welk jaar (dit jaar)")
    sub.add_argument("--out", required=True, type=Path, metavar="BESTAND")
    _force(sub)
    sub = command("map", "Schrijf de kaart als .html, .svg of .png.", run.map)
    sub.add_argument("--out", required=True, type=Path, metavar="BESTAND")
    _force(sub)
    sub.add_argument("--zonder-namen", action="store_true", help="zonder één naam in het bestand")
    sub.add_argument(
        "--papier", choices=("A4", "A3", "A1"), default="A4", help="papier voor .svg en .png (A4)"
    )
    sub.add_argument(
        "--plattegrond", action="store_true", help="met de kernen op hun plek in de gemeente"
    )
    sub.add_argument("--focus", metavar="ACTOR", help="alleen de omgeving van deze actor")
    sub.add_argument(
        "--stappen", type=int, default=2, choices=(1, 2, 3), help="hoe ver rond --focus (2)"
    )
    _selection(sub)


def _force(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--force", action="store_true", help="overschrijf een bestaand bestand")


def _selection(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--gebied", help="nummer van het gebied")
    sub.add_argument("--kern", help="naam van de kern")
    sub.add_argument(
        "--soort", action="append", default=[], help="alleen deze soort actor (vaker te geven)"
    )
    sub.add_argument("--op", metavar="JJJJ-MM-DD", help="zoals het was aan het eind van deze dag")
