"""``netwerk krant``: the gebiedskrant of a year as a file."""

from __future__ import annotations

import argparse

from netwerk.cli.session import opened, say
from netwerk.errors import InputError
from netwerk.files import refuse_place, write_whole
from netwerk.services.describing.year_krant import KINDS, krant_file
from netwerk.services.records.choices import selection_called


def run_krant(call: argparse.Namespace) -> int:
    """Write what a gebied celebrated in a year as one A3."""
    refuse_place(call.out, call.force)
    kind = call.out.suffix.lower().removeprefix(".")
    if kind not in KINDS:
        raise InputError(f"'{call.out.name}' kan niet. De krant is een bestand op .pdf of .html.")
    with opened(call) as desk:
        gebied = selection_called(desk, gebied=call.gebied).gebied
        write_whole(call.out, krant_file(desk, gebied, call.jaar, kind), overwrite=call.force)
        say(call, f"Geschreven: {call.out}", {"file": str(call.out)})
    return 0
