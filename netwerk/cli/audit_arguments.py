"""The words of ``netwerk audit``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from netwerk.cli import run

DOES = ("controleren", "opruimen", "jaar")


def audit_command(
    command: Callable[..., argparse.ArgumentParser], whole: Callable[[int], Callable[[str], int]]
) -> None:
    """``audit``: the log of who did what."""
    sub = command("audit", "Het logboek: wie deed wat, en is er niets aan veranderd?", run.audit)
    sub.add_argument(
        "wat_doen",
        nargs="?",
        choices=DOES,
        metavar="controleren|opruimen|jaar",
        help="controleer elke regel, ruim oude regels op, of maak het jaarverslag; zonder dit "
        "woord toont netwerk de laatste regels",
    )
    sub.add_argument(
        "jaar", nargs="?", type=whole(1), metavar="JAAR", help="het jaar van het verslag (nu)"
    )
    sub.add_argument("--wie", metavar="NAAM", help="alleen van deze persoon")
    sub.add_argument("--wat", metavar="WAT", help="alleen dit, bijvoorbeeld exporteren")
    sub.add_argument("--van", metavar="DATUM", help="vanaf deze dag")
    sub.add_argument("--tot", metavar="DATUM", help="tot en met deze dag")
    sub.add_argument("--geweigerd", action="store_true", help="alleen wat niet mocht of lukte")
    sub.add_argument(
        "--aantal", type=whole(1), default=50, metavar="N", help="zoveel regels (anders 50)"
    )
    sub.add_argument(
        "--out", type=Path, metavar="BESTAND", help="het jaarverslag: .docx, .pdf, .md of .json"
    )
    sub.add_argument("--force", action="store_true", help="overschrijf een bestand dat er al is")
    sub.add_argument("--yes", action="store_true", help="ruim op zonder te vragen")
