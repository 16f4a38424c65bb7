"""A description without names: an actor is told by function, or by soort and kern with a number.

Who acts for the team is told by function too, or as 'iemand van het team'.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from netwerk.insight import wording as w
from netwerk.model import fold
from netwerk.net.net import Net
from netwerk.report.description import Beeld
from netwerk.report.gebied_facts import GebiedFacts
from netwerk.schema import Schema

T = TypeVar("T")
ENOUGH = 3
"""With fewer of a soort in a kern the kern is left out: the only business there is known by it."""
PROFESSIONAL, OTHER = "professional", "anders"
ELSEWHERE = "een andere partij"
"""An actor that this reader may not see: nothing of it is told but that it is one."""
SOMEBODY, UNTOLD = "iemand van het team", "functie niet bekend"
_FUNCTIONS = (
    *("team", "groep", "bestuur", "college", "gemeente", "raad", "werker", "makelaar", "manager"),
    *("adviseur", "consulent", "coordinator", "regisseur", "leider", "contactpersoon", "beheerder"),
)
"""Words that end in one of these say what somebody does, beside the choices of 'rol'."""
_WORD = re.compile(r"\w+")
_ARTICLE = r"(?<!\w)((?:[Dd]e|[Hh]et|[Ee]en) )?"
_START = re.compile(r"(^|(?<=[.!?] ))([a-zé])")


def labels_of(net: Net, schema: Schema) -> Mapping[str, str]:
    """What every actor of the whole network is called without its name, by id; no two the same.

    Who is in this net is numbered first, in order of key: with 18 groups in a gebied no number of
    them is above 18. Who is the only one of its kind is 'een wijkagent': a sentence needs a word
    before it.
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
    for i in sorted(range(whole.n), key=lambda i: (net.index_of(str(actors["id"][i])) is None, i)):
        words, where = told[i]
        turn[words] += 1
        called = f"{words} {turn[words]}" if often[words] > 1 else f"een {words}"
        labels[str(actors["id"][i])] = f"{called}{f' in {where}' if where else ''}"
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


def without_names(value: T, facts: GebiedFacts, labels: Mapping[str, str]) -> T:
    """The same values with a label wherever a name of an actor stood, also one beside its own.

    Also of actors that this reader may not see: they have no label and are 'een andere partij'. Of
    who acts for the team by name, that name goes too wherever it was typed.
    Pictures stay as they are drawn: draw them without names. A name of several words is found in
    any case of letters.
    """
    return _mapped(value, _replacer({**_people(facts), **_names(facts, labels)}))


def by_function(facts: GebiedFacts) -> GebiedFacts:
    """The same facts with everybody who acts told by function.

    Of who is called by a name beside his function only the function is told. An organisation keeps
    its name here (see `without_names`); who is called by no function is somebody of the team.
    """
    function = _function_reader(facts)

    def told(text: str | None, instead: str | None) -> str | None:
        return text and (function(text) or instead)

    edition = facts.uitgave
    return replace(
        facts,
        afspraken=tuple(replace(a, wie=told(a.wie, SOMEBODY)) for a in facts.afspraken),
        stappen=tuple(replace(step, naar=told(step.naar, None)) for step in facts.stappen),
        opgaven=tuple(
            replace(one, item=replace(one.item, trekker=told(one.item.trekker, UNTOLD)))
            for one in facts.opgaven
        ),
        uitgave=edition and replace(edition, maker=told(edition.maker, SOMEBODY)),
    )


def _people(facts: GebiedFacts) -> dict[str, str]:
    """What stands in the place of the names of who acts: those typed where a function belongs."""
    function = _function_reader(facts)
    typed = [
        *(agreed.wie for agreed in facts.afspraken),
        *(step.naar for step in facts.stappen),
        *(told.item.trekker for told in facts.opgaven),
        facts.uitgave.maker if facts.uitgave else None,
    ]
    people: dict[str, str] = {}
    for text in filter(None, typed):
        kept = function(text)
        name = text.removeprefix(kept).strip(" ,")
        # One word may be no name at all: 'iedereen', 'Dorpshuis'.
        if kept != text and len(_WORD.findall(name)) > 1 and any(map(str.isupper, name)):
            people[name] = kept[:1].lower() + kept[1:] if kept else SOMEBODY
    return people


def _function_reader(facts: GebiedFacts) -> Callable[[str], str]:
    """What tells of a text the part that names nobody, '' when there is none."""
    names = sorted(_names(facts, {}), key=len, reverse=True)
    organisations = {fold(name) for name in names}
    rollen = facts.schema.keuzes["rol"].keuzes
    known = {
        fold(word)
        for key, rol in rollen.items()
        if key != OTHER
        for word in (rol.label, *rol.koppen)
    }
    places = {fold(word) for kern in facts.net.whole.kernen for word in _WORD.findall(kern.naam)}

    def is_function(word: str) -> bool:
        return fold(word) in known or fold(word).endswith(_FUNCTIONS)

    def names_nobody(word: str) -> bool:
        return not word[:1].isupper() or is_function(word) or fold(word) in places

    def function(text: str) -> str:
        if fold(text) in organisations:
            return text
        found = [word for word in _WORD.findall(text) if is_function(word)]
        if not found:
            return ""
        rest = text
        for name in names:
            rest = rest.replace(name, "")
        return text if all(map(names_nobody, _WORD.findall(rest))) else found[0]

    return function


def _names(facts: GebiedFacts, labels: Mapping[str, str]) -> dict[str, str]:
    """What stands in the place of every name, those that this reader may see first."""
    actors = facts.net.whole.actors
    by_name: dict[str, str] = {}
    for id, naam in zip(actors["id"], actors["naam"], strict=True):
        if name := str(naam).strip():
            by_name.setdefault(name, labels.get(str(id), ELSEWHERE))
    for name, id in facts.known_as.items():
        by_name.setdefault(name, labels.get(id, ELSEWHERE))
    return by_name


def _replacer(by_name: Mapping[str, str]) -> Callable[[str], str]:
    if not by_name:
        return lambda text: text
    folded = {name.casefold(): label for name, label in by_name.items()}
    order = sorted(by_name, key=lambda name: (-len(name), name))
    several = [name for name in order if len(name.split()) > 1]
    single = [name for name in order if len(name.split()) == 1]
    patterns = [
        re.compile(rf"{_ARTICLE}({'|'.join(map(re.escape, names))})(?!\w)", flags)
        for names, flags in ((several, re.IGNORECASE), (single, re.NOFLAG))
        if names
    ]

    def label_of(found: re.Match[str]) -> str:
        article, name = found[1] or "", found[2]
        label = by_name.get(name) or folded.get(name.casefold()) or "een actor"
        return label if label.startswith("een ") else f"{article}{label}"

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
