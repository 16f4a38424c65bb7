"""What is left where words of somebody go: how each text will read, and what is still his there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from netwerk.insight.wording import listing
from netwerk.model import Actor, Item, item_name
from netwerk.schema import schema
from netwerk.services.privacy.mentioned_texts import text_parts
from netwerk.store.erasing.erasure import Key
from netwerk.store.erasing.spoken_forms import phone_in, postcode_in
from netwerk.store.erasing.without import INSTEAD, text_velden

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_MAIL = re.compile(r"[^\s@]@[^\s@]+\.\w")
PHONE, MAIL, ADDRESS = "telefoonnummer", "e-mailadres", "adres"
_VELDEN = {"telefoon": PHONE, "email": MAIL, "adres": ADDRESS}
ONE = {PHONE: "een telefoonnummer", MAIL: "een e-mailadres", ADDRESS: "een adres"}


@dataclass(frozen=True)
class WordsLeft:
    """Of what stays: sentences as they will read, and warnings of what is not looked for."""

    texts: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def words_left(states: Mapping[Key, Sequence[Item]], names: Mapping[Key, str]) -> WordsLeft:
    """What is told of these items before words go from them.

    states: by item, each state that it had, as it will be. names: what they are called now.
    """
    texts: dict[str, None] = {}
    warnings: list[str] = []
    for key, held in states.items():
        kinds: set[str] = set()
        after = item_name(held[-1])
        name = after if INSTEAD in after else names[key]  # who goes is not named once he is gone
        for item in held:
            texts |= dict.fromkeys(f"{name}, {one}" for one in _sentences(item))
            kinds |= set(_kinds(item))
        if kinds:
            what = listing(ONE[kind] for kind in ONE if kind in kinds)
            warnings.append(
                f"Bij {name} staat nog {what}. Zoek ook daarop als dat van deze persoon is, of "
                "haal het helemaal weg."
            )
    return WordsLeft(tuple(texts), tuple(warnings))


def _texts(item: Item) -> Iterator[tuple[str, str]]:
    label = type(item).__name__
    for veld in text_velden(label):
        for part in text_parts((label, veld.naam), getattr(item, veld.naam)):
            yield veld.naam, part


def _sentences(item: Item) -> Iterator[str]:
    """The sentences from which words go, each with the name of its property."""
    velden = schema().labels[type(item).__name__].velden
    for naam, text in _texts(item):
        left = [part for part in _SENTENCE.split(text) if INSTEAD in part]
        if left:
            yield f"{(velden[naam].label or naam).lower()}: {' '.join(left)}"


def _kinds(item: Item) -> Iterator[str]:
    """Which data by which somebody is reached are still there, in a property or in a text."""
    for naam, text in _texts(item):
        if isinstance(item, Actor) and naam in _VELDEN and text:
            yield _VELDEN[naam]
            continue
        if phone_in(text):
            yield PHONE
        if _MAIL.search(text):
            yield MAIL
        if postcode_in(text):
            yield ADDRESS
