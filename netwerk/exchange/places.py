"""Which gebied or kern is meant: by key, number, name, other name, or postcode where certain."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from netwerk.model import Gebied, Kern, fold
from netwerk.typed.text import split_list, tidy

_SPLIT = re.compile(r"[;,/|&+\n]|\ben\b")


@dataclass(frozen=True)
class PlaceIds:
    """The ids of the places meant.

    unknown: the parts that mean nothing or more than one thing, as words for the user. either: of a
    name that more than one place has, the ids of all of these.
    """

    ids: tuple[str, ...]
    unknown: tuple[str, ...] = ()
    either: tuple[str, ...] = ()


class Places:
    """The gebieden and kernen that rows can refer to."""

    def __init__(self, gebieden: Iterable[Gebied], kernen: Iterable[Kern]) -> None:
        self.gebieden: Mapping[str, Gebied] = {
            g.id: g for g in sorted(gebieden, key=lambda g: g.id)
        }
        self.kernen: Mapping[str, Kern] = {k.id: k for k in sorted(kernen, key=lambda k: k.id)}
        self._gebied_words = _words(
            (g.id, (g.id, str(g.nummer) if g.nummer is not None else g.id, g.naam))
            for g in self.gebieden.values()
        )
        self._kern_words = _words(
            (k.id, (k.id, k.naam, *k.andere_namen)) for k in self.kernen.values()
        )
        self._by_postcode: dict[str, list[Kern]] = defaultdict(list)
        for kern in self.kernen.values():
            for postcode in kern.postcodes:
                self._by_postcode[postcode[:4]].append(kern)
        self._read: dict[str, PlaceIds] = {}

    def gebieden_in(self, text: str) -> PlaceIds:
        """Every gebied in a cell: 'gebied 4 en 5', '4/5', a name, or the name of a kern in it."""
        ids = self._read.get(text)
        if ids is None:
            ids = self._read[text] = self._gebieden_in(text)
        return ids

    def kern_in(self, text: str, gebieden: tuple[str, ...]) -> PlaceIds:
        """The kern in a cell; 'Ulft' in gebied 4 is the one kern of Ulft that lies in gebied 4."""
        word = _plain(text)
        ids = self._kern_words.get(word, ())
        if not ids:
            ids = tuple(k.id for k in self.kernen.values() if _plain(k.naam).startswith(f"{word} "))
        if len(ids) > 1 and gebieden:
            ids = tuple(i for i in ids if self.kernen[i].gebied in gebieden)
        if len(ids) == 1:
            return PlaceIds(ids)
        names = ", ".join(self.kernen[i].naam for i in ids)
        return PlaceIds(
            (),
            (f"'{text[:60]}' kan {names} zijn" if ids else f"'{text[:60]}' is geen bekende kern",),
            ids,
        )

    def names_a_place(self, text: str) -> bool:
        """Whether a text is the name of a kern or gebied, also of one of several with that name."""
        word = _plain(text)
        if not word or word.isdecimal():
            return False
        return (
            word in self._kern_words
            or bool(self._gebied(text))
            or any(_plain(kern.naam).startswith(f"{word} ") for kern in self.kernen.values())
        )

    def gebieden_of(self, kernen: Iterable[str]) -> frozenset[str]:
        """The gebieden that these kernen, by id, lie in."""
        return frozenset(self.kernen[id].gebied for id in kernen if id in self.kernen)

    def by_postcode(self, postcode: str) -> tuple[Kern, ...]:
        """The kernen that have this postcode (its four digits)."""
        match = re.match(r"\s*(\d{4})(?!\d)", postcode)
        return tuple(self._by_postcode.get(match[1], ())) if match else ()

    def gebieden_words(self) -> str:
        """The gebieden as words for a message."""
        return (
            ", ".join(
                f"{g.nummer if g.nummer is not None else g.id} ({g.naam})"
                for g in self.gebieden.values()
            )
            or "geen"
        )

    def _gebieden_in(self, text: str) -> PlaceIds:
        whole = self._gebied(text)
        if whole:
            return PlaceIds(whole)
        ids: list[str] = []
        unknown: list[str] = []
        for item, quoted in split_list(text):
            one = self._gebied(item)
            for part in [item] if one or quoted else _SPLIT.split(item):
                if not part.strip():
                    continue
                hit = self._gebied(part)
                ids.extend(hit)
                if not hit:
                    unknown.append(f"'{part.strip()[:60]}' is geen bekend gebied")
        return PlaceIds(tuple(dict.fromkeys(ids)), tuple(unknown))

    def _gebied(self, text: str) -> tuple[str, ...]:
        word = _plain(text)
        number = re.fullmatch(r"(?:gebied(?:en)?|nr|nummer|g)? ?0*(\d+)(?:[.:)] ?.*)?", word)
        for candidate in (word, number[1] if number else "", word.removeprefix("gebied ")):
            ids = self._gebied_words.get(candidate, ())
            if len(ids) == 1:
                return ids
        gebieden = {self.kernen[kern].gebied for kern in self._kern_words.get(word, ())}
        return tuple(gebieden) if len(gebieden) == 1 else ()


def _words(entries: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    words: dict[str, set[str]] = defaultdict(set)
    keys: dict[str, str] = {}
    for key, names in entries:
        keys[_plain(key)] = key
        for name in names:
            words[_plain(name)].add(key)
    # A key always means itself, also when something else has that name.
    return {
        word: (keys[word],) if word in keys else tuple(sorted(meant))
        for word, meant in words.items()
        if word
    }


def _plain(text: str) -> str:
    return " ".join(fold(tidy(text)).replace("-", " ").split())
