"""Words that are no value (geen, n.v.t., zie boven) and words of the field (kerk, wijkagent).

What is said here stands in graph_schema/woorden.toml; a broken file is refused with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from netwerk.model import fold
from netwerk.schema import data_folder, schema
from netwerk.schemafile import SchemaFile

LONGEST = 60
"""A longer text is no single word, whatever it starts with."""
_SIGNS = re.compile(r"[-–—_.,;:?!/\\*~=+|#()\[\]'’\s]+")
_OUT = re.compile(r"[\s.()\[\]/]+")
_PHONE = re.compile(r"(?:tel\.?:? ?)?[+(]*0?0?[\d][\d\s()/.-]{7,17}\d")
_MAIL = re.compile(r"(?:mailto:)?[^\s@,;<>]+@[^\s@,;<>]+\.[a-z]{2,}", re.IGNORECASE)
_FILE = "woorden.toml"


@dataclass(frozen=True)
class KnownList:
    """A list as it comes from a register: how it is recognised, and what holds for all its rows.

    person_header, person_values: rows that are a person at home, and ``person_why``.
    """

    naam: str
    headers: tuple[frozenset[str], ...]
    fill: Mapping[str, str]
    person_header: str = ""
    person_values: frozenset[str] = frozenset()
    person_why: str = ""

    def is_it(self, headers: Iterable[str]) -> bool:
        """Whether a row of compared headers is that of this list."""
        there = set(headers)
        return all(some & there for some in self.headers)


@dataclass(frozen=True)
class Words:
    """The words of graph_schema/woorden.toml as they are compared."""

    nothing: frozenset[str]
    nothing_as_written: frozenset[str]
    nothing_but_a_name: frozenset[str]
    zero: frozenset[str]
    same: frozenset[str]
    no_contact: frozenset[str]
    no_strength: frozenset[str]
    against: frozenset[str]
    endings: tuple[tuple[str, Mapping[str, str]], ...]
    lists: tuple[KnownList, ...]
    place_code: re.Pattern[str]
    place_headers: frozenset[str]


@dataclass(frozen=True)
class FieldWord:
    """What a word of the field says of an actor; None: nothing."""

    soort: str | None = None
    categorie: str | None = None
    rol: str | None = None

    @property
    def known(self) -> bool:
        """Whether it says anything."""
        return bool(self.soort or self.categorie or self.rol)


def compared(text: str) -> str:
    """A word without case, accents, dots, blanks, brackets and slashes: 'N.v.t.' is 'nvt'."""
    return _OUT.sub("", fold(text))


def is_nothing(text: str, name: bool = False, numeric: bool = False) -> bool:
    """Whether a cell says that nothing is filled in.

    name: in a column of names, where x can be one. numeric: in a column of numbers, where 0 is one.
    """
    if len(text) > LONGEST:
        return False
    if not _SIGNS.sub("", text):
        return True
    folded, known = fold(text), words()
    word = _OUT.sub("", folded)
    if word in known.nothing or folded in known.nothing_as_written:
        return True
    return not name and (word in known.nothing_but_a_name or (not numeric and folded in known.zero))


def is_same(text: str) -> bool:
    """Whether a cell says that the value of the row above is meant."""
    return len(text) <= LONGEST and (text in words().same or compared(text) in words().same)


def is_no_contact(text: str, strength: bool = False) -> bool:
    """Whether a word in a list of contacts says that there is none.

    strength: in a column that says how strong or how often.
    """
    word = compared(text)
    return word in words().no_contact or (strength and fold(text) in words().no_strength)


def is_against(text: str) -> bool:
    """Whether a word in a list of contacts says the opposite: a conflict is no contact."""
    return compared(text) in words().against


def is_address(text: str) -> str | None:
    """'telefoonnummer' or 'e-mailadres' when that is all a text is, so no name; else None."""
    plain = text.strip()
    if _MAIL.fullmatch(plain):
        return "e-mailadres"
    digits = re.sub(r"\D", "", plain)
    looks = _PHONE.fullmatch(plain) and 9 <= len(digits) <= 13
    return "telefoonnummer" if looks and plain[:1] in "+(0tT" else None


def known_list(headers: Iterable[str]) -> KnownList | None:
    """The register whose list has these compared headers, if any."""
    there = frozenset(headers)
    return next((known for known in words().lists if known.is_it(there)), None)


@lru_cache(maxsize=10_000)
def field_word(text: str) -> FieldWord:
    """What a word of the field says: a soort, a categorie with its soort, a rol of a professional.

    The word itself, then without what stands in brackets, then the one kind that all its known
    words and their endings agree on.
    """
    if not text or len(text) > LONGEST:
        return FieldWord()
    for attempt in (text, re.sub(r"\(.*?\)", " ", text).strip()):
        if (found := _exact(attempt)).known:
            return found
    parts = [part for part in re.split(r"[^\w]+", fold(text)) if len(part) > 1]
    hints = [hint for part in parts if (hint := _part(part)).soort]
    soorten = {hint.soort for hint in hints}
    if len(soorten) != 1:
        return FieldWord()
    categories = {hint.categorie for hint in hints if hint.categorie}
    return FieldWord(soorten.pop(), categories.pop() if len(categories) == 1 else None)


def is_exact(text: str) -> bool:
    """Whether a whole text is a word of the field, so that nothing of it is lost."""
    return _exact(text).known


def _exact(text: str) -> FieldWord:
    keuzes = schema().keuzes
    if soort := keuzes["soort"].find(text):
        return FieldWord(soort)
    if categorie := keuzes["categorie"].find(text):
        return FieldWord(keuzes["categorie"].keuzes[categorie].soort, categorie)
    rol = keuzes["rol"].find(text)
    return FieldWord("professional", None, rol) if rol and rol != "anders" else FieldWord()


def _part(part: str) -> FieldWord:
    exact = _exact(part)
    if exact.soort:
        return FieldWord(exact.soort, exact.categorie)
    for end, said in words().endings:
        if part.endswith(end):
            return FieldWord(said.get("soort"), said.get("categorie"))
    return FieldWord()


@cache
def words() -> Words:
    """The words of the product, read once."""
    return read_words(data_folder("graph_schema") / _FILE)


def read_words(path: Path) -> Words:
    """Read and check a file of words. Raises SchemaError with file, line and reason."""
    file = SchemaFile(path)
    blocks = dict(file.tables())
    listed = {
        (block, key): _words(file, blocks, block, key)
        for block, keys in {
            "niets": ("overal", "precies", "niet_bij_naam", "nul"),
            "zelfde": ("woorden",),
            "geen_contact": ("woorden", "sterkte"),
            "tegen": ("woorden",),
            "plaatsen": ("koppen",),
        }.items()
        for key in keys
    }

    def every(block: str, key: str) -> frozenset[str]:
        return frozenset(filter(None, map(compared, listed[(block, key)])))

    same = listed[("zelfde", "woorden")]
    try:
        code = re.compile(str(blocks["plaatsen"].get("codes", "")))
    except re.error as error:
        raise file.error("plaatsen", f"'codes' is geen patroon ({error})") from error
    return Words(
        nothing=every("niets", "overal"),
        nothing_as_written=frozenset(map(fold, listed[("niets", "precies")])),
        nothing_but_a_name=every("niets", "niet_bij_naam"),
        zero=frozenset(map(fold, listed[("niets", "nul")])),
        same=frozenset(same) | frozenset(filter(None, map(compared, same))),
        no_contact=every("geen_contact", "woorden"),
        no_strength=frozenset(map(fold, listed[("geen_contact", "sterkte")])),
        against=every("tegen", "woorden"),
        endings=_endings(file, blocks.get("einde", {})),
        lists=tuple(_list(file, n, block) for n, block in blocks.get("lijst", {}).items()),
        place_code=code,
        place_headers=frozenset(map(fold, listed[("plaatsen", "koppen")])),
    )


def _words(file: SchemaFile, blocks: Mapping[str, Any], block: str, key: str) -> list[str]:
    found = blocks.get(block, {}).get(key)
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise file.error(block, f"'{key}' bij {block} hoort een lijst van woorden te zijn")
    return found


def _endings(
    file: SchemaFile, block: Mapping[str, Any]
) -> tuple[tuple[str, Mapping[str, str]], ...]:
    for end, said in block.items():
        _check(file, f"einde.{end}", said)
    return tuple(sorted(block.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def _check(file: SchemaFile, where: str, said: object) -> None:
    """Whether what is said of rows or words names values of the lists."""
    if not isinstance(said, dict):
        raise file.error(where, f"'{where}' heeft de verkeerde vorm")
    for naam, waarde in said.items():
        if naam not in ("soort", "categorie", "rol") or waarde not in schema().keuzes[naam].keuzes:
            raise file.error(where, f"'{naam} = {waarde}' bij {where} bestaat niet")


def _list(file: SchemaFile, name: str, block: Mapping[str, Any]) -> KnownList:
    where = f"lijst.{name}"
    herken, vul, persoon = block.get("herken"), block.get("vul", {}), block.get("persoon", {})
    if not isinstance(herken, list) or not all(isinstance(some, list) for some in herken):
        raise file.error(where, f"'herken' bij {where} hoort een lijst van lijsten te zijn")
    _check(file, where, vul)
    return KnownList(
        naam=str(block.get("naam", name)),
        headers=tuple(frozenset(map(fold, some)) for some in herken),
        fill=vul,
        person_header=fold(str(persoon.get("kop", ""))),
        person_values=frozenset(map(fold, persoon.get("waarden", []))),
        person_why=str(persoon.get("reden", "")),
    )
