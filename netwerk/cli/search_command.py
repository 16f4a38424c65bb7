"""``netwerk zoek``: one search for everything."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from netwerk.cli.session import opened, say
from netwerk.services.day.search_everything import SearchHit, search_everything
from netwerk.services.records.choices import selection_called


def run_search(call: argparse.Namespace) -> int:
    """Say what holds these words, best first; 0 also when there is nothing."""
    with opened(call) as desk:
        gebied = selection_called(desk, call.gebied).gebied
        found = search_everything(desk, call.tekst, gebied)
        words = "\n".join(map(_line, found.hits)) or "Niets gevonden. Probeer een ander woord."
        say(call, words, {"sure": found.sure, "hits": [asdict(hit) for hit in found.hits]})
    return 0


def _line(hit: SearchHit) -> str:
    old = f", heette {hit.old}" if hit.old else ""
    return f"{hit.name} ({hit.what}{old}): {hit.id}"
