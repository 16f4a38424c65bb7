"""Commands that ask others whether facts still hold; what comes back goes through import."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from netwerk.cli.session import opened, say
from netwerk.errors import InputError
from netwerk.files import refuse_place, write_whole
from netwerk.services.partner_questions import ToAsk, ask_by_mail, partner_sheet, who_to_ask
from netwerk.services.records.choices import selection_called
from netwerk.services.records.edits import find_actor
from netwerk.typed.dates import day_words

LINES_SHOWN = 40


def run_template(call: argparse.Namespace) -> int:
    """Write the sheet for a partner."""
    target: Path = call.out
    if target.suffix.lower() != ".xlsx":
        raise InputError(f"'{target.name}': geef een naam die eindigt op .xlsx.")
    refuse_place(target, overwrite=call.force)
    with opened(call) as desk:
        gebied = selection_called(desk, call.gebied).gebied
        made = partner_sheet(desk, call.partner, gebied, again=call.toch)
        write_whole(target, made.content, overwrite=call.force)
    words = [
        f"Geschreven: {target} ({made.counted}).",
        *made.said,
        f"Komt het terug? Lees het in met: netwerk import {target.name}",
    ]
    answer = {
        "file": str(target),
        "actors": made.actors,
        "ties": made.ties,
        "said": made.said,
        "revision": made.revision.number if made.revision else None,
    }
    say(call, "\n".join(words), answer)
    return 0


def run_ask(call: argparse.Namespace) -> int:
    """Write a draft of a mail for each organisation that can be asked."""
    if call.out is None and not call.dry_run:
        raise InputError("Zeg met --out in welke map de mails komen, of kijk eerst met --dry-run.")
    if call.out is not None and not call.dry_run:
        refuse_place(call.out, overwrite=True)
        if call.out.exists() and not call.out.is_dir():
            raise InputError(f"'{call.out}' is geen map. Geef de naam van een map.")
    with opened(call) as desk:
        gebied = selection_called(desk, call.gebied).gebied
        listed = who_to_ask(desk, gebied)
        if call.actor:
            wanted = {find_actor(desk, text).id for text in call.actor}
            listed = tuple(one for one in listed if one.id in wanted)
        chosen = [one for one in listed if not one.why_not][: call.most]
        if call.dry_run or not chosen:
            say(call, _would_words(listed, chosen), [asdict(one) for one in listed])
            return 0
        made = ask_by_mail(desk, gebied, [one.id for one in chosen])
        for name, content in made.files.items():
            write_whole(call.out / name, content)
    many = "1 mail" if len(chosen) == 1 else f"{len(chosen)} mails"
    words = (
        f"{many} klaargezet in {call.out}, als wijziging {made.revision.number}. Open ze in je "
        "mailprogramma en verstuur ze. Verstuur je ze niet? netwerk undo"
    )
    answer = {"files": [str(call.out / name) for name in made.files]}
    say(call, words, answer | {"revision": made.revision.number})
    return 0


def _would_words(listed: tuple[ToAsk, ...], chosen: list[ToAsk]) -> str:
    can = "organisatie kan" if len(chosen) == 1 else "organisaties kunnen"
    lines = [f"{len(chosen)} {can} nu worden gevraagd{':' if chosen else '.'}"]
    for one in chosen[:LINES_SHOWN]:
        lines.append(f"  {one.naam} (laatst bevestigd: {day_words(one.confirmed)})")
    kept = [one for one in listed if one.why_not]
    if kept:
        lines.append(f"Niet gevraagd ({len(kept)}):")
        lines += [f"  {one.naam}: {one.why_not}" for one in kept[:LINES_SHOWN]]
    more = max(0, len(chosen) - LINES_SHOWN) + max(0, len(kept) - LINES_SHOWN)
    if more:
        lines.append(f"  en nog {more}")
    lines.append("Er is niets klaargezet.")
    return "\n".join(lines)
