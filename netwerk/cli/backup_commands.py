"""Commands that keep data safe: check, backup, restore, copy."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from netwerk.cli.session import opened, say, settings_of
from netwerk.services.copies import (
    TakenOver,
    check,
    copy_all,
    make_backup,
    restore_backup,
    take_over,
)
from netwerk.services.stores import local_user

NAMED = 20
"""So many items that were taken over are named; the rest is counted."""


def run_check(call: argparse.Namespace) -> int:
    """Check the store against the schema and its own history; exit 1 when something is wrong."""
    with opened(call) as desk:
        taken = take_over(desk) if call.overnemen else None
        checked = check(desk)
    words = "\n".join(f"{p.where}: {p.sentence}" for p in checked.problems)
    fine = (
        f"Alles in orde: {checked.counts.get('Actor', 0)} actoren, "
        f"{checked.counts.get('Relatie', 0)} relaties, wijziging {checked.revision}."
    )
    say(
        call,
        "\n".join([*([_taken_words(taken)] if taken else []), words or fine]),
        {
            "taken_over": taken and asdict(taken),
            "ok": not checked.problems,
            "revision": checked.revision,
            "problems": [asdict(p) for p in checked.problems],
        },
    )
    return 1 if checked.problems else 0


def _taken_words(taken: TakenOver) -> str:
    if not taken.names:
        return "Er was niets over te nemen."
    named = ", ".join(taken.names[:NAMED])
    more = len(taken.names) - NAMED
    return (
        f"Overgenomen in wijziging {taken.revision}: {taken.added} nieuw, {taken.changed} "
        f"gewijzigd, {taken.removed} weg: {named}{f' en nog {more}' if more > 0 else ''}."
    )


def run_backup(call: argparse.Namespace) -> int:
    """Write a backup."""
    with opened(call) as desk:
        revision = make_backup(desk, call.bestand, overwrite=call.force)
    say(
        call,
        f"Reservekopie gemaakt: {call.bestand}",
        {"file": str(call.bestand), "revision": revision},
    )
    return 0


def run_restore(call: argparse.Namespace) -> int:
    """Put a backup back."""
    settings = settings_of(call)
    result = restore_backup(settings, local_user(settings), call.bestand, overwrite=call.force)
    aside = (
        f" Het beschadigde bestand dat er stond, is bewaard als {result.aside}."
        if result.aside
        else ""
    )
    say(
        call,
        f"Reservekopie teruggezet in {result.url} (wijziging {result.revision}).{aside}",
        asdict(result),
    )
    return 0


def run_copy(call: argparse.Namespace) -> int:
    """Copy everything between two stores and compare."""
    settings = settings_of(call)
    result = copy_all(settings, local_user(settings), call.source, call.target)
    lines = [f"{label}: {count}" for label, count in result.counts.items()]
    say(call, "Gekopieerd en vergeleken, alles gelijk.\n" + "\n".join(lines), asdict(result))
    return 0
