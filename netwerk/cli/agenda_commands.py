"""``netwerk agenda``: the board in words, one item, each act on it, and the sheet for the table."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from netwerk.cli.agenda_words import card_line, card_words
from netwerk.cli.session import opened, say
from netwerk.errors import AlreadyThere, InputError, LooksPrivate
from netwerk.files import refuse_place, write_whole
from netwerk.schema import schema
from netwerk.services.agenda.agenda_board import AgendaChosen, agenda_board
from netwerk.services.agenda.agenda_changing import CardTyped, change_card
from netwerk.services.agenda.agenda_items import (
    SIGNAAL,
    VRAAGSTUK,
    AgendaKey,
    agenda_item,
    called_on_agenda,
    is_everywhere,
)
from netwerk.services.agenda.agenda_making import (
    InitiatiefTyped,
    VraagstukTyped,
    make_initiatief,
    make_vraagstuk,
)
from netwerk.services.agenda.agenda_opened import open_agenda_item
from netwerk.services.agenda.agenda_print import KINDS, agenda_page
from netwerk.services.agenda.agenda_results import (
    BudgetTyped,
    agree_about,
    celebrate,
    close_item,
    reopen_item,
    set_budget,
)
from netwerk.services.agenda.agenda_signals import SignalTyped, heard_as, note_signal
from netwerk.services.agenda.agenda_steps import StepTyped, answer_step, take_step
from netwerk.services.desk import Desk
from netwerk.services.plain_values.agenda_values import agenda_item_values, agenda_list_values
from netwerk.services.records.choices import selection_called
from netwerk.services.records.edits import find_actor, new_token
from netwerk.services.taking_up.telling_back import tell_back
from netwerk.store.values import Revision

NOT_STORED = "Mag het wel, geef dan ook --toch-prive. Er is niets opgeslagen."
ONCE_MORE = "Is het een ander, geef dan ook --toch. Er is niets opgeslagen."
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
        except AlreadyThere as question:
            raise InputError(f"{question} {ONCE_MORE}") from None
    told = f"{made.why}. Opgeslagen als wijziging {made.number}. Toch niet? netwerk undo"
    say(call, told, {"revision": made.number, "why": made.why})
    return 0


def _list(desk: Desk, call: argparse.Namespace) -> int:
    chosen = _chosen(desk, call)
    columns = agenda_board(desk, chosen)
    lines = []
    for column in columns:
        word = schema().labels[column.label].meervoud.capitalize()
        lines.append(f"{word} ({len(column.open)})")
        lines += map(card_line, column.open)
        for name, cards in (("in een vraagstuk", column.taken_up), ("klaar", column.done)):
            if cards:
                lines.append(f"  {name}: {'; '.join(card.titel for card in cards)}")
    say(call, "\n".join(lines), agenda_list_values(desk, chosen))
    return 0


def _show(desk: Desk, call: argparse.Namespace) -> int:
    key = _key(desk, call)
    words = "\n".join(card_words(open_agenda_item(desk, key)))
    say(call, words, agenda_item_values(desk, key.label, key.id))
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
    titel, more = heard_as(" ".join(call.tekst))
    typed = SignalTyped(
        titel=titel,
        gebied=chosen.gebied,
        kern=chosen.kern,
        heel_gebied=call.heel_gebied,
        domeinen=chosen.domeinen,
        bronsoort=_stored("bronsoort", call.gehoord),
        omschrijving="\n".join(filter(None, (more, call.meer))),
        betrokken=_actors(desk, call),
        datum=call.op,
    )
    return note_signal(desk, typed, new_token(), call.toch_prive, call.toch)


def _change(desk: Desk, call: argparse.Namespace) -> Revision:
    """What is named changes, the rest stays."""
    key = _key(desk, call)
    entry = agenda_item(desk, key.label, key.id)
    item = entry.item
    domeinen = [call.domein] if call.domein else ()
    chosen = selection_called(desk, call.gebied, call.kern, domeinen=domeinen)
    if call.kern or call.gebied or call.heel_gebied:
        gebied, kern, whole = chosen.gebied, chosen.kern, bool(call.heel_gebied)
        gebied = gebied or (item.gebied if whole else None)
    else:
        gebied, kern, whole = item.gebied, item.kern, is_everywhere(item)
    typed = CardTyped(
        titel=call.titel or item.titel,
        gebied=gebied,
        kern=kern,
        heel_gebied=whole,
        domeinen=chosen.domeinen or item.domeinen,
        omschrijving=(item.omschrijving or "") if call.meer is None else call.meer,
        betrokken=_actors(desk, call) or item.betrokken,
        niveau=_stored("niveau", call.niveau) or item.niveau,
        datum=call.op or item.datum,
        bronsoort=_stored("bronsoort", call.gehoord) or getattr(item, "bronsoort", None),
    )
    at = AgendaKey(key.label, key.id, entry.version)
    return change_card(desk, at, item, typed, new_token(), call.toch_prive)


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


def _told(desk: Desk, call: argparse.Namespace) -> Revision:
    return tell_back(desk, _named(call), call.aan, new_token(), call.op, call.toch_prive)


def _close(desk: Desk, call: argparse.Namespace) -> Revision:
    return close_item(desk, _key(desk, call), new_token(), call.les, call.toch_prive)


def _open(desk: Desk, call: argparse.Namespace) -> Revision:
    return reopen_item(desk, _key(desk, call), new_token())


def _celebrate(desk: Desk, call: argparse.Namespace) -> Revision:
    key = _key(desk, call)
    return celebrate(desk, key, call.succes, new_token(), call.op, call.toch_prive)


def _budget(desk: Desk, call: argparse.Namespace) -> Revision:
    typed = BudgetTyped(call.bedrag or "", call.bron, call.besluit, call.op)
    return set_budget(desk, _key(desk, call), typed, new_token(), call.toch_prive)


def _afspraak(desk: Desk, call: argparse.Namespace) -> Revision:
    who = " ".join(call.wie) or None
    key = _key(desk, call)
    return agree_about(desk, key, call.wat, new_token(), who, call.voor, call.toch_prive)


CHANGES: Mapping[str, Callable[[Desk, argparse.Namespace], Revision]] = {
    "signal": _signal,
    "change": _change,
    "vraagstuk": _vraagstuk,
    "initiatief": _initiatief,
    "step": _step,
    "answer": _answer,
    "told": _told,
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
