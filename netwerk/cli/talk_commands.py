"""A talk from the command line: kept in one change, that `netwerk undo` takes back."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict

from netwerk.cli.session import opened, say
from netwerk.errors import InputError, LooksPrivate, NotFound
from netwerk.services.day.talks import TalkTyped, log_talk, talks_with
from netwerk.services.desk import Desk
from netwerk.services.records.edits import find_actor, new_token
from netwerk.typed.dates import iso_date


def run_log(call: argparse.Namespace) -> int:
    """Keep a talk, and say what it changed."""
    if call.contact and not call.als:
        raise InputError("Zeg met --als wie jij bent, dan kan --contact jouw contact vastleggen.")
    if call.niemand and (call.noemde or call.kent):
        raise InputError("--niemand kan niet samen met --noemde of --kent. Kies een van beide.")
    with opened(call) as desk:
        actor = find_actor(desk, call.actor)
        noemde, also = _named(desk, call.noemde)
        kennen = tuple(find_actor(desk, name).id for name in call.kent)
        typed = TalkTyped(
            met=(actor.id,),
            waarover=call.over,
            noemde=(*noemde, *kennen),
            noemde_ook=also,
            kennen=kennen,
            gevraagd=call.niemand,
            vervolg=call.volgende,
            vervolg_voor=(iso_date(call.voor) or call.voor) if call.voor else None,
            ik=find_actor(desk, call.als).id if call.als else None,
            contact="kent" if call.contact else None,
        )
        token = new_token()
        try:
            revision = log_talk(desk, typed, token, private=call.toch_prive)
        except LooksPrivate as question:
            raise InputError(
                f"{question} Mag het wel, geef dan ook --toch-prive. Er is niets opgeslagen."
            ) from None
        talk = next(t for t in talks_with(desk, actor.id) if token.startswith(t.item.id[8:]))
    words = [
        f"{revision.why} (wijziging {revision.number}). Terugdraaien: netwerk undo "
        f"{revision.number}"
    ]
    if also:
        words.append(f"Nog niet vastgelegd: {', '.join(talk.item.noemde_ook)}.")
    answer = {
        "gesprek": asdict(talk.item),
        "afspraak": asdict(talk.vervolg) if talk.vervolg else None,
        "revision": asdict(revision),
    }
    say(call, "\n".join(words), answer)
    return 0


def _named(desk: Desk, names: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of known actors with these names, and the names of whom none is known."""
    ids, also = [], []
    for name in names:
        try:
            ids.append(find_actor(desk, name).id)
        except NotFound:
            also.append(name)
    return tuple(ids), tuple(also)
