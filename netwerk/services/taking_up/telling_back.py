"""Terugverteld: who sent something to the board, heard what came back; noted where it went up."""

from __future__ import annotations

from dataclasses import replace

from netwerk.access.rights import BEWERKEN, LEZEN
from netwerk.agenda.board_lines import key_of, tells_back
from netwerk.errors import InputError, NotFound
from netwerk.model import Actor, Afspraak, Stap
from netwerk.services.agenda.agenda_items import agenda_item, day_of_it, store_guarded
from netwerk.services.changes import done_already, readable, resource
from netwerk.services.day.agreements import GEDAAN, OPEN
from netwerk.services.desk import Desk
from netwerk.services.taking_up.to_board import NOTHING_BACK, lines_of
from netwerk.store.port import Put
from netwerk.store.values import Revision
from netwerk.typed.dates import day_words
from netwerk.typed.text import one_line, tidy


def tell_back(
    desk: Desk, step: str, aan: str, token: str, op: str | None = None, private: bool = False
) -> Revision:
    """Keep that what came back on a step to the board was told, to whom and when.

    aan: by function or organisation. op: ISO day, None for today. Open afspraken to tell it are
    done with it, in the same change. Raises InputError (nobody named, nothing to tell, a day before
    the answer), LooksPrivate, NotFound, AccessDenied.
    """
    if (done := done_already(desk, token)) is not None:
        return done
    entry = desk.store.get(Stap, [step]).get(step)
    over = key_of(entry.item) if entry is not None else None
    if entry is None or over is None:
        desk.require_somewhere(LEZEN)
        raise NotFound("Deze stap is er niet (meer). Ververs de pagina.")
    item = agenda_item(desk, *over).item
    desk.require(BEWERKEN, resource(desk, item))
    line = next((one for one in lines_of(desk, *over) if one.step == step), None)
    if line is None or not line.untold:
        raise InputError(NOTHING_BACK)
    whom = one_line(tidy(aan))
    if not whom:
        raise InputError("Aan wie heb je het verteld? Vul dat in en bewaar opnieuw.")
    day = day_of_it(desk, op)
    if line.answered and day < line.answered:
        raise InputError(
            f"Het antwoord kwam {day_words(line.answered)}. Kies die dag of een latere."
        )
    puts = [Put(replace(entry.item, terugverteld_aan=whom, terugverteld_op=day), entry.version)]
    puts += _agreed(desk, over, line.answer, whom, day)
    ours = {entry.item.naam for entry in desk.reads.get(Actor, item.betrokken).values()}
    named = [part for part in whom.split(", ") if part not in ours]
    words = f"Terugverteld wat het bestuur zei over {item.titel}, aan {whom}"
    before = [entry.item]
    return store_guarded(desk, puts, words, token, private, before=before, functions=named)


def _agreed(desk: Desk, over: tuple[str, str], answer: str, whom: str, day: str) -> list[Put]:
    """The open afspraken to tell this, done."""
    around = [
        e for e in desk.store.referring_to(over[0], [over[1]]) if isinstance(e.item, Afspraak)
    ]
    may = {item.id for item in readable(desk, [entry.item for entry in around])}
    return [
        Put(replace(e.item, stand=GEDAAN, gedaan_op=day, uitkomst=f"Verteld aan {whom}"), e.version)
        for e in around
        if isinstance(e.item, Afspraak)
        and e.item.id in may
        and e.item.stand == OPEN
        and tells_back(e.item, answer)
    ]
