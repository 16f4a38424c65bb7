"""The command that writes files for other programs."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from netwerk.cli.session import opened, say
from netwerk.errors import InputError
from netwerk.files import refuse_existing, refuse_place, write_whole
from netwerk.net.selection import Selection
from netwerk.services.desk import Desk
from netwerk.services.exports import (
    export_file,
    export_files,
    export_formats,
    export_told,
)
from netwerk.services.records.choices import selection_called
from netwerk.services.stores import state_of

USUAL = {
    ".xlsx": "xlsx",
    ".gexf": "gexf",
    ".graphml": "graphml",
    ".net": "pajek",
    ".json": "node-link",
}
"""The format that the end of a name means when none is given."""


def run_export(call: argparse.Namespace) -> int:
    """Write everything or a selection to a file, or to files in a folder; say what stays out."""
    target: Path = call.bestand
    format = _format(target, call.formaat)
    if not call.dry_run:
        refuse_place(target, overwrite=True)  # what is there is looked at file by file
    with opened(call) as desk:
        chosen = _selection(desk, call)
        told = export_told(desk, format, chosen)
        answer = {"format": format, "counts": dict(told.counts), "left_out": list(told.left_out)}
        answer |= {"personal": told.personal}
        if not call.json:
            lines = (told.sentence, *told.left_out, told.personal)
            print("\n".join(line for line in lines if line), flush=True)
        if call.dry_run:
            say(call, "Er is niets geschreven.", answer | {"files": []})
            return 0
        files = _files(desk, target, format, chosen)
        for path in () if call.force else files:
            refuse_existing(path)  # all of them before the first is written
        for path, data in files.items():
            write_whole(path, data, overwrite=call.force)
        written = [str(path) for path in files]
        say(
            call,
            f"Geschreven: {', '.join(written)}",
            {"files": written, "revision": state_of(desk).revision} | answer,
        )
    return 0


def _files(desk: Desk, target: Path, format: str, chosen: Selection) -> Mapping[Path, bytes]:
    if target.suffix and not target.is_dir():
        return {target: export_file(desk, format, chosen)}
    files = export_files(desk, format, chosen)
    return {target / name: data for name, data in files.items()}


def _format(target: Path, asked: str | None) -> str:
    """The format that was asked for, or that the name means. Raises InputError."""
    formats, end = export_formats(), target.suffix.lower()
    folder = not end or target.is_dir()
    if asked is None:
        found = "csv" if folder else USUAL.get(end)
        if found is None:
            raise InputError(
                f"'{target.name}': geef een naam die eindigt op {', '.join(USUAL)}, de naam van "
                f"een map voor CSV-bestanden, of kies met --formaat uit: {', '.join(formats)}."
            )
        return found
    if asked not in formats:
        raise InputError(f"Het formaat '{asked}' bestaat niet. Kies uit: {', '.join(formats)}.")
    if folder and not formats[asked].several:
        raise InputError(
            f"'{target.name}': geef voor dit formaat een naam die eindigt op "
            f"{formats[asked].suffix}."
        )
    if not folder and end != formats[asked].suffix:
        more = " of is de naam van een map" if formats[asked].several else ""
        raise InputError(
            f"'{target.name}': bij het formaat {asked} hoort een naam die eindigt op "
            f"{formats[asked].suffix}{more}."
        )
    return asked


def _selection(desk: Desk, call: argparse.Namespace) -> Selection:
    return selection_called(
        desk,
        call.gebied,
        call.kern,
        call.soort,
        call.op,
        categorieen=call.categorie,
        domeinen=call.domein,
        relaties=call.relatie,
        thema=call.thema,
    )
