"""Commands that keep data safe: check, backup, restore, copy."""

from __future__ import annotations

import argparse
from contextlib import suppress
from dataclasses import asdict

from netwerk.cli.session import command_user, opened, say, settings_of
from netwerk.errors import AccessDenied
from netwerk.services.copies import (
    Checked,
    Restored,
    TakenOver,
    check,
    copy_all,
    make_backup,
    restore_backup,
    take_over,
)
from netwerk.services.team.settings_checked import SettingsChecked, settings_checked
from netwerk.typed.moments import day_of

NAMED = 20
"""So many items that were taken over are named; the rest is counted."""


def run_check(call: argparse.Namespace) -> int:
    """Check the store against the schema and its own history; exit 1 when something is wrong."""
    with opened(call, adopt=call.overnemen) as desk:
        taken = take_over(desk) if call.overnemen else None
        checked = check(desk, call.zegel)
        settings = SettingsChecked((), (), ())
        with suppress(AccessDenied):  # the settings are for who manages
            settings = settings_checked(desk)
    fine = (
        f"{'De gegevens kloppen' if settings.told else 'Alles in orde'}: "
        f"{checked.counts.get('Actor', 0)} actoren, "
        f"{checked.counts.get('Relatie', 0)} relaties, wijziging {checked.revision}."
    )
    lines = [f"{p.where}: {p.sentence}" for p in checked.problems] or [fine]
    if taken is not None:
        lines.insert(0, _taken_words(taken, checked))
    lines += _seal_lines(checked.revision, checked.seal)
    if call.zegel:
        lines.append(_vouched_words(call.zegel, checked))
    lines += [f"Let op: {sentence}" for sentence in settings.told]
    known = not call.zegel or checked.vouched is not None
    ok = known and not checked.problems and not settings.faults
    vouched = {"known": known, "revision": checked.vouched and checked.vouched.number}
    say(
        call,
        "\n".join(lines),
        {
            "taken_over": taken and asdict(taken),
            "ok": ok,
            "revision": checked.revision,
            "seal": checked.seal,
            "problems": [asdict(p) for p in checked.problems],
            "roles": list(settings.roles),
            "settings": [*settings.faults, *settings.others],
        }
        | ({"asked": {"seal": call.zegel} | vouched} if call.zegel else {}),
    )
    return 0 if ok else 1


def _seal_lines(revision: int, seal: str) -> list[str]:
    return [f"Zegel van wijziging {revision}: {seal}"] if seal else []


def _vouched_words(seal: str, checked: Checked) -> str:
    found = checked.vouched
    if found is None:
        return (
            f"Het zegel {seal} hoort bij geen enkele wijziging: de geschiedenis is daarna "
            "herschreven, er ontbreekt een eind, of het is van een andere opslag. Vergelijk met de "
            "reservekopie waar het bij hoort."
        )
    return (
        f"Het zegel {seal} is dat van wijziging {found.number} ({day_of(found.at)}, {found.who})."
    )


def _taken_words(taken: TakenOver, checked: Checked) -> str:
    if not taken.revision and checked.problems:
        return (
            "Er is niets overgenomen en er is geen opslag gemaakt: van wat hier staat, kan netwerk "
            "niets gebruiken. Hieronder staat waarom."
        )
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
        made = make_backup(desk, call.bestand, overwrite=call.force)
    lines = [f"Reservekopie gemaakt: {call.bestand}", *_seal_lines(made.revision, made.seal)]
    say(
        call,
        "\n".join(lines),
        {"file": str(call.bestand), "revision": made.revision, "seal": made.seal},
    )
    return 0


def run_restore(call: argparse.Namespace) -> int:
    """Put a backup back."""
    settings = settings_of(call)
    result = restore_backup(
        settings,
        command_user(settings),
        call.bestand,
        overwrite=call.force,
        others=call.ook_van_anderen,
        erased=call.gewist,
    )
    aside = (
        f" Het beschadigde bestand dat er stond, is bewaard als {result.aside}."
        if result.aside
        else ""
    )
    again = result.erased_again
    erased = (
        f" {again} {'wissing' if again == 1 else 'wissingen'} opnieuw gedaan: wat na die kopie is "
        "gewist, staat er ook nu niet in."
        if again
        else ""
    )
    say(
        call,
        f"Reservekopie teruggezet in {result.url} (wijziging {result.revision})."
        f"{erased}{aside}{_gone_words(result)}{_unknown_words(result)}",
        asdict(result),
    )
    return 0


def _unknown_words(result: Restored) -> str:
    """That nothing here could tell what was erased after the backup was made."""
    if result.knows_erased:
        return ""
    return (
        "\nLet op: deze plek weet niet wat er na die kopie is gewist, en wie is gewist kan terug "
        "zijn. Zet netwerk.db.gewist ernaast of geef het met --gewist, en zet de kopie opnieuw "
        "terug met --force."
    )


def _gone_words(result: Restored) -> str:
    """What was there and is not in the backup, and where it is now."""
    if result.gone is None:
        return ""
    first, last = result.gone
    between = "en" if last == first + 1 else "tot en met"
    numbers = f"{first} {between} {last}" if last > first else f"{first}"
    if result.kept:
        return (
            f" Wat daarna of anders was opgeslagen (wijziging {numbers}), staat in {result.kept}. "
            "Kijk met --store wat je daarvan nog nodig hebt en neem dat over; haal het bestand dan "
            "weg."
        )
    count = last - first + 1
    changes = "1 wijziging die" if count == 1 else f"{count} wijzigingen die"
    return (
        f" Vervangen: {changes} niet in de reservekopie {'staat' if count == 1 else 'staan'} "
        f"(wijziging {numbers}). Hier blijft daar geen kopie van: maak voor het terugzetten eerst "
        "een reservekopie met 'netwerk backup BESTAND'."
    )


def run_copy(call: argparse.Namespace) -> int:
    """Copy everything between two stores and compare."""
    settings = settings_of(call)
    result = copy_all(settings, command_user(settings), call.source, call.target)
    lines = [f"{label}: {count}" for label, count in result.counts.items()]
    say(call, "Gekopieerd en vergeleken, alles gelijk.\n" + "\n".join(lines), asdict(result))
    return 0
