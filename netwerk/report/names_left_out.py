"""A description without names: an actor is told by function, or by soort and kern with a number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from netwerk.insight import wording as w
from netwerk.net.net import Net
from netwerk.report.description import Beeld
from netwerk.schema import Schema

T = TypeVar("T")
ENOUGH = 3
"""With fewer of a soort in a kern the kern is left out: the only business there is known by it."""
PROFESSIONAL, OTHER = "professional", "anders"
_START = re.compile(r"(^|(?<=[.!?] ))([a-zé])")


def labels_of(net: Net, schema: Schema) -> Mapping[str, str]:
    """What every actor of the whole network is called without its name, by id; no two the same.

    The number follows the key of the actor, so that it is the same in every document of one store.
    """
    whole = net.whole
    actors = whole.actors
    places = Counter(zip(actors["soort"], actors["kern"], strict=True))
    kernen = {kern.id: kern.naam for kern in whole.kernen}
    told = []
    for i in range(whole.n):
        soort, kern, role = actors["soort"][i], actors["kern"][i], actors["rol"][i]
        if soort == PROFESSIONAL and role and role != OTHER:
            words = schema.keuzes["rol"].label(str(role))
            told.append((words[:1].lower() + words[1:], ""))
        else:
            seen = places[soort, kern] >= ENOUGH and str(kern) in kernen
            told.append((w.soort_words(str(soort))[0], kernen[str(kern)] if seen else ""))
    often, turn = Counter(words for words, _ in told), Counter[str]()
    labels = {}
    for i, (words, where) in enumerate(told):
        turn[words] += 1
        number = f" {turn[words]}" if often[words] > 1 else ""
        labels[str(actors["id"][i])] = f"{words}{number}{f' in {where}' if where else ''}"
    return labels


def kinds_of(net: Net, schema: Schema) -> Mapping[str, str]:
    """What every actor of the whole network is called as one of many, by id: 'een bedrijf'."""
    actors = net.whole.actors
    told = {}
    for id, soort, role in zip(actors["id"], actors["soort"], actors["rol"], strict=True):
        words = w.soort_words(str(soort))[0]
        if soort == PROFESSIONAL and role and role != OTHER:
            label = schema.keuzes["rol"].label(str(role))
            words = label[:1].lower() + label[1:]
        told[str(id)] = f"een {words}"
    return told


def without_names(value: T, net: Net, labels: Mapping[str, str]) -> T:
    """The same values with a label wherever the name of an actor of the whole network stood.

    Pictures stay as they are drawn: draw them without names. A name of several words is found in
    any case of letters.
    """
    return _mapped(value, _replacer(net, labels))


def _replacer(net: Net, labels: Mapping[str, str]) -> Callable[[str], str]:
    whole = net.whole
    by_name: dict[str, str] = {}
    for id, naam in zip(whole.actors["id"], whole.actors["naam"], strict=True):
        name = str(naam).strip()
        if name:
            by_name.setdefault(name, labels[str(id)])
    if not by_name:
        return lambda text: text
    folded = {name.casefold(): label for name, label in by_name.items()}
    order = sorted(by_name, key=lambda name: (-len(name), name))
    several = [name for name in order if len(name.split()) > 1]
    single = [name for name in order if len(name.split()) == 1]
    patterns = [
        re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", flags)
        for names, flags in ((several, re.IGNORECASE), (single, re.NOFLAG))
        if names
    ]

    def label_of(found: re.Match[str]) -> str:
        return by_name.get(found[0]) or folded.get(found[0].casefold()) or "een actor"

    def told(text: str) -> str:
        done = text
        for pattern in patterns:
            done = pattern.sub(label_of, done)
        return done if done == text else _START.sub(lambda m: m[1] + m[2].upper(), done)

    return told


def _mapped(value: T, told: Callable[[str], str]) -> T:
    """A value of frozen dataclasses, tuples and text with every text told anew."""
    if isinstance(value, str):
        return told(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(_mapped(part, told) for part in value)  # type: ignore[return-value]
    if isinstance(value, Beeld):
        return replace(value, alt=told(value.alt), caption=told(value.caption))
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: _mapped(getattr(value, f.name), told) for f in fields(value)}
        return replace(value, **changed)
    return value
