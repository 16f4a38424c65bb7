"""Which texts of an item tell of somebody: those with his words, and what else there is his."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from netwerk.model import Actor, Item
from netwerk.schema import Veld
from netwerk.store.erasing.spoken_forms import Form, may_hold, spans
from netwerk.store.erasing.without import CONTENT, TEXTS, text_velden

KEY = "Sleutel"
AROUND = 60
"""Characters of a long text that are shown on both sides of what was found."""
OF_CONTACT = frozenset({"contact", "telefoon", "email"})
"""Properties of an actor that are of one person together."""
NAME = "naam"


@dataclass(frozen=True)
class ToldText:
    """A text that tells of somebody: its property, the text, and the part around what was found.

    beside: his words are not in it, and it is his: the number of a contact who was found by name.
    """

    veld: str
    text: str
    short: str
    beside: bool = False


def texts_told(item: Item, forms: Collection[Form]) -> Iterator[ToldText]:
    """What tells of the person in one state of an item.

    A key is made from the name: it is told only when nothing else is.
    """
    label = type(item).__name__
    texts = [
        (veld, part)
        for veld in text_velden(label)
        for part in text_parts((label, veld.naam), getattr(item, veld.naam))
    ]
    if not may_hold("\n".join((*(text for _, text in texts), item.id)), forms):
        return
    sizes = sorted({len(form) for form in forms})
    held = [(veld, text, spans(text, sizes, forms.__contains__)) for veld, text in texts]
    at = {veld.naam for veld, _, found in held if found}
    for veld, text, found in held:
        if found:
            yield ToldText(_called(veld), text, _around(text, found[0]))
        elif text and _is_his(label, veld, at):
            yield ToldText(_called(veld), text, _around(text, (0, 0)), beside=True)
    if not at and spans(item.id, sizes, forms.__contains__):
        yield ToldText(KEY, item.id, item.id)


def text_parts(place: tuple[str, str], value: object) -> tuple[str, ...]:
    """The texts in what a property of a label holds; of a saved view each text in it."""
    if isinstance(value, tuple):
        return tuple(map(str, value))
    if not isinstance(value, str):
        return ()
    if place == CONTENT:
        try:
            return tuple(_strings(json.loads(value)))
        except (ValueError, RecursionError):
            pass
    return (value,)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, held in value.items():
            yield key
            yield from _strings(held)
    elif isinstance(value, list):
        for held in value:
            yield from _strings(held)


def _is_his(label: str, veld: Veld, at: Collection[str]) -> bool:
    """Whether a text without his words is his: of who is called so all, of a contact his data."""
    if label != Actor.__name__:
        return False
    if NAME in at:
        return veld.type in TEXTS
    return veld.naam in OF_CONTACT and not OF_CONTACT.isdisjoint(at)


def _called(veld: Veld) -> str:
    return veld.label or veld.naam


def _around(text: str, span: tuple[int, int]) -> str:
    """A text as it is shown: of a long one the part around what was found."""
    if len(text) <= 4 * AROUND:
        return text
    start, end = max(0, span[0] - AROUND), min(len(text), span[1] + AROUND)
    return f"{'... ' if start else ''}{text[start:end]}{' ...' if end < len(text) else ''}"
