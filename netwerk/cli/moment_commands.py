"""``netwerk moment``: keep a moment to look back at, list the kept ones, let one go."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from netwerk.cli.session import opened, say
from netwerk.errors import InputError
from netwerk.services.day.peilmomenten import drop_moment, keep_moment, kept_moments
from netwerk.services.desk import Desk
from netwerk.services.records.choices import selection_called


def run_moment(call: argparse.Namespace) -> int:
    """Carry out ``netwerk moment``."""
    acts: dict[str, Callable[[Desk, argparse.Namespace], int]] = {
        "add": _add,
        "list": _list,
        "remove": _remove,
    }
    with opened(call) as desk:
        return acts[call.actie](desk, call)


def _add(desk: Desk, call: argparse.Namespace) -> int:
    gebied = selection_called(desk, gebied=call.gebied).gebied
    revision = keep_moment(desk, call.naam or "", gebied, call.tijdstip)
    say(
        call,
        f"Bewaard (wijziging {revision.number}).",
        {"revision": revision.number},
    )
    return 0


def _list(desk: Desk, call: argparse.Namespace) -> int:
    kept = kept_moments(desk, selection_called(desk, gebied=call.gebied))
    words = "\n".join(f"- {one.words}" for one in kept) or "Er is nog geen moment bewaard."
    values = [
        {"id": m.item.id, "naam": m.item.naam, "tijdstip": m.item.tijdstip, "gebied": m.item.gebied}
        for m in kept
    ]
    say(call, words, {"moments": values})
    return 0


def _remove(desk: Desk, call: argparse.Namespace) -> int:
    chosen = selection_called(desk, gebied=call.gebied)
    found = [m for m in kept_moments(desk, chosen) if call.naam in (m.item.id, m.item.naam)]
    if len(found) != 1:
        many = "Er is geen bewaard moment" if not found else "Er is meer dan één bewaard moment"
        raise InputError(
            f"{many} met de naam '{call.naam}'. Zie de sleutels met netwerk moment list --json."
        )
    revision = drop_moment(desk, found[0].item.id)
    say(call, f"Verwijderd (wijziging {revision.number}).", {"revision": revision.number})
    return 0
