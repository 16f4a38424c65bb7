"""``netwerk agenda``: the board in words, one item, each act on it, and the sheet for the table."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from netwerk.cli.session import opened, say
from netwerk.errors import InputError, LooksPrivate
from netwerk.files import refuse_place, write_whole
from netwerk.schema import schema
from netwerk.services.agenda.agenda_board import AgendaCard, AgendaChosen, agenda_board
from netwerk.services.agenda.agenda_items import SIGNAAL, VRAAGSTUK, AgendaKey, called_on_agenda
from netwerk.services.agenda.agenda_making import (
    InitiatiefTyped,
    VraagstukTyped,
    make_initiatief,
    make_vraagstuk,
)
from netwerk.services.agenda.agenda_opened import AgendaOpened, open_agenda_item
from netwerk.services.agenda.agenda_print import KINDS, agenda_page
from netwerk.services.agenda.agenda_results import (
    BudgetTyped,
    agree_about,
    celebrate,
    close_item,
    reopen_item,
    set_budget,
)
from netwerk.services.agenda.agenda_signals import SignalTyped, note_signal
from netwerk.services.agenda.agenda_steps import StepTyped, answer_step, take_step
from netwerk.services.desk import Desk
from netwerk.services.records.choices import selection_called
from netwerk.services.records.edits import find_actor, new_token
from netwerk.store.values import Revision
from netwerk.typed.dates import day_words

NOT_STORED = "Mag het wel, geef dan ook --toch-prive. Er is niets opgeslagen."
LOOKS = ("list", "show", "sheet")


def run_agenda(call: argparse.Namespace) -> int:
    """Carry out ``netwerk agenda``."""
    if call.actie == "sheet":
        _refuse_file(call)
    with opened(call) as desk:
        if call.actie in LOOKS:
            return {"list": _list, "show": _show, "sheet": _sheet}[call.actie](desk, call)
        try:
            made = CHANGES[call.actie](desk, call)
        except LooksPrivate as question:
            raise InputError(f"{question} {NOT_STORED}") from None
    told = f"{made.why}. Opgeslagen als wijziging {made.number}. Toch niet? netwerk undo"
    say(call, told, {"revision": made.number, "why": made.why})
    return 0


def _list(desk: Desk, call: argparse.Namespace) -> int:
    columns = agenda_board(desk, _chosen(desk, call))
    lines = []
    for column in columns:
        word = schema().labels[column.label].meervoud.capitalize()
        lines.append(f"{word} ({len(column.open)})")
        lines += map(_line, column.open)
        for name, cards in (("in een vraagstuk", column.taken_up), ("klaar", column.done)):
            if cards:
                lines.append(f"  {name}: {'; '.join(card.titel for card in cards)}")
    every = [c for column in columns for c in (*column.open, *column.taken_up, *column.done)]
    say(call, "\n".join(lines), {"agenda": [asdict(card) for card in every]})
    return 0


def _show(desk: Desk, call: argparse.Namespace) -> int:
    seen = open_agenda_item(desk, _key(desk, call))
    say(call, "\n".join(_words(seen)), _values(seen))
    return 0


def _sheet(desk: Desk, call: argparse.Namespace) -> int:
    kind = call.out.suffix.lower().removeprefix(".")
    content = agenda_page(desk, selection_called(desk, call.gebied, call.kern), kind)
    write_whole(call.out, content, overwrite=call.force)
    say(call, f"Geschreven: {call.out}", {"file": str(call.out)})
    return 0


def _signal(desk: Desk, call: argparse.Namespace) -> Revision:
    chosen = selection_called(
        desk, call.gebied, call.kern, domeinen=[call.domein] if call.domein else ()
    )
    typed = SignalTyped(
        titel=" ".join(call.tekst),
        gebied=chosen.gebied,
        kern=chosen.kern,
        domeinen=chosen.domeinen,
        bronsoort=_stored("bronsoort", call.gehoord),
        betrokken=_actors(desk, call),
        datum=call.op,
    )
    return note_signal(desk, typed, new_token(), call.toch_prive)


def _vraagstuk(desk: Desk, call: argparse.Namespace) -> Revision:
    keys = [called_on_agenda(desk, text) for text in call.tekst]
    if wrong := [key.id for key in keys if key.label != SIGNAAL]:
        raise InputError(f"'{wrong[0]}' is geen signaal. Een vraagstuk komt voort uit signalen.")
    typed = VraagstukTyped(call.titel, tuple(key.id for key in keys))
    return make_vraagstuk(desk, typed, new_token(), call.toch_prive)


def _initiatief(desk: Desk, call: argparse.Namespace) -> Revision:
    key = _key(desk, call)
    if key.label != VRAAGSTUK:
        raise InputError(f"'{key.id}' is geen vraagstuk. Een initiatief hoort bij een vraagstuk.")
    typed = InitiatiefTyped(call.titel, key.id, betrokken=_actors(desk, call))
    return make_initiatief(desk, typed, new_token(), call.toch_prive)


def _step(desk: Desk, call: argparse.Namespace) -> Revision:
    typed = StepTyped(
        soort=call.soort,
        verteld=call.verteld,
        niveau=_stored("niveau", call.niveau),
        naar=call.naar,
        van=call.van,
        ontvanger=find_actor(desk, call.ontvanger).id if call.ontvanger else None,
        datum=call.op,
    )
    return take_step(desk, _key(desk, call), typed, new_token(), call.toch_prive)


def _answer(desk: Desk, call: argparse.Namespace) -> Revision:
    id = _named(call)
    return answer_step(desk, id, call.antwoord, new_token(), call.op, call.toch_prive)


def _close(desk: Desk, call: argparse.Namespace) -> Revision:
    return close_item(desk, _key(desk, call), new_token(), call.les, call.toch_prive)


def _open(desk: Desk, call: argparse.Namespace) -> Revision:
    return reopen_item(desk, _key(desk, call), new_token())


def _celebrate(desk: Desk, call: argparse.Namespace) -> Revision:
    key = _key(desk, call)
    return celebrate(desk, key, call.succes, new_token(), call.op, call.toch_prive)


def _budget(desk: Desk, call: argparse.Namespace) -> Revision:
    typed = BudgetTyped(call.bedrag, call.bron, call.besluit, call.op)
    return set_budget(desk, _key(desk, call), typed, new_token(), call.toch_prive)


def _afspraak(desk: Desk, call: argparse.Namespace) -> Revision:
    who = " ".join(call.wie) or None
    key = _key(desk, call)
    return agree_about(desk, key, call.wat, new_token(), who, call.voor, call.toch_prive)


CHANGES: Mapping[str, Callable[[Desk, argparse.Namespace], Revision]] = {
    "signal": _signal,
    "vraagstuk": _vraagstuk,
    "initiatief": _initiatief,
    "step": _step,
    "answer": _answer,
    "close": _close,
    "open": _open,
    "celebrate": _celebrate,
    "budget": _budget,
    "afspraak": _afspraak,
}


def _chosen(desk: Desk, call: argparse.Namespace) -> AgendaChosen:
    domeinen = [call.domein] if call.domein else ()
    chosen = selection_called(desk, call.gebied, call.kern, domeinen=domeinen)
    return AgendaChosen(
        gebied=chosen.gebied,
        kern=chosen.kern,
        domein=next(iter(chosen.domeinen), None),
        niveau=_stored("niveau", call.niveau),
        staat=_stored("staat", call.staat),
    )


def _stored(lijst: str, words: str | None) -> str | None:
    """The stored value that a word means. Raises InputError naming what there is."""
    if words is None:
        return None
    keuzes = schema().keuzes[lijst]
    value = keuzes.find(words)
    if value is None:
        raise InputError(f"'{words}' kan hier niet. Kies uit: {', '.join(keuzes.keuzes)}.")
    return value


def _key(desk: Desk, call: argparse.Namespace) -> AgendaKey:
    return called_on_agenda(desk, _named(call))


def _named(call: argparse.Namespace) -> str:
    text = " ".join(call.tekst)
    if not text:
        raise InputError("Noem de titel of sleutel waar het over gaat. Zie 'netwerk agenda list'.")
    return text


def _actors(desk: Desk, call: argparse.Namespace) -> tuple[str, ...]:
    return tuple(find_actor(desk, name).id for name in call.wie)


def _refuse_file(call: argparse.Namespace) -> None:
    """Raise InputError for a file that has no name or another ending, or is there already."""
    if call.out is None:
        raise InputError("Zeg met --out waar het blad komt, bijvoorbeeld --out agenda.pdf.")
    if call.out.suffix.lower().removeprefix(".") not in KINDS:
        raise InputError(f"'{call.out.name}': geef een naam die eindigt op .pdf of .html.")
    refuse_place(call.out, overwrite=call.force)


def _line(card: AgendaCard) -> str:
    parts = [card.where, card.niveau.lower(), card.staat.lower()]
    parts += [f"sinds {day_words(card.datum)}"] if card.datum else []
    late = f" [afspraak {card.late} {'dag' if card.late == 1 else 'dagen'} te laat]"
    words = ", ".join(part for part in parts if part)
    return f"- {card.titel} ({words}){late if card.late else ''}\n    sleutel: {card.id}"


def _words(seen: AgendaOpened) -> list[str]:
    what = schema().labels[seen.card.label].enkel.capitalize()
    lines = [f"{what}: {seen.card.titel}", _line(seen.card)]
    if seen.betrokken:
        lines.append(f"Betrokken: {', '.join(actor.naam for actor in seen.betrokken)}")
    for word, cards in (
        ("Signaal", seen.signalen), ("Vraagstuk", seen.within), ("Initiatief", seen.initiatieven),
    ):  # fmt: skip
        lines += [f"{word}: {card.titel} ({card.id})" for card in cards]
    for step in seen.steps:
        lines.append(f"{step.sentence} Verteld: {step.verteld}\n    sleutel: {step.id}")
        lines.append(f"    Terug: {step.antwoord or 'nog geen antwoord bekend'}")
    lines += [f"Afspraak: {a.item.titel} ({a.item.stand})" for a in seen.agreed]
    return lines


def _values(seen: AgendaOpened) -> dict[str, Any]:
    return {
        "label": seen.card.label,
        "item": asdict(seen.item),
        "card": asdict(seen.card),
        "betrokken": [asdict(actor) for actor in seen.betrokken],
        "signalen": [card.id for card in seen.signalen],
        "steps": [asdict(step) for step in seen.steps],
        "afspraken": [asdict(a.item) | {"days_late": a.days_late} for a in seen.agreed],
    }
