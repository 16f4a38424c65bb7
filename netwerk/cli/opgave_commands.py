"""``netwerk opgave`` and ``netwerk nulmeting``: goals, how they stand, and a frozen moment."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict

from netwerk.cli.session import opened, say
from netwerk.errors import InputError, LooksPrivate
from netwerk.model import Opgave, field_names, fold
from netwerk.services.desk import Desk
from netwerk.services.opgaven.basis import measure_choices
from netwerk.services.opgaven.goals_shown import opgave_shown, opgaven
from netwerk.services.opgaven.making import MetingTyped, add_meting, add_opgave, measure
from netwerk.services.opgaven.nulmetingen import (
    RECORDED,
    Compared,
    ComparedRow,
    compared,
    make_nulmeting,
    nulmetingen,
)
from netwerk.services.plain_values.goal_values import goal_list_values, goal_values
from netwerk.services.records.choices import selection_called
from netwerk.services.records.edits import new_token
from netwerk.services.records.items import as_added, find_item
from netwerk.services.rules.forms import item_typed, targets
from netwerk.store.values import Revision
from netwerk.typed.text import split_list

EXAMPLE = "Schrijf bijvoorbeeld: netwerk opgave add titel='Meer contact' maat=net-contacten"
Act = Callable[[Desk, argparse.Namespace], None]


def run_opgave(call: argparse.Namespace) -> int:
    """Carry out ``netwerk opgave``."""
    acts: dict[str, Act] = {
        "list": _list,
        "show": _show,
        "add": _add,
        "measure": _measure,
        "maten": _maten,
    }
    with opened(call, create=call.actie == "add") as desk:
        acts[call.actie](desk, call)
    return 0


def run_nulmeting(call: argparse.Namespace) -> int:
    """Carry out ``netwerk nulmeting``."""
    acts: dict[str, Act] = {"make": _make, "list": _frozen, "compare": _compare}
    with opened(call) as desk:
        acts[call.actie](desk, call)
    return 0


def _list(desk: Desk, call: argparse.Namespace) -> None:
    goals = opgaven(desk, selection_called(desk, gebied=call.gebied))
    words = "\n".join(f"- {g.item.titel} ({g.item.id}): {g.sentence}" for g in goals)
    say(call, words or "Er zijn nog geen opgaven.", goal_list_values(desk, call.gebied))


def _show(desk: Desk, call: argparse.Namespace) -> None:
    shown = opgave_shown(desk, _meant(desk, call))
    parts = [shown.text, "", shown.sentence, shown.rests_on]
    parts += [f"Let op: {warning}" for warning in shown.warnings]
    say(call, "\n".join(parts).rstrip(), goal_values(desk, shown))


def _add(desk: Desk, call: argparse.Namespace) -> None:
    typed = _typed(desk, call)
    if call.gebied and "gebied" not in typed:
        typed["gebied"] = selection_called(desk, gebied=call.gebied).gebied
    token = new_token()
    item = as_added(desk, item_typed("Opgave", typed), token)
    assert isinstance(item, Opgave)  # noqa: S101 (for the type checker: asked by label)
    revision = _unless_private(lambda: add_opgave(desk, item, token, call.toch_prive))
    shown = opgave_shown(desk, item.id)
    lines = [f"Bewaard: {shown.item.id} (wijziging {revision.number}).", shown.goal]
    lines += [f"Let op: {warning}" for warning in shown.warnings]
    answer = {"revision": revision.number, **goal_values(desk, shown)}
    say(call, "\n".join(line for line in lines if line), answer)


def _measure(desk: Desk, call: argparse.Namespace) -> None:
    id = _meant(desk, call)
    if call.waarde is None:
        revision = measure(desk, id, new_token())
    else:
        typed = MetingTyped(id, call.waarde, call.datum or desk.today.isoformat(), call.bron)
        revision = _unless_private(lambda: add_meting(desk, typed, new_token(), call.toch_prive))
    shown = opgave_shown(desk, id)
    answer = {"revision": revision.number, **goal_values(desk, shown)}
    say(call, f"Bewaard (wijziging {revision.number}). {shown.sentence}", answer)


def _maten(desk: Desk, call: argparse.Namespace) -> None:
    choices = {key: words for key, words in measure_choices(desk).items() if key}
    words = "\n".join(f"{key}  {words}" for key, words in choices.items())
    say(call, words, {"maten": choices})


def _make(desk: Desk, call: argparse.Namespace) -> None:
    gebied = selection_called(desk, gebied=call.gebied).gebied
    revision = make_nulmeting(desk, call.naam or "", gebied, call.tijdstip)
    words = f"Nulmeting gemaakt (wijziging {revision.number})."
    say(call, words, {"revision": revision.number})


def _frozen(desk: Desk, call: argparse.Namespace) -> None:
    kept = nulmetingen(desk, selection_called(desk, gebied=call.gebied))
    words = "\n".join(f"- {one.words}" for one in kept) or "Er is nog geen nulmeting."
    values = [
        {"id": m.item.id, "naam": m.item.naam, "tijdstip": m.item.tijdstip, "gebied": m.item.gebied}
        for m in kept
    ]
    say(call, words, {"nulmetingen": values})


def _compare(desk: Desk, call: argparse.Namespace) -> None:
    chosen = selection_called(desk, gebied=call.gebied)
    kept = nulmetingen(desk, chosen)
    wanted = fold(call.naam or "")
    found = [m for m in kept if not wanted or wanted in (fold(m.item.id), fold(m.item.naam))]
    if not found:
        raise InputError(
            f"Er is geen nulmeting '{call.naam}'. Zie ze met netwerk nulmeting list."
            if wanted
            else "Er is nog geen nulmeting. Maak er een met netwerk nulmeting make 'Nulmeting'."
        )
    own = [m for m in found if m.item.gebied == chosen.gebied]
    meant = (own or found) if wanted else found[:1]
    if len(meant) > 1:
        which = ", ".join(f"{m.words}: {m.item.id}" for m in meant)
        raise InputError(f"Er zijn meer nulmetingen '{call.naam}'. Kies de sleutel: {which}.")
    told = compared(desk, meant[0].item.id, chosen)
    answer = {
        "nulmeting": told.moment.item.id,
        "tijdstip": told.moment.item.tijdstip,
        "netwerk_zegt": told.network_note,
        "netwerk": [asdict(row) for row in told.network],
        "opgaven": [asdict(row) for row in told.opgaven],
        "vastgelegd": [asdict(row) for row in told.recorded],
    }
    say(call, _compared_words(told), answer)


def _compared_words(told: Compared) -> str:
    lines = [told.moment.words]
    for title, note, rows in (
        ("Het netwerk", told.network_note, told.network),
        ("De opgaven", told.opgaven_note, told.opgaven),
        ("Wat er is vastgelegd", RECORDED, told.recorded),
    ):
        lines += ["", title] if rows or note else []
        lines += [note] if note else []
        lines += map(_row_words, rows)
    return "\n".join(lines)


def _row_words(row: ComparedRow) -> str:
    return f"- {row.what}: toen {row.then}, nu {row.now}. {row.sentence}".rstrip()


def _meant(desk: Desk, call: argparse.Namespace) -> str:
    if not call.woorden:
        raise InputError("Zeg welke opgave: de titel of de sleutel. Zie netwerk opgave list.")
    return find_item(desk, "Opgave", " ".join(call.woorden)).id


def _typed(desk: Desk, call: argparse.Namespace) -> dict[str, object]:
    """The properties in the call; what refers to others by name or id."""
    typed: dict[str, object] = {}
    refers = targets("Opgave")
    for word in call.woorden:
        name, sign, value = word.partition("=")
        if not sign or name not in field_names(Opgave) or name == "id":
            raise InputError(f"'{word}' is geen veld van een opgave. {EXAMPLE}")
        if name in refers and value:
            names = [one for one, _ in split_list(value)] if name == "partners" else [value]
            ids = [find_item(desk, refers[name], one).id for one in names]
            typed[name] = ids if name == "partners" else ids[0]
        else:
            typed[name] = value
    return typed


def _unless_private(act: Callable[[], Revision]) -> Revision:
    try:
        return act()
    except LooksPrivate as question:
        raise InputError(
            f"{question} Mag het wel, geef dan ook --toch-prive. Er is niets opgeslagen."
        ) from None
