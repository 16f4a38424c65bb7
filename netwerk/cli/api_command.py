"""``netwerk api``: a key for an application that asks the API."""

from __future__ import annotations

import argparse
import json

from netwerk.access.application_settings import LONGEST_NAME, TABLE, digest
from netwerk.cli.session import command_user, say, settings_of
from netwerk.errors import InputError
from netwerk.services.new_api_key import key_for
from netwerk.typed.dates import whole_day


def run_api(call: argparse.Namespace) -> int:
    """Make a key, show it once, and say what belongs in the settings."""
    naam = " ".join(call.naam.split())
    if not naam or not naam.isprintable() or len(naam) > LONGEST_NAME:
        raise InputError(
            f"Geef de toepassing een naam van hoogstens {LONGEST_NAME} tekens, zoals 'Open data'."
        )
    tot = whole_day(call.tot) if call.tot else ""
    settings = settings_of(call)
    key = key_for(settings, command_user(settings), naam)
    lines = [f"[[{TABLE}]]", f"naam = {_text(naam)}", f'sleutel = "{digest(key)}"']
    lines.append(f'rol = "{call.rol}"')
    lines += [f"gebieden = [{', '.join(map(_text, call.gebied))}]"] if call.gebied else []
    lines += [f"per_minuut = {call.per_minuut}"] if call.per_minuut else []
    lines += [f'tot = "{tot}"'] if tot else []
    table = "\n".join(lines)
    words = (
        f"De sleutel van {naam}: {key}\nJe ziet hem maar één keer. Geef hem alleen aan wie de "
        f"toepassing beheert.\n\nZet deze regels in netwerk.toml:\n\n{table}"
    )
    say(call, words, {"naam": naam, "sleutel": key, "instellingen": table})
    return 0


def _text(text: str) -> str:
    """A text as TOML has it: as JSON, but for one sign that JSON leaves and TOML does not take."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
