"""The words and patterns of graph_schema/privacy.toml; a broken file is refused with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from netwerk.model import fold
from netwerk.schema import data_folder
from netwerk.schemafile import SchemaFile

_FILE = "privacy.toml"
_BLOCKS = {
    "bewoner": ("bsn", "geboren", "aanhef", "functie", "voornamen", "adres"),
    "prive": ("soorten", "domeinen", "functies"),
    "gezondheid": (
        *("persoon", "doet", "woorden", "zelf"),
        *("kan", "daden", "slot", "over_iets", "groepen"),
    ),
}
_THAT = "dat|omdat|doordat|of|toen|als|nu"
_PART = rf"^[ *-]*|[.,;:!?(] ?| [-\u2013] |\b(?:en|want|maar|{_THAT}) "
"""Where a part of a sentence starts."""
_UNTIL = r"(?:(?! (?:dat|of|wat|hoe|wie)\b)[^:]){0,60}?"
"""What may stand between somebody and what he does: nothing in which somebody else does it."""


@dataclass(frozen=True)
class PrivacyWords:
    """What is looked for. The patterns are for folded text.

    person_who: somebody who is or has something. somebody: also a first name at the start of a part
    of a sentence. somebody_who: the same who is, has or can something, with nothing between that
    and the word that says it is about something else. of_a_group: what stands behind a word then.
    that_somebody, does: what stands before and behind the word in 'omdat Jan ziek is'.
    """

    bsn_headers: frozenset[str]
    birth_headers: frozenset[str]
    home_headers: frozenset[str]
    greeting: re.Pattern[str]
    function: re.Pattern[str]
    first_names: frozenset[str]
    soorten: frozenset[str]
    domains: frozenset[str]
    functions: frozenset[str]
    person_who: re.Pattern[str]
    somebody: re.Pattern[str]
    somebody_who: re.Pattern[str]
    of_a_group: re.Pattern[str]
    that_somebody: re.Pattern[str]
    does: re.Pattern[str]
    health: re.Pattern[str]
    deeds: re.Pattern[str]
    of_oneself: re.Pattern[str]


@cache
def privacy_words() -> PrivacyWords:
    """The rules of the product, read once."""
    return read_privacy_words(data_folder("graph_schema") / _FILE)


def read_privacy_words(path: Path) -> PrivacyWords:
    """Read and check a file of rules. Raises SchemaError with file, line and reason."""
    file = SchemaFile(path)
    blocks = dict(file.tables())
    said = {
        (block, key): _words(file, blocks, block, key)
        for block, keys in _BLOCKS.items()
        for key in keys
    }
    health = {key: _either(said[("gezondheid", key)]) for key in _BLOCKS["gezondheid"]}
    names = _either(said[("bewoner", "voornamen")])
    somebody = rf"(?:\b(?:{health['persoon']})\b|(?:{_PART})(?:{names})(?![\w'-]))"
    function = _either(said[("bewoner", "functie")])
    elsewhere = f"{health['over_iets']}|{health['groepen']}|{function}"
    return PrivacyWords(
        bsn_headers=frozenset(said[("bewoner", "bsn")]),
        birth_headers=frozenset(said[("bewoner", "geboren")]),
        home_headers=frozenset(said[("bewoner", "adres")]),
        greeting=re.compile(rf"(?:{_either(said[('bewoner', 'aanhef')])})\.?(?= [a-z])"),
        function=re.compile(rf"[^()]{{2,60}} \((?:{_either(said[('bewoner', 'functie')])})\.?\)"),
        first_names=frozenset(said[("bewoner", "voornamen")]),
        soorten=frozenset(said[("prive", "soorten")]),
        domains=frozenset(said[("prive", "domeinen")]),
        functions=frozenset(said[("prive", "functies")]),
        person_who=re.compile(rf"\b(?:{health['persoon']})\b.{{0,60}}?\b(?:{health['doet']})\b"),
        somebody=re.compile(rf"{somebody} "),
        somebody_who=re.compile(
            rf"{somebody}:?{_UNTIL} (?:{health['doet']}|{health['kan']})\b"
            rf"(?: met\b| aan\b| last van\b)?(?:[ (]+(?!(?:{elsewhere})\b)[^ (]+)*[ (]*$"
        ),
        of_a_group=re.compile(rf"\w* (?:{health['groepen']})\b"),
        that_somebody=re.compile(
            rf"\b(?:{_THAT}) (?:de |die |een )?(?:{health['persoon']}|{names})\b"
            rf"(?: (?!(?:{function})\b)[^ ,:]+){{0,3}} $"
        ),
        does=re.compile(rf"\w* (?:{health['doet']})\b"),
        health=re.compile(rf"\b(?:{health['woorden']})"),
        deeds=re.compile(rf"\b(?:{health['daden']})\b|\b(?:{health['slot']})(?=$|[.,;:!?)]| en\b)"),
        of_oneself=re.compile(
            rf"(?:^|[.;,:(\n] ?)(?:is |was |wegens |nu |langdurig |met )*"
            rf"(?P<word>{health['zelf']})\b"
        ),
    )


def _words(file: SchemaFile, blocks: Mapping[str, Any], block: str, key: str) -> list[str]:
    found = blocks.get(block, {}).get(key)
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found) or not found:
        raise file.error(block, f"'{key}' bij {block} hoort een lijst van woorden te zijn")
    return [fold(word) for word in found]


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
