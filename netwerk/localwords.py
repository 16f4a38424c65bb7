"""The words of one municipality for what the schema names: a gebied, a kern, a role, a soort.

They stand under [woorden] in the file with its places (NETWERK_PLAATSEN). What is stored and what a
file may call it stays the same; only what is read on a page or in a file of ours differs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from netwerk.errors import SchemaError
from netwerk.schemafile import SchemaFile
from netwerk.schemavalues import KeuzeLijst, Label, Schema, Veld

LONGEST = 40
PLACES = {"gebied": "Gebied", "kern": "Kern"}
"""What may have words of its own, and its label."""


@dataclass(frozen=True)
class LocalWords:
    """labels: one and many of each label. choices: the word for each value of each list."""

    labels: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many words are the municipality's own."""
        return len(self.labels) + sum(map(len, self.choices.values()))


def words_of(file: SchemaFile, schema: Schema) -> LocalWords:
    """What stands under [woorden]. Raises SchemaError: a line for each fault."""
    labels: dict[str, tuple[str, str]] = {}
    choices: dict[str, dict[str, str]] = {}
    faults: list[str] = []
    for key, value in file.block("woorden").items():
        where = f"woorden.{key}"
        if key in PLACES:
            if not (isinstance(value, list) and len(value) == 2 and all(map(_is_word, value))):
                words = f'bij {key} horen twee woorden: {key} = ["wijk", "wijken"]'
                faults.append(str(file.error(where, words)))
                continue
            labels[PLACES[key]] = (value[0].strip(), value[1].strip())
        elif key in schema.keuzes and isinstance(value, dict):
            there = schema.keuzes[key].keuzes
            choices[key] = {}
            for name, word in value.items():
                if name not in there:
                    words = f"'{name}' staat niet in de lijst {key}; kies uit {', '.join(there)}"
                    faults.append(str(file.error(f"{where}.{name}", words)))
                elif not _is_word(word):
                    words = f"bij '{name}' hoort een woord tussen aanhalingstekens"
                    faults.append(str(file.error(f"{where}.{name}", words)))
                else:
                    choices[key][name] = word.strip()
        else:
            known = ", ".join([*PLACES, *sorted(schema.keuzes)])
            words = f"voor '{key}' zijn er geen eigen woorden; kies uit {known}"
            faults.append(str(file.error(where, words)))
    if faults:
        raise SchemaError("\n".join(faults))
    return LocalWords(labels, choices)


def in_own_words(schema: Schema, path: Path | None) -> Schema:
    """The same schema in the words of this file. Raises SchemaError."""
    if path is None or path.suffix.lower() != ".toml":
        return schema
    words = words_of(SchemaFile(path), schema)
    if not words.count:
        return schema
    labels = {name: _label(label, words) for name, label in schema.labels.items()}
    lists = {name: _list(one, words.choices.get(name, {})) for name, one in schema.keuzes.items()}
    return replace(schema, labels=labels, keuzes=lists)


def _is_word(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value.strip()) <= LONGEST and "\n" not in value


def _label(label: Label, words: LocalWords) -> Label:
    """Also its fields that are called after a gebied or a kern: 'Actief in gebied' is a heading."""
    one, many = words.labels.get(label.naam, (label.enkel, label.meervoud))
    velden = {name: _veld(veld, words) for name, veld in label.velden.items()}
    return replace(label, enkel=one, meervoud=many, velden=velden)


def _veld(veld: Veld, words: LocalWords) -> Veld:
    shown = veld.label
    for word, place in PLACES.items():
        if place in words.labels:  # whether their word takes 'de' or 'het' is not known
            shown = re.sub(rf"\b(?:de|het) ({word})\b", r"\1", shown)
        for usual, own in zip((word, f"{word}en"), words.labels.get(place, ()), strict=False):
            shown = re.sub(rf"\b{usual}\b", own, shown)
            shown = re.sub(rf"\b{usual.capitalize()}\b", own[:1].upper() + own[1:], shown)
    if shown == veld.label:
        return veld
    return replace(veld, label=shown, koppen=(*veld.koppen, veld.label.lower()))


def _list(one: KeuzeLijst, words: Mapping[str, str]) -> KeuzeLijst:
    if not words:
        return one
    keuzes = {
        name: replace(keuze, label=words[name], koppen=(*keuze.koppen, keuze.label.lower()))
        if name in words
        else keuze
        for name, keuze in one.keuzes.items()
    }
    return replace(one, keuzes=keuzes)
