"""``netwerk describe``: the description of a gebied, or of several, as files."""

from __future__ import annotations

import argparse
from pathlib import Path

from netwerk.cli.session import opened, say
from netwerk.cli.stoppable import telling
from netwerk.errors import InputError
from netwerk.files import refuse_existing, refuse_place, write_whole
from netwerk.services.describing.descriptions import Asked, described, file_name
from netwerk.services.describing.many_descriptions import (
    described_gebieden,
    description_files,
    zip_of_descriptions,
)
from netwerk.services.desk import Desk
from netwerk.services.records.choices import selection_called

NO_MOMENT = "geen"
ZIP = ".zip"


def run_describe(call: argparse.Namespace) -> int:
    """Write the description of a gebied, or one file for each of several."""
    return _several(call) if call.alle or call.gebieden is not None else _one(call)


def _one(call: argparse.Namespace) -> int:
    if call.formaat is not None:
        raise InputError("Bij één gebied zegt het eind van de naam bij --out het soort bestand.")
    refuse_place(call.out, call.force)
    with opened(call) as desk:
        gebied = _gebied(desk, call.gebied)
        format = call.out.suffix.lower().lstrip(".")
        content = described(desk, gebied, format, _asked(desk, call))
        write_whole(call.out, content, overwrite=call.force)
        say(call, f"Geschreven: {call.out}", {"file": str(call.out)})
    return 0


def _several(call: argparse.Namespace) -> int:
    out: Path = call.out
    in_zip = out.suffix.lower() == ZIP
    if not in_zip and out.suffix:
        raise InputError(
            f"'{out.name}': geef bij meer gebieden een map, of een naam die eindigt op .zip."
        )
    refuse_place(out, overwrite=not in_zip or call.force)
    format = call.formaat or "pdf"
    with opened(call) as desk:
        asked, gebieden = _asked(desk, call), _gebieden(desk, call)
        targets = [out / file_name(desk, g, format, asked.nameless) for g in gebieden]
        for path in () if in_zip or call.force else targets:
            refuse_existing(path)  # all of them before the first is made
        with telling("De beschrijvingen maken") as tell:
            files = description_files(desk, gebieden, format, asked, tell)
        if in_zip:
            write_whole(out, zip_of_descriptions(files), overwrite=call.force)
            written = [str(out)]
        else:
            out.mkdir(exist_ok=True)
            for name, content in files.items():
                write_whole(out / name, content, overwrite=call.force)
            written = [str(out / name) for name in files]
        say(call, f"Geschreven: {', '.join(written)}", {"files": written})
    return 0


def _gebied(desk: Desk, text: str) -> str:
    gebied = selection_called(desk, gebied=text).gebied
    if gebied is None:
        raise InputError("Geef het nummer van een gebied.")
    return gebied


def _gebieden(desk: Desk, call: argparse.Namespace) -> tuple[str, ...]:
    if call.alle:
        return described_gebieden(desk)
    named = [text.strip() for text in call.gebieden.split(",") if text.strip()]
    return tuple(_gebied(desk, text) for text in named)


def _asked(desk: Desk, call: argparse.Namespace) -> Asked:
    return Asked(
        parts=tuple(part.strip() for part in call.delen.split(",") if part.strip()),
        since=None if call.sinds == NO_MOMENT else call.sinds,
        beside=_gebied(desk, call.naast) if call.naast else None,
        nameless=call.zonder_namen,
    )
