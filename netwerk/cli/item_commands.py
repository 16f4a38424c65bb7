"""One item of any label: add, change, show or remove it, or list all of them."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from netwerk.cli.session import confirmed, opened, say
from netwerk.errors import AlreadyThere, InputError, LooksPrivate, NotFound
from netwerk.model import Item, fold
from netwerk.schema import schema
from netwerk.services.desk import Desk
from netwerk.services.plain_values.item_values import item_list_values, item_values
from netwerk.services.records.edits import new_token
from netwerk.services.records.item_cards import ItemCard, list_items, show_item
from netwerk.services.records.items import (
    add_item,
    as_added,
    change_item,
    find_item,
    removal,
    remove_item,
    stored_item,
)
from netwerk.services.rules.forms import item_typed, targets
from netwerk.store.values import Revision
from netwerk.typed.moments import day_of
from netwerk.typed.text import split_list

EXAMPLE = "Schrijf bijvoorbeeld titel='Zaal dicht'."


def run_item(call: argparse.Namespace) -> int:
    """Do what the first word of the call says."""
    with opened(call, create=call.actie == "add") as desk:
        ACTIONS[call.actie](desk, call)
    return 0


def _add(desk: Desk, call: argparse.Namespace) -> None:
    typed = _typed(desk, call.label, call.woorden)
    id = typed.pop("id", "")
    token = new_token()
    item = item_typed(call.label, typed)
    new = as_added(desk, replace(item, id=_key(str(id))) if id else item, token)
    try:
        revision = add_item(desk, new, token, sure=call.toch, private=call.toch_prive)
    except AlreadyThere as question:
        if (call.label, new.id) in question.others:  # its key is taken: nothing to be sure about
            raise
        raise InputError(
            f"{question} Bekijken: netwerk item show {schema().labels[call.label].enkel} "
            f"{question.others[0][1]}. Toch nieuw? Geef dan ook --toch. Er is niets opgeslagen."
        ) from None
    except LooksPrivate as question:
        raise _asks_private(question) from None
    _done(call, revision, new.id)


def _change(desk: Desk, call: argparse.Namespace) -> None:
    entry = stored_item(desk, call.label, _meant(desk, call).id)
    typed = _typed(desk, call.label, call.woorden[1:])
    if "id" in typed:
        raise InputError("De sleutel kan niet wijzigen. Laat 'id=' weg.")
    if not typed:
        raise InputError(f"Zeg wat er anders wordt, als veld=waarde. {EXAMPLE}")
    changed = item_typed(call.label, typed, entry.item)
    if changed == entry.item:
        say(call, "Er is niets veranderd.", _answer(call.label, entry.item.id, None))
        return
    base = call.versie or entry.version
    try:
        revision = change_item(desk, changed, base, new_token(), private=call.toch_prive)
    except LooksPrivate as question:
        raise _asks_private(question) from None
    _done(call, revision, entry.item.id)


def _asks_private(question: LooksPrivate) -> InputError:
    return InputError(f"{question} Mag het wel, geef dan ook --toch-prive. Er is niets opgeslagen.")


def _remove(desk: Desk, call: argparse.Namespace) -> None:
    entry = stored_item(desk, call.label, _meant(desk, call).id)
    _only(call, 1)
    id = entry.item.id
    told = removal(desk, call.label, id)
    if not told.stops and not call.yes:
        words = [f"{show_item(desk, call.label, id).name} ({id}) verwijderen?"]
        words += [f"Gaat ook weg: {_named(told.along)}."] if told.along else []
        words += (
            [f"Verwijst er dan niet meer naar: {_named(told.forgets)}."] if told.forgets else []
        )
        if not confirmed(" ".join(words)):
            return
    _done(call, remove_item(desk, call.label, id, call.versie or entry.version), id)


def _show(desk: Desk, call: argparse.Namespace) -> None:
    card = show_item(desk, call.label, _meant(desk, call).id)
    _only(call, 1)
    say(call, _card_words(card), item_values(desk, call.label, card.item.id))


def _list(desk: Desk, call: argparse.Namespace) -> None:
    _only(call, 0)
    gebied = find_item(desk, "Gebied", call.gebied).id if call.gebied else None
    table = list_items(desk, call.label, gebied, call.zoek)
    lines = [f"{row.id}  {row.name}" for row in table.rows]
    if any(row.stopped for row in table.rows):
        lines.append(f"{table.told}.")
    meervoud = schema().labels[call.label].meervoud
    words = "\n".join(lines) or f"Er staan hier geen {meervoud}."
    say(call, words, item_list_values(desk, call.label, gebied, call.zoek))


ACTIONS: Mapping[str, Callable[[Desk, argparse.Namespace], None]] = {
    "add": _add,
    "change": _change,
    "show": _show,
    "list": _list,
    "remove": _remove,
}


def _meant(desk: Desk, call: argparse.Namespace) -> Item:
    """The item that the first word names, also when there is an = in its name or key."""
    try:
        if call.woorden:
            return find_item(desk, call.label, call.woorden[0])
    except NotFound:
        if "=" not in call.woorden[0]:
            raise
    enkel = schema().labels[call.label].enkel
    said = f" Er is geen {enkel} '{call.woorden[0][:60]}'." if call.woorden else ""
    raise InputError(
        f"Zet de naam of sleutel achter 'netwerk item {call.actie} {enkel}'.{said} "
        f"'netwerk item list {enkel}' toont ze."
    )


def _key(text: str) -> str:
    """A key that was given, if it can be typed again. Raises InputError."""
    if not text.isprintable() or text != text.strip():
        raise InputError(
            "In een sleutel mag geen nieuwe regel, ander onzichtbaar teken of spatie aan het begin "
            "of eind staan. Typ de waarde van 'id=' opnieuw, of laat 'id=' weg."
        )
    return text


def _only(call: argparse.Namespace, words: int) -> None:
    if len(call.woorden) > words:
        raise InputError(f"Dit hoort er niet bij: '{call.woorden[words]}'. Laat het weg.")


def _typed(desk: Desk, label: str, words: Sequence[str]) -> dict[str, object]:
    """What ``veld=waarde`` words say; references become the keys of what they name."""
    typed: dict[str, object] = {}
    for word in words:
        name, sign, text = word.partition("=")
        if not sign:
            raise InputError(f"'{word}' is geen veld=waarde. {EXAMPLE}")
        veld = _veld(label, name)
        if veld in typed:
            raise InputError(f"'{name}' staat er twee keer. Laat er één weg.")
        target = targets(label).get(veld)
        typed[veld] = _references(desk, label, veld, target, text) if target and text else text
    return typed


def _veld(label: str, name: str) -> str:
    velden = schema().labels[label].velden.values()
    wanted = fold(name).replace("_", " ")
    for veld in velden:
        words = (veld.naam.replace("_", " "), "sleutel" if veld.naam == "id" else veld.label)
        if wanted in map(fold, words):
            return veld.naam
    names = ", ".join(veld.naam for veld in velden)
    enkel = schema().labels[label].enkel
    raise InputError(f"Een {enkel} heeft geen veld '{name}'. Kies uit: {names}.")


def _references(desk: Desk, label: str, veld: str, target: str, text: str) -> object:
    if not schema().labels[label].velden[veld].meervoudig:
        return find_item(desk, target, text).id
    parts = [part for part, _ in split_list(text)]
    try:
        return [find_item(desk, target, part).id for part in parts]
    except NotFound:
        if len(parts) == 1:
            raise
        try:
            return [find_item(desk, target, text).id]  # one name with a comma in it
        except NotFound:
            pass
        raise


def _done(call: argparse.Namespace, revision: Revision, id: str) -> None:
    words = (
        f"{revision.why} (sleutel {id}, wijziging {revision.number}). Terugdraaien: netwerk undo "
        f"{revision.number}"
    )
    say(call, words, _answer(call.label, id, revision))


def _answer(label: str, id: str, revision: Revision | None) -> dict[str, Any]:
    return {"label": label, "id": id, "revision": asdict(revision) if revision else None}


def _named(refs: Sequence[tuple[str, str, str]]) -> str:
    labels = schema().labels
    return ", ".join(f"{labels[label].enkel} {name}" for label, _, name in refs)


def _card_words(card: ItemCard) -> str:
    enkel = schema().labels[card.ref.label].enkel
    lines = [f"{card.name} ({enkel}, sleutel {card.ref.id}, versie {card.version})"]
    lines += [f"  {fact.label}: {fact.text}" for fact in card.facts if fact.text != "niet bekend"]
    for tie in card.ties:
        over = ", gestopt" if tie.over else ""
        lines.append(f"  {tie.what} {tie.other.name}{over} (relatie {tie.relatie})")
    for referrer in card.referrers:
        name = schema().labels[referrer.ref.label].enkel
        lines.append(f"  {referrer.veld}: {name} {referrer.ref.name} ({referrer.ref.id})")
    lines += [f"  {day_of(r.at)}  {r.who}: {r.why} (wijziging {r.number})" for r in card.history]
    return "\n".join(lines)
