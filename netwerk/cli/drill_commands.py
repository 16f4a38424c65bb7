"""``netwerk drill``: whether a backup brings everything back, with a report."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from netwerk.cli.session import opened, say, settings_of
from netwerk.errors import InputError
from netwerk.files import refuse_place, write_whole
from netwerk.services.keeping.drill import drill
from netwerk.services.keeping.drill_words import drill_lines, drill_values, step_words

FORMS = (".md", ".json")


def run_drill(call: argparse.Namespace) -> int:
    """Carry out a drill; exit 1 when something came back otherwise than it is."""
    if call.out is not None:
        _refuse_report(call.out, call.force)
    with opened(call) as desk:
        report = drill(desk, settings_of(call), call.gebied, _step)
    words, values = "\n".join(drill_lines(report)), drill_values(report)
    if call.out is not None:
        as_json = call.out.suffix.lower() == ".json"
        text = json.dumps(values, ensure_ascii=False, indent=2) if as_json else words
        write_whole(call.out, f"{text}\n".encode(), overwrite=call.force)
    say(call, words, values)
    return 0 if report.equal else 1


def _refuse_report(path: Path, force: bool) -> None:
    if path.suffix.lower() not in FORMS:
        raise InputError(
            f"'{path.name}' is geen naam voor een verslag. Laat de naam eindigen op .md of .json."
        )
    refuse_place(path, force)


def _step(name: str) -> None:
    print(f"{step_words(name)} ...", file=sys.stderr, flush=True)
