"""The words of ``netwerk log``."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from netwerk.cli import run


def talk_command(command: Callable[..., argparse.ArgumentParser]) -> None:
    """``log``: a talk with an actor."""
    sub = command("log", "Noteer een gesprek met een actor.", run.log)
    sub.add_argument("actor", metavar="ACTOR", help="met wie: naam of sleutel")
    sub.add_argument("--over", default="", metavar="TEKST", help="waar het gesprek over ging")
    sub.add_argument(
        "--noemde",
        action="append",
        default=[],
        metavar="NAAM",
        help="wie zij noemden (vaker te geven); een naam die nog niet is vastgelegd, mag ook",
    )
    sub.add_argument(
        "--kent",
        action="append",
        default=[],
        metavar="NAAM",
        help="wie zij noemden en kennen: dat wordt een contact (vaker te geven)",
    )
    sub.add_argument(
        "--niemand", action="store_true", help="naar contacten gevraagd, zij noemden niemand"
    )
    sub.add_argument("--volgende", default="", metavar="TEKST", help="de volgende stap")
    sub.add_argument("--voor", metavar="DATUM", help="voor wanneer de volgende stap is")
    sub.add_argument("--als", metavar="ACTOR", help="wie jij bent in het netwerk")
    sub.add_argument(
        "--contact", action="store_true", help="leg ook vast dat jij (--als) contact hebt"
    )
    sub.add_argument("--toch-prive", action="store_true", help="ook als het privé lijkt")
