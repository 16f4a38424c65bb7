"""The commands about actors that may be one and the same."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import asdict

from netwerk.cli.session import confirmed, opened, say
from netwerk.errors import InputError
from netwerk.services.records.choices import selection_called
from netwerk.services.records.double_pairs import duplicates, say_not_same
from netwerk.services.records.edits import find_actor, merge_actoren


def run_duplicates(call: argparse.Namespace) -> int:
    """Tell who may be there twice, likeliest first."""
    with opened(call) as desk:
        pairs = duplicates(desk, selection_called(desk, call.gebied).gebied)
        lines = [
            f"{pair.names[0]} [{pair.ids[0]}] en {pair.names[1]} [{pair.ids[1]}]: {pair.why}"
            for pair in pairs
        ]
        if lines:
            lines.append(
                "Dezelfde: netwerk merge A B. Niet dezelfde: netwerk not-same A B. Zet op A en B "
                "de sleutels die tussen haken staan."
            )
        words = "\n".join(lines) or "Er zijn geen actoren die op elkaar lijken."
        say(call, words, {"duplicates": [asdict(pair) for pair in pairs]})
    return 0


def run_merge(call: argparse.Namespace) -> int:
    """Make one actor of two."""
    with opened(call) as desk:
        keep, drop = find_actor(desk, call.blijft), find_actor(desk, call.vervalt)
        chosen = _chosen(call.keep, keep.id, drop.id)
        if not call.yes and not confirmed(
            f"{drop.naam} ({drop.id}) opnemen in {keep.naam} ({keep.id})?"
        ):
            return 0
        revision = merge_actoren(desk, keep.id, drop.id, chosen)
        say(
            call,
            f"{revision.why} (wijziging {revision.number}). Terugdraaien: netwerk undo",
            asdict(revision),
        )
    return 0


def run_not_same(call: argparse.Namespace) -> int:
    """Keep that two actors are not the same."""
    with opened(call) as desk:
        one, other = find_actor(desk, call.een), find_actor(desk, call.ander)
        revision = say_not_same(desk, one.id, other.id)
        say(
            call,
            f"{revision.why} (wijziging {revision.number}). Terugdraaien: netwerk undo "
            f"{revision.number}",
            asdict(revision),
        )
    return 0


def _chosen(words: Iterable[str], keep: str, drop: str) -> dict[str, str]:
    """Of each property the id of the one whose value stays. Raises InputError."""
    chosen = {}
    for word in words:
        veld, is_there, whose = word.partition("=")
        if not is_there or whose.strip().upper() not in {"A", "B"}:
            raise InputError(
                f"'--keep {word[:60]}' is niet te lezen. Schrijf veld=A of veld=B, bijvoorbeeld "
                "--keep telefoon=B."
            )
        chosen[veld.strip()] = keep if whose.strip().upper() == "A" else drop
    return chosen
