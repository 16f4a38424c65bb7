"""Waar zit de deskundigheid: who knows about something, by what is recorded of who it is and did.

Whoever is not found may know about it all the same: that is not known.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from netwerk.model import Actor, Initiatief, Signaal, Stap, Vraagstuk, fold
from netwerk.schema import Schema

WORK, RECEIVED, DID, TOLD = 4, 3, 2, 1
"""What each reason weighs: its own field, a hand-over it had, an initiatief, words about it."""
SMALL_WORDS = frozenset(
    {"de", "het", "een", "en", "of", "van", "voor", "naar", "in", "op", "te", "bij", "aan", "met"}
    | {"om", "over", "uit", "tot", "door", "als", "dat", "die", "dit", "er", "is", "wat", "wie"}
)
"""Words that say nothing about what is looked for."""
ENDINGS = frozenset({"heid", "e", "en", "s", "ing"})
SHORTEST = 3
"""Letters of the shortest word that is looked for within other words."""


@dataclass(frozen=True)
class Expert:
    """Who knows about it (id of the actor), why in short words, and how much that weighs."""

    actor: str
    why: tuple[str, ...]
    weight: int


@dataclass(frozen=True, eq=False)
class Sought:
    """What is looked for: the domeinen, categorieen and rollen that the words name, and the words.

    Nothing is found by empty words.
    """

    domeinen: frozenset[str]
    categorieen: frozenset[str]
    rollen: frozenset[str]
    words: tuple[str, ...]

    def in_text(self, *texts: str | None) -> bool:
        """Whether every word begins a word of these texts."""
        there = [word for text in texts if text for word in _words(text)]
        return bool(self.words) and all(
            any(held == word or _begins(word, held) or _stem_of(held, word) for held in there)
            for word in self.words
        )

    def about(self, domeinen: Collection[str], *texts: str | None) -> bool:
        """Whether something with these domeinen and texts is about it."""
        return not self.domeinen.isdisjoint(domeinen) or self.in_text(*texts)


def _begins(word: str, held: str) -> bool:
    return len(word) >= SHORTEST and held.startswith(word)


def _stem_of(held: str, word: str) -> bool:
    """Whether what stands there is what was asked for without its ending: eenzaam, eenzaamheid."""
    return len(held) > SHORTEST and word.startswith(held) and word[len(held) :] in ENDINGS


@dataclass
class _Held:
    why: list[str] = field(default_factory=list)
    weight: int = 0

    def add(self, words: str, weight: int) -> None:
        if words not in self.why:
            self.why.append(words)
            self.weight += weight


def sought(text: str, schema: Schema) -> Sought:
    """What these words look for."""

    def values(lijst: str) -> frozenset[str]:
        keuzes = schema.keuzes[lijst]
        wanted = fold(text)
        named = {
            key
            for key, value in keuzes.keuzes.items()
            if wanted and wanted in {fold(key), fold(value.label)}
        }
        found = keuzes.find(text) if wanted else None
        return frozenset(named | ({found} if found else set()))

    return Sought(values("domein"), values("categorie"), values("rol"), _telling(text))


def experts(
    wanted: Sought,
    actors: Iterable[Actor],
    items: Iterable[Signaal | Vraagstuk | Initiatief],
    steps: Iterable[Stap],
    schema: Schema,
) -> tuple[Expert, ...]:
    """Who of these actors knows about it, by weight and then by name.

    items: what plays or played, of which the initiatieven tell what actors did. steps: hand-overs
    of those items, of which the receivers dealt with it before.
    """
    listed = list(actors)
    held = {actor.id: _Held() for actor in listed}
    for actor in listed:
        for words, weight in _of_actor(wanted, actor, schema):
            held[actor.id].add(words, weight)
    about = {
        (type(item).__name__, item.id): item
        for item in items
        if wanted.about(item.domeinen, item.titel, item.omschrijving)
    }
    for item in about.values():
        if isinstance(item, Signaal):
            continue  # who is only named in what somebody heard, need not know about it
        does = isinstance(item, Initiatief)
        words = f"doet mee aan {item.titel}" if does else f"is betrokken bij {item.titel}"
        for id in item.betrokken:
            if id in held:
                held[id].add(words, DID if does else TOLD)
    for step in steps:
        found = _item_of(step, about)
        if found is not None and step.ontvanger in held and step.soort == "overdracht":
            held[step.ontvanger].add(f"kreeg {found.titel} overgedragen", RECEIVED)
    names = {actor.id: fold(actor.naam) for actor in listed}
    chosen = [Expert(id, tuple(one.why), one.weight) for id, one in held.items() if one.why]
    return tuple(sorted(chosen, key=lambda e: (-e.weight, names[e.actor], e.actor)))


def _of_actor(wanted: Sought, actor: Actor, schema: Schema) -> Iterable[tuple[str, int]]:
    """What an actor itself says of it."""
    keuzes = schema.keuzes
    for domein in actor.domeinen:
        if domein in wanted.domeinen:
            yield f"werkt aan {keuzes['domein'].label(domein).lower()}", WORK
    if actor.rol and (actor.rol in wanted.rollen or wanted.in_text(keuzes["rol"].label(actor.rol))):
        yield f"is {keuzes['rol'].label(actor.rol).lower()}", WORK
    if actor.categorie and (
        actor.categorie in wanted.categorieen
        or wanted.in_text(keuzes["categorie"].label(actor.categorie))
    ):
        yield f"hoort bij '{keuzes['categorie'].label(actor.categorie).lower()}'", WORK
    if wanted.in_text(actor.naam, *actor.andere_namen):
        yield "noemt het in de naam", TOLD
    if wanted.in_text(actor.omschrijving, *actor.labels):
        yield "noemt het in de omschrijving", TOLD


def _item_of(
    step: Stap, about: Mapping[tuple[str, str], Signaal | Vraagstuk | Initiatief]
) -> Signaal | Vraagstuk | Initiatief | None:
    keys = (
        ("Signaal", step.signaal),
        ("Vraagstuk", step.vraagstuk),
        ("Initiatief", step.initiatief),
    )
    return next((about[name, id] for name, id in keys if id and (name, id) in about), None)


def _telling(text: str) -> tuple[str, ...]:
    """The words that say what is looked for: no small words, no single letters."""
    return tuple(word for word in _words(text) if len(word) > 1 and word not in SMALL_WORDS)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))
